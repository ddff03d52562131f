#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace segue {

enum class mode : std::uint8_t { minor = 0, major = 1 };

/// A musical key: tonic and mode. The default is C minor; every value is valid.
///
/// Reads all spellings in use: Camelot (8A, 08A), Open Key (1m, 1d), names (Am, A minor, a min, F#m, Gbm, D♯m/E♭m, C,
/// C major, Cmaj), and the numbers 0-11 with a mode and 0-23 (Traktor: 0-11 major, 12-23 minor, C first).
class musical_key {
public:
    constexpr musical_key() = default;
    /// Throws data_error unless 0 <= pitch_class <= 11 (0 = C).
    musical_key(int pitch_class, mode m);

    [[nodiscard]] constexpr int pitch_class() const noexcept { return pitch_class_; }
    [[nodiscard]] constexpr mode key_mode() const noexcept { return mode_; }
    /// 1..12 on the Camelot wheel; C major is 8B, A minor 8A.
    [[nodiscard]] int camelot_number() const noexcept;
    /// 0..23: (camelot_number - 1) * 2, plus 1 where major (the letter B). The row of the key term's table.
    [[nodiscard]] int wheel_index() const noexcept;

    [[nodiscard]] std::string camelot() const;     ///< "8A"
    [[nodiscard]] std::string open_key() const;    ///< "1m"
    [[nodiscard]] std::string name() const;        ///< "A minor", "F# major"
    [[nodiscard]] std::string short_name() const;  ///< "Am", "F#"
    [[nodiscard]] int traktor() const noexcept;    ///< 0..23

    /// The key `semitones` higher (lower where negative).
    [[nodiscard]] musical_key transposed(int semitones) const noexcept;

    /// Empty when the text is blank or means 'unknown' ("-1", "-", "none", "all", "o"); throws data_error with the text
    /// otherwise unreadable.
    [[nodiscard]] static std::optional<musical_key> parse(std::string_view text);
    [[nodiscard]] static musical_key from_traktor(int value);      ///< 0..23; throws data_error
    [[nodiscard]] static musical_key from_wheel_index(int index);  ///< 0..23; throws data_error

    friend constexpr bool operator==(const musical_key&, const musical_key&) = default;

private:
    std::uint8_t pitch_class_ = 0;
    mode mode_ = mode::minor;
};

/// Steps around the Camelot wheel, 0..6.
[[nodiscard]] int wheel_distance(const musical_key& a, const musical_key& b) noexcept;

}  // namespace segue
