#include <segue/detail/config.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/detail/spaced.hpp>
#include <segue/rule/no_repeat.hpp>

#include <numeric>
#include <unordered_map>

namespace segue {
namespace detail {

/// "x#2" -> "x": the id as it came in, before it was made unique.
static inline std::string_view id_as_given(std::string_view id) {
    const auto mark = id.rfind('#');
    if (mark == std::string_view::npos || mark == 0 || mark + 1 == id.size()) return id;
    const bool number = id.find_first_not_of("0123456789", mark + 1) == std::string_view::npos;
    return number ? id.substr(0, mark) : id;
}

/// The number of each row's recording, and the label of its first row.
static inline shared_values recordings(const crate& tracks) {
    std::unordered_map<std::string, int> by_id, by_name;
    std::vector<int> same(static_cast<std::size_t>(tracks.size()));
    std::iota(same.begin(), same.end(), 0);
    const auto root = [&](int row) {
        while (same[static_cast<std::size_t>(row)] != row) row = same[static_cast<std::size_t>(row)];
        return row;
    };
    const auto join = [&](std::unordered_map<std::string, int>& seen, const std::string& by, int row) {
        if (const int first = seen.try_emplace(by, row).first->second; first != row)
            same[static_cast<std::size_t>(root(row))] = root(first);
    };
    const auto& columns = tracks.columns();
    for (int row = 0; row < tracks.size(); ++row) {
        const auto at = static_cast<std::size_t>(row);
        join(by_id, std::string(id_as_given(columns.id[at])), row);
        if (columns.title.empty() || columns.artists.empty() || columns.artists[at].empty()) continue;
        const std::string title = normal_tag(columns.title[at]), artist = normal_tag(columns.artists[at].front());
        if (!title.empty() && !artist.empty()) join(by_name, artist + '\n' + title, row);
    }
    std::vector<std::vector<int>> values;
    std::vector<std::string> names;
    for (int row = 0; row < tracks.size(); ++row) {
        values.push_back({root(row)});
        names.push_back(tracks.label(row));
    }
    return {values, std::move(names)};
}

}  // namespace detail

SEGUE_INLINE std::string to_string(const no_repeat& r) {
    return r.tracks == 1 && r.minutes == 0 ? "no_repeat" : "no_repeat " + detail::length_text(r.tracks, r.minutes);
}

SEGUE_INLINE std::shared_ptr<const constraint> lower(const no_repeat& r, const crate& tracks) {
    return detail::spaced(tracks, detail::recordings(tracks), {to_string(r), "the recording ", r.tracks, r.minutes});
}

}  // namespace segue
