#pragma once
#include <segue/attribute.hpp>
#include <segue/key.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace segue {

/// What a track is for: songs carry a playlist, the others are glue between them.
enum class track_role : std::uint8_t { song, score, interlude, jingle };
[[nodiscard]] std::string_view name(track_role r) noexcept;
/// Throws data_error for any other word.
[[nodiscard]] track_role role_named(std::string_view word);

/// One genre tag and how strongly it applies, weight > 0.
struct tag {
    std::string name;
    double weight = 1;
    friend bool operator==(const tag&, const tag&) = default;
};

/// One recording and its features. Every feature but the id may be missing; an empty optional means 'unknown'.
struct track {
    std::string id;  ///< unique in a crate; empty: the title, else the row number, is taken
    std::string title;
    std::vector<std::string> artists;  ///< the first is the main one
    std::string album;
    std::vector<tag> genres;
    std::optional<musical_key> key;
    std::optional<double> bpm;               ///< beats a minute, > 0
    std::optional<double> energy;            ///< 0..1
    std::optional<double> valence;           ///< 0..1
    std::optional<double> danceability;      ///< 0..1
    std::optional<double> acousticness;      ///< 0..1
    std::optional<double> instrumentalness;  ///< 0..1
    std::optional<double> syncopation;       ///< 0..1
    std::optional<double> loudness;          ///< LUFS or dB, usually <= 0
    std::optional<double> dynamic_range;     ///< LU, >= 0
    std::optional<double> popularity;        ///< 0..1
    std::optional<double> year;
    std::optional<double> duration;                    ///< seconds, > 0
    std::optional<double> last_played;                 ///< days ago, >= 0
    std::optional<double> intro_bpm, outro_bpm;        ///< of the first and the last seconds, as bpm
    std::optional<double> intro_energy, outro_energy;  ///< likewise, as energy
    std::optional<musical_key> intro_key, outro_key;   ///< likewise, as key
    track_role role = track_role::song;
    bool available = true;
    std::vector<double> embedding;  ///< empty, or of one length throughout a crate
    std::string location;           ///< file path or URI, for writing playlists
    std::string note;               ///< a judgement, kept as such and never priced

    friend bool operator==(const track&, const track&) = default;
};

/// The scalar of `t` that `a` names; `a` must be a scalar.
[[nodiscard]] std::optional<double> scalar(const track& t, attribute a);
void set_scalar(track& t, attribute a, std::optional<double> value);

}  // namespace segue
