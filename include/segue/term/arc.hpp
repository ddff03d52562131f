#pragma once
#include <segue/knob.hpp>
#include <segue/lowering.hpp>

#include <string_view>

namespace segue {

/// A curve: (position 0..1, value 0..1) points, linear between, constant outside.
using curve = std::vector<std::pair<double, double>>;

/// Named curves. On slots an arc weighs how much a feature goes along with the curve, so the shape counts, not the
/// level.
namespace shapes {
inline const curve flat = {{0, 0.5}, {1, 0.5}};
inline const curve ramp = {{0, 0}, {1, 1}};
inline const curve fall = {{0, 1}, {1, 0}};
inline const curve wave = {{0, 0.2}, {0.2, 0.8}, {0.4, 0.2}, {0.6, 0.8}, {0.8, 0.2}, {1, 0.8}};
inline const curve peak = {{0, 0.2}, {0.7, 1}, {1, 0.4}};  ///< a DJ's night: highest at 70 %
inline const curve valley = {{0, 0.9}, {0.5, 0.1}, {1, 0.9}};
inline const curve album = {{0, 1}, {0.3, 0.7}, {1, 0.2}};                ///< loud and energetic first
inline const curve montage = {{0, 0.3}, {0.3, 0.5}, {0.9, 1}, {1, 0.9}};  ///< effort that builds, and the last breath
inline const curve underdog = {{0, 0.3}, {0.35, 0.1}, {1, 1}};            ///< down first, then up and over
inline const curve warmup = {{0, 0.1}, {1, 0.7}};
inline const curve cooldown = {{0, 0.7}, {1, 0.1}};
}  // namespace shapes
/// Throws cost_error with 'did you mean' for any other name.
[[nodiscard]] const curve& shape_named(std::string_view word);
/// Name of a curve that has one, else empty.
[[nodiscard]] std::string_view shape_name(const curve& c);

/// The curve that a feature should follow through the playlist: (v - a)^2 a track (model, section 3.3).
///
/// v is scaled to 0..1 by the feature's fixed arc range, or is the share of a genre family where `family` is given.
/// An unknown v has no price. With one track the curve's start counts.
struct arc {
    static constexpr std::string_view name = "arc";
    attribute of = attribute::energy;  ///< a scalar; not looked at where `family` is given
    curve shape = {{0, 0}, {1, 1}};    ///< positions ascending in 0..1
    std::string axis = "slots";        ///< "slots", or "minutes": position = start minute / total
    std::string family = "";           ///< a family of the taxonomy, such as "electronic"

    friend bool operator==(const arc&, const arc&) = default;
};

template <class Self, class F>
requires same_term<arc, Self>
void knobs(Self& self, F&& f) {
    f("of", self.of);
    f("shape", self.shape);
    f("axis", self.axis);
    f("family", self.family);
}

/// "arc(energy)", or "arc(electronic)" where a family is given: the name in results.
[[nodiscard]] std::string label(const arc& t);

/// Throws cost_error when a knob is out of range.
void lower(const arc&, double weight, lowering& out);

}  // namespace segue
