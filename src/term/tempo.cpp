#include <segue/detail/columns.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/knob_check.hpp>
#include <segue/math.hpp>
#include <segue/term/tempo.hpp>

#include <cmath>
#include <utility>

namespace segue {
namespace detail {

/// The knobs of tempo on the scale of log2 bpm.
struct tempo_law {
    double from, per, fold, slowing;

    explicit tempo_law(const tempo& t)
        : from(log2(1 + t.tolerance)), per(1 / (log2(1 + t.limit) - from)), fold(t.fold), slowing(t.slowing) {}

    /// `jump` is log2 bpm_b - log2 bpm_a: exactly antisymmetric, unlike the log of the ratio. NaN stays NaN.
    [[nodiscard]] double price(double jump) const noexcept {
        const double size = std::abs(jump), to_octave = std::abs(size - 1);  // the nearer of an octave up and down
        const double straight = smoothstep((size - from) * per), folded = fold + smoothstep((to_octave - from) * per);
        const double least = folded < straight ? folded : straight;
        const double heard = jump < 0 ? slowing * least : least;
        return heard > 1 ? 1 : heard;
    }
};

static inline void check(const tempo& t) {
    require(t.tolerance >= 0 && std::isfinite(t.tolerance), "tempo", "tolerance", t.tolerance, "0 or more");
    require(t.limit > t.tolerance && std::isfinite(t.limit), "tempo", "limit", t.limit, "above the tolerance");
    require(t.fold >= 0 && t.fold <= 1, "tempo", "fold", t.fold, "in 0..1");
    require(t.slowing >= 0 && std::isfinite(t.slowing), "tempo", "slowing", t.slowing, "0 or more");
}

}  // namespace detail

SEGUE_INLINE double price(const tempo& t, double bpm_a, double bpm_b) noexcept {
    return detail::tempo_law(t).price(log2(bpm_b) - log2(bpm_a));
}

SEGUE_INLINE std::string label(const tempo& t) { return detail::label_of_seam("tempo", "", t.ends); }

SEGUE_INLINE void lower(const tempo& t, double weight, lowering& out) {
    detail::check(t);
    if (weight == 0) return;
    detail::seam pulse = detail::seam_of(out.crate(), attribute::bpm, t.ends);
    for (auto* side : {&pulse.from, &pulse.to})
        for (double& p : *side) p = log2(p);
    std::vector<char> known = detail::known_in(pulse);
    if (detail::lacks(label(t), known, "a bpm", 2, out)) return;
    auto fill = [from = detail::share(std::move(pulse.from)), to = detail::share(std::move(pulse.to)),
                 law = detail::tempo_law(t)](int a, int first, int last, double* prices) {
        const double here = from->data()[a], *pulses = to->data();
        for (int b = first; b < last; ++b) prices[b - first] = law.price(pulses[b] - here);
    };
    out.transitions(label(t), weight, std::move(known), std::move(fill));
}

}  // namespace segue
