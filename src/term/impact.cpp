#include <segue/detail/columns.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/knob_check.hpp>
#include <segue/math.hpp>
#include <segue/term/impact.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace segue {
namespace detail {

/// How hard a track would hit on its own.
static inline double hit_of(const impact& t, double e) noexcept {
    return smoothstep((e - t.threshold) / (1 - t.threshold));
}

/// What of it is lost after a rise of `rise`. NaN stays NaN.
static inline double lost_hit(double rise, double per_span) noexcept {
    const double u = rise * per_span;
    return 1 - (u < 0 ? 0 : u > 1 ? 1 : u);
}

static inline void check(const impact& t) {
    const bool fits = t.of == attribute::energy || t.of == attribute::loudness;
    require(fits, "impact", "of", name(t.of), "energy or loudness");
    require(t.threshold >= 0 && t.threshold < 1, "impact", "threshold", t.threshold, "0 or more and below 1");
    require(t.span > 0 && std::isfinite(t.span), "impact", "span", t.span, "above 0");
}

}  // namespace detail

SEGUE_INLINE double price(const impact& t, double e_a, double e_b) noexcept {
    return detail::hit_of(t, e_b) * detail::lost_hit(e_b - e_a, 1 / t.span);
}

SEGUE_INLINE std::string label(const impact& t) { return t.of == attribute::loudness ? "impact(loudness)" : "impact"; }

SEGUE_INLINE void lower(const impact& t, double weight, lowering& out) {
    detail::check(t);
    if (weight == 0) return;
    std::vector<double> e = detail::values_of(out.crate(), t.of);
    std::vector<char> known = detail::known_in(e);
    if (detail::lacks(label(t), known, detail::noun_of(t.of), 2, out)) return;
    if (t.of == attribute::loudness)
        for (double& v : e) v = std::isnan(v) ? v : std::clamp((v + 30) / 30, 0.0, 1.0);
    std::vector<double> hits(e.size());
    std::transform(e.begin(), e.end(), hits.begin(), [&](double v) { return detail::hit_of(t, v); });
    auto fill = [energies = detail::share(std::move(e)), hit = detail::share(std::move(hits)), per_span = 1 / t.span](
                    int a, int first, int last, double* prices) {
        const double *v = energies->data(), *h = hit->data();
        const double here = v[a];
        for (int b = first; b < last; ++b) prices[b - first] = h[b] * detail::lost_hit(v[b] - here, per_span);
    };
    out.transitions(label(t), weight, std::move(known), std::move(fill));
}

}  // namespace segue
