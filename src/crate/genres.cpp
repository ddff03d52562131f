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

/// A set of tags that some rows have, sorted by name.
struct distinct_tags {
    std::vector<tag> tags;
    int profile = -1;
    int rows = 0;
};

static inline bool tag_less(const tag& a, const tag& b) {
    return a.name != b.name ? a.name < b.name : a.weight < b.weight;
}

/// Profiles are numbered by their tags, not by the rows: sums that go from the lower to the higher number then have the
/// same bits whatever the sequence of the rows.
static inline std::vector<genre_profile> number_profiles(std::vector<distinct_tags>& distinct, const taxonomy& t,
                                                         crate_report& report) {
    std::vector<distinct_tags*> sorted;
    for (distinct_tags& d : distinct) sorted.push_back(&d);
    std::sort(sorted.begin(), sorted.end(), [](const distinct_tags* a, const distinct_tags* b) {
        return std::lexicographical_compare(a->tags.begin(), a->tags.end(), b->tags.begin(), b->tags.end(), tag_less);
    });
    std::vector<genre_profile> profiles;
    for (distinct_tags* d : sorted) {
        std::map<std::string, int> unknown;
        genre_profile profile = profile_of(d->tags, t, &unknown);
        for (const auto& [name, times] : unknown) report.unknown_tags[name] += d->rows;
        if (profile.vector.empty()) continue;
        d->profile = static_cast<int>(profiles.size());
        profiles.push_back(std::move(profile));
    }
    return profiles;
}

SEGUE_INLINE resolved_genres resolve_genres(const crate_columns& columns, int rows, const taxonomy& t,
                                            crate_report& report) {
    std::unordered_map<std::string, std::size_t> as_written, as_set;
    std::vector<distinct_tags> distinct;
    const auto set_of = [&](std::vector<tag> tags) {
        std::sort(tags.begin(), tags.end(), tag_less);
        const auto [place, is_new] = as_set.try_emplace(tag_bytes(tags), distinct.size());
        if (is_new) distinct.push_back({std::move(tags), -1, 0});
        return place->second;
    };

    std::vector<int> set_of_row(columns.genres.size(), -1);
    for (std::size_t row = 0; row < columns.genres.size(); ++row) {
        const std::vector<tag>& tags = columns.genres[row];
        if (tags.empty()) continue;
        const auto [place, is_new] = as_written.try_emplace(tag_bytes(tags), 0);
        if (is_new) place->second = set_of(tags);
        set_of_row[row] = static_cast<int>(place->second);
        ++distinct[place->second].rows;
    }
    resolved_genres out;
    out.profiles = number_profiles(distinct, t, report);
    out.of_row.assign(static_cast<std::size_t>(rows), -1);
    for (std::size_t row = 0; row < set_of_row.size(); ++row)
        if (set_of_row[row] >= 0) out.of_row[row] = distinct[static_cast<std::size_t>(set_of_row[row])].profile;
    return out;
}

}  // namespace segue::detail
