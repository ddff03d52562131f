#pragma once
#include <segue/knob.hpp>
#include <segue/lowering.hpp>

#include <string_view>

namespace segue {

/// Quiet makes loud hit harder: a loud b costs the more, the less its predecessor lets it hit. Directed.
///
/// h_b * (1 - clamp((e_b - e_a)/span, 0, 1)) with h_b = S((e_b - threshold)/(1 - threshold)); e = energy, or
/// (dB + 30)/30 clamped to 0..1.
struct impact {
    static constexpr std::string_view name = "impact";
    attribute of = attribute::energy;  ///< energy or loudness
    double threshold = 0.7;            ///< 0..1, < 1
    double span = 0.4;                 ///< > 0

    friend bool operator==(const impact&, const impact&) = default;
};

template <class Self, class F>
requires same_term<impact, Self>
void knobs(Self& self, F&& f) {
    f("of", self.of);
    f("threshold", self.threshold);
    f("span", self.span);
}

/// Price of b after a, e scaled to 0..1.
[[nodiscard]] double price(const impact&, double e_a, double e_b) noexcept;

/// "impact", or "impact(loudness)": the name in results.
[[nodiscard]] std::string label(const impact& t);

/// Throws cost_error when a knob is out of range.
void lower(const impact&, double weight, lowering& out);

}  // namespace segue
