#include "state.hpp"

#include <segue/detail/config.hpp>

#include <algorithm>
#include <cstring>

namespace segue::detail {

/// The tags as bytes, so that a hash map can tell lists apart.
static inline std::string tag_bytes(const std::vector<tag>& tags) {
    std::string out;
    for (const tag& t : tags) {
        char weight[sizeof t.weight];
        std::memcpy(weight, &t.weight, sizeof weight);
        out.append(t.name).push_back('\0');
        out.append(weight, sizeof weight);
    }
    return out;
}

struct distinct_tags {
    int profile = -1;
    int rows = 0;
    std::map<std::string, int> unknown;
};

SEGUE_INLINE resolved_genres resolve_genres(const crate_columns& columns, int rows, crate_report& report) {
    resolved_genres out;
    out.of_row.assign(static_cast<std::size_t>(rows), -1);
    std::unordered_map<std::string, std::size_t> as_written, as_set;
    std::vector<distinct_tags> distinct;

    const auto resolve = [&](std::vector<tag> tags) {
        std::sort(tags.begin(), tags.end(),
                  [](const tag& a, const tag& b) { return a.name != b.name ? a.name < b.name : a.weight < b.weight; });
        const auto [place, is_new] = as_set.try_emplace(tag_bytes(tags), distinct.size());
        if (!is_new) return place->second;
        distinct_tags& d = distinct.emplace_back();
        genre_profile profile = profile_of(tags, taxonomy::standard(), &d.unknown);
        if (!profile.vector.empty()) {
            d.profile = static_cast<int>(out.profiles.size());
            out.profiles.push_back(std::move(profile));
        }
        return place->second;
    };

    for (std::size_t row = 0; row < columns.genres.size(); ++row) {
        const std::vector<tag>& tags = columns.genres[row];
        if (tags.empty()) continue;
        const auto [place, is_new] = as_written.try_emplace(tag_bytes(tags), 0);
        if (is_new) place->second = resolve(tags);
        distinct_tags& d = distinct[place->second];
        ++d.rows;
        out.of_row[row] = d.profile;
    }
    for (const distinct_tags& d : distinct)
        for (const auto& [name, times] : d.unknown) report.unknown_tags[name] += d.rows;
    return out;
}

}  // namespace segue::detail
