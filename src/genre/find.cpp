#include "data.hpp"

#include <segue/detail/config.hpp>

#include <algorithm>

namespace segue {
namespace detail {

/// Starts and ends of the words of a normal_tag.
static inline std::vector<std::pair<std::size_t, std::size_t>> word_bounds(std::string_view words) {
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (std::size_t from = 0; from < words.size();) {
        const std::size_t to = std::min(words.find(' ', from), words.size());
        out.emplace_back(from, to);
        from = to + 1;
    }
    return out;
}

static inline int node_of_ending(const std::vector<std::pair<std::string, int>>& endings, std::string_view word) {
    for (const auto& [ending, node] : endings)
        if (word.size() > ending.size() && word.ends_with(ending)) return node;
    return -1;
}

static inline int node_in(const std::unordered_map<std::string, int>& spellings, std::string_view words) {
    std::string key(words);
    std::erase(key, ' ');
    const auto place = spellings.find(key);
    return place == spellings.end() ? -1 : place->second;
}

}  // namespace detail

SEGUE_INLINE int taxonomy::data::named(std::string_view words) const { return detail::node_in(joined, words); }

SEGUE_INLINE int taxonomy::data::named_whole(std::string_view words) const {
    for (const auto* spellings : {&joined, &exact, &regions})
        if (const int node = detail::node_in(*spellings, words); node >= 0) return node;
    return -1;
}

SEGUE_INLINE placement taxonomy::place(std::string_view tag) const {
    const std::string words = normal_tag(tag);
    const auto bounds = detail::word_bounds(words);
    const std::size_t n = bounds.size();
    const auto between = [&](std::size_t first, std::size_t last) {
        return std::string_view(words).substr(bounds[first].first, bounds[last].second - bounds[first].first);
    };
    if (n == 0) return {};
    if (const int node = data_->named_whole(words); node >= 0) return {node, placed_by::name};
    // what a tag is comes last in most languages at hand ("swedish melodic metal"),
    for (std::size_t first = 1; first < n; ++first)
        if (const int node = data_->named(between(first, n - 1)); node >= 0) return {node, placed_by::last_words};
    if (const int node = detail::node_of_ending(data_->endings, between(n - 1, n - 1)); node >= 0)
        return {node, placed_by::ending};
    // else first, as in Romance languages ("rap conscient"),
    for (std::size_t length = n; length-- > 1;)
        for (std::size_t first = 0; first + length <= n; ++first)
            if (const int node = data_->named(between(first, first + length - 1)); node >= 0)
                return {node, placed_by::inner_words};
    for (std::size_t word = 0; word < n; ++word)
        if (const int node = detail::node_of_ending(data_->endings, between(word, word)); node >= 0)
            return {node, placed_by::inner_ending};
    // else a region is all that is known ("indie rock italiano" is indie rock first, "duo italiano" Italian).
    for (std::size_t length = n; length-- > 1;)
        for (std::size_t first = n - length + 1; first-- > 0;)
            if (const int node = detail::node_in(data_->regions, between(first, first + length - 1)); node >= 0)
                return {node, placed_by::inner_words};
    return {};
}

SEGUE_INLINE std::string_view name(placed_by rule) noexcept {
    switch (rule) {
        case placed_by::name: return "name";
        case placed_by::last_words: return "last words";
        case placed_by::ending: return "ending";
        case placed_by::inner_words: return "inner words";
        case placed_by::inner_ending: return "inner ending";
        case placed_by::nothing: break;
    }
    return "";
}

SEGUE_INLINE int taxonomy::find_family(std::string_view name) const {
    const int node = data_->named(normal_tag(name));
    return node < families() ? node : -1;
}

}  // namespace segue
