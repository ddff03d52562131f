#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace segue {

/// What a term can look at in a track. The first `scalar_count` are numbers stored in columns of a crate; the rest are
/// names or are derived from the numbers.
enum class attribute : std::uint8_t {
    bpm,
    energy,
    valence,
    danceability,
    acousticness,
    instrumentalness,
    syncopation,
    loudness,
    dynamic_range,
    popularity,
    year,
    duration,
    last_played,
    intro_bpm,
    outro_bpm,
    intro_energy,
    outro_energy,
    // not scalars
    genre,
    artist,
    album,
    role,
    tempo_band,
    straight_rhythm,
    obscurity,
    decade,
};
inline constexpr int scalar_count = 17;

inline constexpr attribute bpm = attribute::bpm, energy = attribute::energy, valence = attribute::valence,
                           danceability = attribute::danceability, acousticness = attribute::acousticness,
                           instrumentalness = attribute::instrumentalness, syncopation = attribute::syncopation,
                           loudness = attribute::loudness, dynamic_range = attribute::dynamic_range,
                           popularity = attribute::popularity, year = attribute::year, duration = attribute::duration,
                           genre = attribute::genre, artist = attribute::artist, album = attribute::album,
                           role = attribute::role, tempo_band = attribute::tempo_band,
                           straight_rhythm = attribute::straight_rhythm, obscurity = attribute::obscurity,
                           decade = attribute::decade;

[[nodiscard]] constexpr bool is_scalar(attribute a) noexcept { return static_cast<int>(a) < scalar_count; }

/// Allowed values of a scalar, ends included, and the fixed range that an arc scales to 0..1.
struct scalar_range {
    double lowest, highest;  ///< outside: a data_error
    double arc_low, arc_high;
    std::string_view unit;
};
[[nodiscard]] scalar_range range_of(attribute scalar);

/// The part of a track that is listened to: all of it, or its first or last seconds.
enum class track_part : std::uint8_t { whole, intro, outro };

/// The scalar that says the same of a part: energy in the outro is outro_energy. Empty where no such scalar is kept.
[[nodiscard]] std::optional<attribute> scalar_in(track_part part, attribute scalar) noexcept;

/// "bpm", "straight_rhythm", ...
[[nodiscard]] std::string_view name(attribute a) noexcept;

/// The attribute of that name; spaces and hyphens count as underscores. Empty when there is none.
[[nodiscard]] std::optional<attribute> attribute_named(std::string_view word);

/// All attributes in order.
[[nodiscard]] const std::vector<attribute>& attributes();

}  // namespace segue
