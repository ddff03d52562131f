#pragma once
#include <segue/knob.hpp>
#include <segue/lowering.hpp>

#include <string_view>

namespace segue {

/// Price of a tempo jump between neighbours: 0 (same pulse) to 1.
///
/// The jump is |log2 bpm_b - log2 bpm_a|. It is free up to `tolerance`, costs 1 from `limit` on, and is smooth between.
/// Half and double time count as near, for a small `fold`: tags disagree by an octave in 2-24 % of tracks.
struct tempo {
    static constexpr std::string_view name = "tempo";
    double tolerance = 0.03;  ///< share of bpm, >= 0
    double limit = 0.25;      ///< share of bpm, > tolerance
    double fold = 0.15;       ///< price of hearing a track at half or double time, 0..1
    double slowing = 1;       ///< factor on the price where b is slower than a, >= 0; the result is clipped to 1
    bool ends = false;        ///< compare the outro of a with the intro of b, the whole track where they are unknown

    friend bool operator==(const tempo&, const tempo&) = default;
};

/// Name and reference of every knob, for printing, JSON and bindings; `self` may be const.
template <class Self, class F>
requires same_term<tempo, Self>
void knobs(Self& self, F&& f) {
    f("tolerance", self.tolerance);
    f("limit", self.limit);
    f("fold", self.fold);
    f("slowing", self.slowing);
    f("ends", self.ends);
}

/// Price of playing `bpm_b` after `bpm_a`, both > 0.
[[nodiscard]] double price(const tempo&, double bpm_a, double bpm_b) noexcept;

/// "tempo", "tempo(ends)": the name in results.
[[nodiscard]] std::string label(const tempo& t);

/// Writes the term into a problem. Throws cost_error when the knobs are out of range.
void lower(const tempo&, double weight, lowering& out);

}  // namespace segue
