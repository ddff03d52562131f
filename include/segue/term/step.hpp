#pragma once
#include <segue/knob.hpp>
#include <segue/lowering.hpp>

#include <string_view>

namespace segue {

/// Price of a step in a scalar between neighbours: S((|delta| - free) / (full - free)), 0..1.
///
/// Defaults (free, full): energy .1 .6, loudness 3 12 dB, valence .15 .7, year 5 40; any other feature .1 and .6 of its
/// arc range.
struct step {
    static constexpr std::string_view name = "step";
    attribute of = attribute::energy;
    std::optional<double> free = std::nullopt;  ///< in the feature's unit, >= 0
    std::optional<double> full = std::nullopt;  ///< in the feature's unit, > free
    bool ends = false;  ///< compare the outro of a with the intro of b, the whole track where they are unknown

    friend bool operator==(const step&, const step&) = default;
};

template <class Self, class F>
requires same_term<step, Self>
void knobs(Self& self, F&& f) {
    f("of", self.of);
    f("free", self.free);
    f("full", self.full);
    f("ends", self.ends);
}

/// (free, full) in force.
[[nodiscard]] std::pair<double, double> band_of(const step&);
[[nodiscard]] double price(const step&, double a, double b);

/// "step(energy)", "step(energy, ends)": the name in results.
[[nodiscard]] std::string label(const step& t);

/// Throws cost_error unless `of` is a scalar, with `ends` bpm or energy, and 0 <= free < full.
void lower(const step&, double weight, lowering& out);

}  // namespace segue
