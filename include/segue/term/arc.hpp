#pragma once
#include <segue/knob.hpp>
#include <segue/lowering.hpp>

#include <string_view>

namespace segue {

/// A curve: (position 0..1, value 0..1) points, linear between, constant outside.
using curve = std::vector<std::pair<double, double>>;

/// Named curves: flat, ramp, fall, wave, peak (70 %), valley, album (falling), montage, underdog, warmup, cooldown.
namespace shapes {
extern const curve flat, ramp, fall, wave, peak, valley, album, montage, underdog, warmup, cooldown;
}
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

/// Throws cost_error when a knob is out of range.
void lower(const arc&, double weight, lowering& out);

}  // namespace segue
