#include <segue/detail/config.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/detail/selected.hpp>
#include <segue/error.hpp>

#include <algorithm>
#include <numeric>
#include <unordered_set>

namespace segue {
namespace detail {

static inline std::string_view trimmed_item(std::string_view text) {
    const auto first = text.find_first_not_of(" \t"), last = text.find_last_not_of(" \t");
    return first == std::string_view::npos ? std::string_view{} : text.substr(first, last - first + 1);
}

static inline std::string unquoted(std::string_view item) {
    if (item.size() > 1 && item.front() == '"' && item.back() == '"') item = item.substr(1, item.size() - 2);
    return std::string(item);
}

/// Where an item that begins at `from` ends: at the next separator, for one in quotes at that after its closing quote.
static inline std::size_t item_end(std::string_view text, std::size_t from, std::string_view separator) {
    const std::size_t first = text.find_first_not_of(" \t", from);
    if (first == std::string_view::npos || text[first] != '"') return std::min(text.find(separator, from), text.size());
    for (std::size_t quote = text.find('"', first + 1); quote != std::string_view::npos;
         quote = text.find('"', quote + 1)) {
        const std::size_t next = std::min(text.find(separator, quote + 1), text.size());
        if (trimmed_item(text.substr(quote + 1, next - quote - 1)).empty()) return next;
    }
    return std::min(text.find(separator, from), text.size());
}

SEGUE_INLINE std::vector<std::string> names_in(std::string_view text, std::string_view separator) {
    std::vector<std::string> out;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = item_end(text, from, separator);
        out.push_back(unquoted(trimmed_item(text.substr(from, end - from))));
        from = end + separator.size();
    }
    return out;
}

SEGUE_INLINE std::string name_in_list(std::string_view name) {
    const bool plain = !name.empty() && name.find_first_of(",()\"<>=") == std::string_view::npos &&
                       name.find("->") == std::string_view::npos;
    return plain ? track_text(name) : "\"" + std::string(name) + "\"";
}

SEGUE_INLINE std::vector<char> marked(const std::vector<int>& rows, int n) {
    std::vector<char> out(static_cast<std::size_t>(n), 0);
    for (const int row : rows) out[static_cast<std::size_t>(row)] = 1;
    return out;
}

SEGUE_INLINE std::vector<int> selected_rows(const selection& s, const crate& tracks, const std::string& rule) {
    std::vector<int> rows;
    if (s.tracks.empty() && s.called.empty()) {
        const auto meets = condition(s.where, tracks, rule);
        for (int row = 0; row < tracks.size(); ++row)
            if (meets[static_cast<std::size_t>(row)]) rows.push_back(row);
        return rows;
    }
    if (!s.called.empty()) {  // ids; of a part of the crate that the predicate saw, those that are there
        const std::unordered_set<std::string_view> ids(s.tracks.begin(), s.tracks.end());
        for (int row = 0; row < tracks.size(); ++row)
            if (ids.contains(tracks.columns().id[static_cast<std::size_t>(row)])) rows.push_back(row);
        return rows;
    }
    for (const std::string& name : s.tracks) {
        const int row = row_in_rule(tracks, name, rule);
        if (std::find(rows.begin(), rows.end(), row) != rows.end())
            throw rule_error("rule '" + rule + "' names '" + tracks.label(row) + "' twice");
        rows.push_back(row);
    }
    return rows;
}

SEGUE_INLINE shared_values values_of(attribute field, const selection& of, const crate& tracks,
                                     const std::string& rule) {
    if (!of.given()) return values_for_rules(field, tracks);
    std::vector<std::vector<int>> values(static_cast<std::size_t>(tracks.size()));
    for (const int row : selected_rows(of, tracks, rule)) values[static_cast<std::size_t>(row)] = {0};
    return {std::move(values), {to_string(of)}};
}

}  // namespace detail

SEGUE_INLINE selection chosen(const crate& tracks, const std::function<bool(const track&)>& holds, std::string called) {
    selection out{.called = std::move(called)};
    for (int row = 0; row < tracks.size(); ++row)
        if (const track t = tracks[row]; holds(t)) out.tracks.push_back(t.id);
    return out;
}

SEGUE_INLINE std::string to_string(const selection& s) {
    if (!s.called.empty()) return s.called;
    if (s.tracks.empty()) return s.where;
    if (s.tracks.size() == 1) return detail::name_in_list(s.tracks.front());
    std::string out;
    for (const std::string& name : s.tracks) out += (out.empty() ? "(" : ", ") + detail::name_in_list(name);
    return out + ")";
}

SEGUE_INLINE selection selection_from_string(std::string_view text) {
    text = detail::trimmed_item(text);
    if (text == "()") return {.called = "()"};  // a predicate that chose none
    if (text.size() > 1 && text.front() == '(' && text.back() == ')')
        return {.tracks = detail::names_in(text.substr(1, text.size() - 2), ",")};
    if (const auto sign = text.find_first_of("<>="); sign != std::string_view::npos)
        if (attribute_named(detail::trimmed_item(text.substr(0, sign)))) return {.where = std::string(text)};
    if (text.empty()) return {};
    return {.tracks = {detail::unquoted(text)}};
}

}  // namespace segue
