#include <segue/attribute.hpp>
#include <segue/detail/config.hpp>

#include <array>
#include <cstddef>
#include <stdexcept>
#include <string>

namespace segue {
namespace detail {

inline constexpr std::array<std::string_view, 25> attribute_names = {
    "bpm",
    "energy",
    "valence",
    "danceability",
    "acousticness",
    "instrumentalness",
    "syncopation",
    "loudness",
    "dynamic_range",
    "popularity",
    "year",
    "duration",
    "last_played",
    "intro_bpm",
    "outro_bpm",
    "intro_energy",
    "outro_energy",
    "genre",
    "artist",
    "album",
    "role",
    "tempo_band",
    "straight_rhythm",
    "obscurity",
    "decade",
};

inline constexpr std::array<scalar_range, scalar_count> scalar_ranges = {{
    {0, 1000, 60, 200, "beats a minute"},
    {0, 1, 0, 1, ""},          // energy
    {0, 1, 0, 1, ""},          // valence
    {0, 1, 0, 1, ""},          // danceability
    {0, 1, 0, 1, ""},          // acousticness
    {0, 1, 0, 1, ""},          // instrumentalness
    {0, 1, 0, 1, ""},          // syncopation
    {-100, 30, -30, 0, "dB"},  // loudness: tables hold values above 0
    {0, 100, 0, 20, "LU"},     // dynamic_range
    {0, 1, 0, 1, ""},          // popularity
    {0, 3000, 1950, 2030, ""},
    {0, 1e7, 0, 600, "seconds"},
    {0, 1e6, 0, 365, "days"},
    {0, 1000, 60, 200, "beats a minute"},  // intro_bpm
    {0, 1000, 60, 200, "beats a minute"},  // outro_bpm
    {0, 1, 0, 1, ""},                      // intro_energy
    {0, 1, 0, 1, ""},                      // outro_energy
}};

}  // namespace detail

SEGUE_INLINE scalar_range range_of(attribute scalar) {
    if (!is_scalar(scalar)) throw std::logic_error(std::string(name(scalar)) + " is not a number of a track");
    return detail::scalar_ranges[static_cast<std::size_t>(scalar)];
}

SEGUE_INLINE std::optional<attribute> scalar_in(track_part part, attribute scalar) noexcept {
    const bool intro = part == track_part::intro;
    if (part == track_part::whole) return is_scalar(scalar) ? std::optional(scalar) : std::nullopt;
    if (scalar == attribute::bpm) return intro ? attribute::intro_bpm : attribute::outro_bpm;
    if (scalar == attribute::energy) return intro ? attribute::intro_energy : attribute::outro_energy;
    return std::nullopt;
}

SEGUE_INLINE std::string_view name(attribute a) noexcept {
    return detail::attribute_names[static_cast<std::size_t>(a)];
}

SEGUE_INLINE std::optional<attribute> attribute_named(std::string_view word) {
    std::string folded(word);
    for (char& c : folded) {
        if (c == ' ' || c == '-') c = '_';
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    for (const attribute a : attributes())
        if (name(a) == folded) return a;
    return std::nullopt;
}

SEGUE_INLINE const std::vector<attribute>& attributes() {
    static const std::vector<attribute> all = [] {
        std::vector<attribute> out;
        for (std::size_t i = 0; i < detail::attribute_names.size(); ++i) out.push_back(static_cast<attribute>(i));
        return out;
    }();
    return all;
}

}  // namespace segue
