#include <segue/detail/config.hpp>
#include <segue/detail/ear.hpp>
#include <segue/math.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace segue::detail {

static inline double scalar_at(const crate& tracks, attribute a, int row) {
    return tracks.scalar(a)[static_cast<std::size_t>(row)];
}

/// An ear of one dimension; `value` is NaN where unknown.
template <class Value>
static ear single_ear(Value value) {
    return {1,
            [value](const crate& tracks, int row, double* x) {
                const double v = value(tracks, row);
                if (std::isnan(v)) return false;
                *x = v;
                return true;
            },
            ""};
}

/// Six bands an octave, each 12.2 % wide, half and double time in the same band. A tempo between two band centres is in
/// both, in shares that make <x,x> = 1.
static inline bool hear_tempo_band(const crate& tracks, int row, double* x) {
    constexpr int bands = 6;
    const double bpm_here = scalar_at(tracks, attribute::bpm, row);
    if (std::isnan(bpm_here)) return false;
    const double octaves = log2(bpm_here), place = (octaves - std::floor(octaves)) * bands;
    const int lower_band = std::min(static_cast<int>(place), bands - 1);
    const double share = place - lower_band, length = std::sqrt(share * share + (1 - share) * (1 - share));
    x[lower_band] = (1 - share) / length;
    x[(lower_band + 1) % bands] = share / length;
    return true;
}

static inline int decade_of(double year_known) { return static_cast<int>(std::floor(year_known / 10)); }

static inline ear ear_for_decades(const crate& tracks) {
    std::vector<int> decades;
    for (double y : tracks.scalar(attribute::year))
        if (!std::isnan(y)) decades.push_back(decade_of(y));
    std::sort(decades.begin(), decades.end());
    decades.erase(std::unique(decades.begin(), decades.end()), decades.end());
    const int dims = static_cast<int>(decades.size());
    return {dims,
            [decades = std::move(decades)](const crate& heard, int row, double* x) {
                const double y = scalar_at(heard, attribute::year, row);
                if (std::isnan(y)) return false;
                const auto at = std::lower_bound(decades.begin(), decades.end(), decade_of(y));
                // A decade that only the history has meets nothing to come.
                if (at != decades.end() && *at == decade_of(y)) x[at - decades.begin()] = 1;
                return true;
            },
            ""};
}

/// Score, interludes and jingles are to spread; songs are what they spread among.
static inline bool hear_role(const crate& tracks, int row, double* x) {
    const std::vector<track_role>& roles = tracks.columns().role;
    const track_role r = roles.empty() ? track_role::song : roles[static_cast<std::size_t>(row)];
    if (r != track_role::song) x[static_cast<int>(r) - 1] = 1;
    return true;
}

SEGUE_INLINE ear ear_for(attribute of, const crate& tracks, const crate& history) {
    switch (of) {
        case attribute::genre: return ear_for_genres(tracks, history);
        case attribute::decade: return ear_for_decades(tracks);
        case attribute::tempo_band: return {6, hear_tempo_band, ""};
        case attribute::role: return {3, hear_role, ""};
        case attribute::loudness:
            return single_ear(
                [](const crate& c, int row) { return smoothstep((scalar_at(c, attribute::loudness, row) + 14) / 8); });
        case attribute::obscurity:
            return single_ear([](const crate& c, int row) { return 1 - scalar_at(c, attribute::popularity, row); });
        case attribute::straight_rhythm:
            return single_ear([](const crate& c, int row) {
                return (1 - scalar_at(c, attribute::syncopation, row)) * scalar_at(c, attribute::energy, row);
            });
        default: throw std::logic_error(std::string(name(of)) + " has no ear");
    }
}

}  // namespace segue::detail
