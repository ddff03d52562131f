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

}  // namespace detail

SEGUE_INLINE int taxonomy::data::named(std::string_view words) const {
    std::string key(words);
    if (const auto place = spelled.find(key); place != spelled.end()) return place->second;
    std::erase(key, ' ');
    const auto place = joined.find(key);
    return place == joined.end() ? -1 : place->second;
}

SEGUE_INLINE int taxonomy::find(std::string_view tag) const {
    const std::string words = normal_tag(tag);
    const auto bounds = detail::word_bounds(words);
    const std::size_t n = bounds.size();
    // what a tag is comes last in most languages at hand ("swedish melodic metal"): the longest known ending of words,
    for (std::size_t first = 0; first < n; ++first)
        if (const int node = data_->named(std::string_view(words).substr(bounds[first].first)); node >= 0) return node;
    // else the ending of its last word ("slamcore"),
    if (n > 0)
        if (const int node =
                detail::node_of_ending(data_->endings, std::string_view(words).substr(bounds[n - 1].first));
            node >= 0)
            return node;
    // else the longest known words elsewhere, the earliest first ("rap conscient", "classical era strings set"),
    for (std::size_t length = n; length-- > 1;)
        for (std::size_t first = 0; first + length <= n; ++first) {
            const std::size_t from = bounds[first].first, to = bounds[first + length - 1].second;
            if (const int node = data_->named(std::string_view(words).substr(from, to - from)); node >= 0) return node;
        }
    // else a word inside with a known ending ("eurobeat classics").
    for (const auto& [from, to] : bounds)
        if (const int node = detail::node_of_ending(data_->endings, std::string_view(words).substr(from, to - from));
            node >= 0)
            return node;
    return -1;
}

SEGUE_INLINE int taxonomy::find_family(std::string_view name) const {
    const int node = data_->named(normal_tag(name));
    return node < families() ? node : -1;
}

}  // namespace segue
