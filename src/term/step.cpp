#include <segue/detail/columns.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/knob_check.hpp>
#include <segue/math.hpp>
#include <segue/term/step.hpp>

#include <cmath>
#include <utility>

namespace segue {
namespace detail {

struct step_law {
    double free, per;

    explicit step_law(std::pair<double, double> band) : free(band.first), per(1 / (band.second - band.first)) {}
    [[nodiscard]] double price(double difference) const noexcept {
        return smoothstep((std::abs(difference) - free) * per);
    }
};

static inline std::pair<double, double> default_step(attribute of) {
    switch (of) {
        case attribute::energy: return {0.1, 0.6};
        case attribute::loudness: return {3, 12};
        case attribute::valence: return {0.15, 0.7};
        case attribute::year: return {5, 40};
        default: break;
    }
    const scalar_range range = range_of(of);
    const double width = range.arc_high - range.arc_low;
    return {0.1 * width, 0.6 * width};
}

static inline void check(const step& s) {
    require_scalar("step", s.of);
    require(!s.ends || scalar_in(track_part::intro, s.of), "step with ends", "of", name(s.of), "bpm or energy");
    const auto [free, full] = band_of(s);
    require(free >= 0 && std::isfinite(free), label(s), "free", free, "0 or more");
    require(full > free && std::isfinite(full), label(s), "full", full, "above free, which is " + shortest_text(free));
}

}  // namespace detail

SEGUE_INLINE std::pair<double, double> band_of(const step& s) {
    const auto [free, full] = detail::default_step(s.of);
    return {s.free.value_or(free), s.full.value_or(full)};
}

SEGUE_INLINE double price(const step& s, double a, double b) { return detail::step_law(band_of(s)).price(b - a); }

SEGUE_INLINE std::string label(const step& s) { return detail::label_of_seam("step", name(s.of), s.ends); }

SEGUE_INLINE void lower(const step& s, double weight, lowering& out) {
    detail::check(s);
    if (weight == 0) return;
    detail::seam values = detail::seam_of(out.crate(), s.of, s.ends);
    std::vector<char> known = detail::known_in(values);
    if (detail::lacks(label(s), known, detail::noun_of(s.of), 2, out)) return;
    auto fill = [from = detail::share(std::move(values.from)), to = detail::share(std::move(values.to)),
                 law = detail::step_law(band_of(s))](int a, int first, int last, double* prices) {
        const double here = from->data()[a], *v = to->data();
        for (int b = first; b < last; ++b) prices[b - first] = law.price(v[b] - here);
    };
    out.transitions(label(s), weight, std::move(known), std::move(fill));
}

}  // namespace segue
