#include "state.hpp"

#include <segue/detail/config.hpp>
#include <segue/error.hpp>

#include <algorithm>

namespace segue {
namespace detail {

/// "Crank That (Soulja Boy)" -> "Crank That": a title without its closing bracket.
static inline std::string_view without_bracket(std::string_view title) {
    if (title.empty() || (title.back() != ')' && title.back() != ']')) return title;
    const std::size_t open = title.find_last_of("([");
    return open == std::string_view::npos ? title : title.substr(0, open);
}

/// Rows whose title is `wanted`: exactly, else but for case and punctuation, else but for a closing bracket. Only rows
/// that pass `allowed` count.
template <class Allowed>
static inline std::vector<int> rows_titled(const crate& c, std::string_view wanted, Allowed allowed) {
    const std::vector<std::string>& titles = c.columns().title;
    const std::string folded = normal_tag(wanted);
    std::vector<int> found;
    const auto gather = [&](auto matches) {
        for (std::size_t row = 0; row < titles.size(); ++row)
            if (matches(titles[row]) && allowed(static_cast<int>(row))) found.push_back(static_cast<int>(row));
        return !found.empty();
    };
    if (gather([&](const std::string& title) { return title == wanted; }) || folded.empty()) return found;
    if (gather([&](const std::string& title) { return normal_tag(title) == folded; })) return found;
    gather([&](const std::string& title) { return normal_tag(without_bracket(title)) == folded; });
    return found;
}

static inline int only_row(const crate& c, const std::vector<int>& found, const std::string& wanted) {
    if (found.size() == 1) return found.front();
    std::string message = std::to_string(found.size()) + " tracks are called " + wanted + ": ";
    for (std::size_t i = 0; i < found.size() && i < 8; ++i)
        message += (i ? ", " : "") + c.label(found[i]) + " (row " + std::to_string(found[i] + 1) + ", id '" +
                   c.columns().id[static_cast<std::size_t>(found[i])] + "')";
    throw data_error(message + (found.size() > 8 ? ", ..." : "") + "; name one by its id");
}

}  // namespace detail

SEGUE_INLINE int crate::find(std::string_view name) const {
    if (const auto place = state_->rows_by_id.find(name); place != state_->rows_by_id.end()) return place->second;
    const std::string quoted = "'" + std::string(name) + "'";
    const auto found = detail::rows_titled(*this, name, [](int) { return true; });
    if (!found.empty()) return detail::only_row(*this, found, quoted);
    std::vector<std::string> known = columns().title;
    known.insert(known.end(), columns().id.begin(), columns().id.end());
    throw data_error("no track has the id or title " + quoted + did_you_mean(name, known));
}

SEGUE_INLINE int crate::find(std::string_view by, std::string_view title) const {
    const std::string wanted = normal_tag(by);
    const auto plays = [&](int row) {
        const auto& artists = columns().artists;
        if (artists.empty()) return false;
        const auto& those = artists[static_cast<std::size_t>(row)];
        return std::any_of(those.begin(), those.end(),
                           [&](const std::string& a) { return a == by || normal_tag(a) == wanted; });
    };
    const std::string quoted = "'" + std::string(title) + "' by '" + std::string(by) + "'";
    const auto found = detail::rows_titled(*this, title, plays);
    if (!found.empty()) return detail::only_row(*this, found, quoted);
    std::vector<std::string> known;
    for (int row = 0; row < size(); ++row) known.push_back(label(row));
    throw data_error("no track is " + quoted + did_you_mean(std::string(by) + " - " + std::string(title), known));
}

SEGUE_INLINE std::string crate::label(int row) const {
    static const std::vector<std::string> nobody;
    static const std::string none;
    const auto& artists = detail::crate_entry(columns().artists, row, nobody);
    const std::string& title = detail::crate_entry(columns().title, row, none);
    const std::string& shown = title.empty() ? columns().id[static_cast<std::size_t>(row)] : title;
    return artists.empty() || artists.front().empty() ? shown : artists.front() + " - " + shown;
}

}  // namespace segue
