#include <segue/detail/config.hpp>
#include <segue/error.hpp>
#include <segue/track.hpp>

#include <array>
#include <cstddef>
#include <stdexcept>

namespace segue {
namespace detail {

inline constexpr std::array<std::string_view, 4> role_names = {"song", "score", "interlude", "jingle"};

/// In the order of `attribute`.
inline constexpr std::array<std::optional<double> track::*, scalar_count> track_scalars = {
    &track::bpm,           &track::energy,           &track::valence,     &track::danceability,
    &track::acousticness,  &track::instrumentalness, &track::syncopation, &track::loudness,
    &track::dynamic_range, &track::popularity,       &track::year,        &track::duration,
    &track::last_played,   &track::intro_bpm,        &track::outro_bpm,   &track::intro_energy,
    &track::outro_energy,
};

static inline std::optional<double> track::*track_scalar(attribute a) {
    if (!is_scalar(a)) throw std::logic_error(std::string(name(a)) + " is not a number of a track");
    return track_scalars[static_cast<std::size_t>(a)];
}

}  // namespace detail

SEGUE_INLINE std::string_view name(track_role r) noexcept { return detail::role_names[static_cast<std::size_t>(r)]; }

SEGUE_INLINE track_role role_named(std::string_view word) {
    for (std::size_t i = 0; i < detail::role_names.size(); ++i)
        if (detail::role_names[i] == word) return static_cast<track_role>(i);
    throw data_error("role is '" + std::string(word) + "'; it must be song, score, interlude or jingle" +
                     did_you_mean(word, {detail::role_names.begin(), detail::role_names.end()}));
}

SEGUE_INLINE std::optional<double> scalar(const track& t, attribute a) { return t.*detail::track_scalar(a); }
SEGUE_INLINE void set_scalar(track& t, attribute a, std::optional<double> value) { t.*detail::track_scalar(a) = value; }

}  // namespace segue
