#include <segue/detail/config.hpp>
#include <segue/error.hpp>
#include <segue/key.hpp>

#include <algorithm>
#include <cstdlib>

namespace segue {
namespace detail {

inline constexpr std::array<std::string_view, 12> major_names = {"C",  "Db", "D",  "Eb", "E",  "F",
                                                                 "F#", "G",  "Ab", "A",  "Bb", "B"};
inline constexpr std::array<std::string_view, 12> minor_names = {"C",  "C#", "D",  "Eb", "E",  "F",
                                                                 "F#", "G",  "G#", "A",  "Bb", "B"};

static inline std::string_view tonic_name(const musical_key& k) {
    return (k.key_mode() == mode::major ? major_names : minor_names)[static_cast<std::size_t>(k.pitch_class())];
}

/// Pitch class of the major key at a number of the wheel: 8B is C and each step is a fifth.
constexpr int major_at(int camelot_number) { return (camelot_number + 4) * 7 % 12; }

static inline musical_key key_at(int camelot_number, mode m) {
    const int major = major_at(camelot_number);
    return {m == mode::major ? major : (major + 9) % 12, m};
}

}  // namespace detail

SEGUE_INLINE musical_key::musical_key(int pitch_class, mode m)
    : pitch_class_(static_cast<std::uint8_t>(pitch_class)), mode_(m) {
    if (pitch_class < 0 || pitch_class > 11)
        throw data_error("pitch class is " + std::to_string(pitch_class) + "; it must be 0 (C) to 11 (B)");
}

SEGUE_INLINE int musical_key::camelot_number() const noexcept {
    const int major = mode_ == mode::major ? pitch_class_ : pitch_class_ + 3;
    return (7 * major + 7) % 12 + 1;
}

SEGUE_INLINE int musical_key::wheel_index() const noexcept {
    return (camelot_number() - 1) * 2 + (mode_ == mode::major ? 1 : 0);
}

SEGUE_INLINE std::string musical_key::camelot() const {
    return std::to_string(camelot_number()) + (mode_ == mode::major ? 'B' : 'A');
}

SEGUE_INLINE std::string musical_key::open_key() const {
    return std::to_string((camelot_number() + 4) % 12 + 1) + (mode_ == mode::major ? 'd' : 'm');
}

SEGUE_INLINE std::string musical_key::name() const {
    return std::string(detail::tonic_name(*this)) + (mode_ == mode::major ? " major" : " minor");
}

SEGUE_INLINE std::string musical_key::short_name() const {
    return std::string(detail::tonic_name(*this)) + (mode_ == mode::major ? "" : "m");
}

SEGUE_INLINE int musical_key::traktor() const noexcept { return pitch_class_ + (mode_ == mode::major ? 0 : 12); }

SEGUE_INLINE musical_key musical_key::transposed(int semitones) const noexcept {
    musical_key out = *this;
    out.pitch_class_ = static_cast<std::uint8_t>((pitch_class_ + semitones % 12 + 12) % 12);
    return out;
}

SEGUE_INLINE musical_key musical_key::from_traktor(int value) {
    if (value < 0 || value > 23)
        throw data_error("key is " + std::to_string(value) + "; a key number must be 0 (C major) to 23 (B minor)");
    return {value % 12, value < 12 ? mode::major : mode::minor};
}

SEGUE_INLINE musical_key musical_key::from_wheel_index(int index) {
    if (index < 0 || index > 23)
        throw data_error("wheel index is " + std::to_string(index) + "; it must be 0 (1A) to 23 (12B)");
    return detail::key_at(index / 2 + 1, index % 2 == 1 ? mode::major : mode::minor);
}

SEGUE_INLINE int wheel_distance(const musical_key& a, const musical_key& b) noexcept {
    const int steps = std::abs(a.camelot_number() - b.camelot_number());
    return std::min(steps, 12 - steps);
}

}  // namespace segue
