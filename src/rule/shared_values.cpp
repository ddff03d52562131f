#include <segue/detail/config.hpp>
#include <segue/detail/shared_values.hpp>
#include <segue/error.hpp>
#include <segue/math.hpp>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace segue::detail {

/// Six bands an octave, each some 12 % wide: as in the fatigue of tempo bands, half and double time fall together.
inline constexpr int bands_an_octave = 6;

static inline std::vector<std::string> shared_tempo_band(double bpm) {
    if (std::isnan(bpm)) return {};
    const double octave = log2(bpm), in_octave = octave - std::floor(octave);
    return {std::to_string(std::min(static_cast<int>(in_octave * bands_an_octave), bands_an_octave - 1) + 1)};
}

static inline std::vector<std::string> shared_year(double year, int step, const char* ending) {
    if (std::isnan(year)) return {};
    return {std::to_string(static_cast<long>(std::floor(year / step)) * step) + ending};
}

static inline std::vector<std::string> shared_family(const crate& tracks, int row) {
    const int profile = tracks.profile(row);
    if (profile < 0) return {};
    const auto& shares = tracks.profiles()[static_cast<std::size_t>(profile)].families;
    if (shares.empty()) return {};
    const auto main = std::max_element(shares.begin(), shares.end()) - shares.begin();
    return {tracks.genres().name(static_cast<int>(main))};
}

static inline std::vector<std::string> shared_names(attribute field, const crate& tracks, int row) {
    const auto& columns = tracks.columns();
    const auto at = static_cast<std::size_t>(row);
    switch (field) {
        case attribute::artist: return columns.artists.empty() ? std::vector<std::string>{} : columns.artists[at];
        case attribute::album:
            return columns.album.empty() ? std::vector<std::string>{} : std::vector{columns.album[at]};
        case attribute::role: return {std::string(name(columns.role.empty() ? track_role::song : columns.role[at]))};
        case attribute::genre: return shared_family(tracks, row);
        case attribute::year: return shared_year(tracks.scalar(attribute::year)[at], 1, "");
        case attribute::decade: return shared_year(tracks.scalar(attribute::year)[at], 10, "s");
        case attribute::tempo_band: return shared_tempo_band(tracks.scalar(attribute::bpm)[at]);
        default: return {};
    }
}

static inline void check_shareable(attribute field) {
    using enum attribute;
    for (const attribute a : {artist, album, role, genre, year, decade, tempo_band})
        if (a == field) return;
    throw rule_error("tracks cannot share '" + std::string(name(field)) +
                     "', which is a measure; take artist, album, genre, role, decade, year or tempo_band");
}

SEGUE_INLINE shared_values::shared_values(attribute field, const crate& tracks) {
    check_shareable(field);
    std::unordered_map<std::string, int> number;
    std::vector<std::vector<int>> of_rows(static_cast<std::size_t>(tracks.size()));
    for (int row = 0; row < tracks.size(); ++row) {
        auto& values = of_rows[static_cast<std::size_t>(row)];
        for (const std::string& word : shared_names(field, tracks, row)) {
            if (word.empty()) continue;
            const auto [entry, is_new] = number.try_emplace(word, static_cast<int>(names_.size()));
            if (is_new) names_.push_back(word);
            values.push_back(entry->second);
        }
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
    }
    index(of_rows);
}

SEGUE_INLINE void shared_values::index(const std::vector<std::vector<int>>& values_of_rows) {
    std::vector<std::vector<int>> rows_of_values(names_.size());
    values_.clear(), rows_.clear(), only_.clear(), sign_.clear();
    value_begin_.assign(1, 0), row_begin_.assign(1, 0);
    for (std::size_t row = 0; row < values_of_rows.size(); ++row) {
        const auto& values = values_of_rows[row];
        for (const int v : values) {
            values_.push_back(v);
            rows_of_values[static_cast<std::size_t>(v)].push_back(static_cast<int>(row));
        }
        value_begin_.push_back(static_cast<int>(values_.size()));
        only_.push_back(values.empty() ? none : values.size() == 1 ? values.front() : several);
    }
    for (const auto& rows : rows_of_values) {
        rows_.insert(rows_.end(), rows.begin(), rows.end());
        row_begin_.push_back(static_cast<int>(rows_.size()));
    }
    for (const auto& values : values_of_rows) {
        std::uint64_t sign = 0;
        for (const int v : values)
            if (rows(v).size() > 1) sign |= std::uint64_t{1} << (v % 64);
        sign_.push_back(sign);
    }
}

SEGUE_INLINE void shared_values::forget(std::string_view value) {
    const auto found = std::find(names_.begin(), names_.end(), value);
    if (found == names_.end()) return;
    const int gone = static_cast<int>(found - names_.begin());
    std::vector<std::vector<int>> of_rows;
    for (int row = 0; row < static_cast<int>(only_.size()); ++row) {
        const auto all = values(row);
        auto& kept = of_rows.emplace_back();
        std::copy_if(all.begin(), all.end(), std::back_inserter(kept), [&](int v) { return v != gone; });
    }
    index(of_rows);
}

SEGUE_INLINE bool shared_values::has_among(int row, int value) const noexcept {
    const auto all = values(row);
    return std::find(all.begin(), all.end(), value) != all.end();
}

SEGUE_INLINE int shared_values::common(int a, int b) const noexcept {
    const auto of_a = values(a), of_b = values(b);
    auto i = of_a.begin();
    auto j = of_b.begin();
    while (i != of_a.end() && j != of_b.end()) {
        if (*i == *j) return *i;
        *i < *j ? ++i : ++j;
    }
    return none;
}

SEGUE_INLINE shared_values values_for_rules(attribute field, const crate& tracks) {
    shared_values out(field, tracks);
    if (field == attribute::role) out.forget(name(track_role::song));
    return out;
}

}  // namespace segue::detail
