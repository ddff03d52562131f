#include <segue/detail/columns.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/knob_check.hpp>
#include <segue/math.hpp>
#include <segue/term/freshness.hpp>

#include <cmath>
#include <utility>

namespace segue {

SEGUE_INLINE double price(const freshness& t, double days) noexcept { return exp2(-days / t.half_life); }

SEGUE_INLINE std::string label(const freshness&) { return std::string(freshness::name); }

SEGUE_INLINE void lower(const freshness& t, double weight, lowering& out) {
    detail::require(t.half_life > 0 && std::isfinite(t.half_life), label(t), "half_life", t.half_life,
                    "above 0 days and finite");
    if (weight == 0) return;
    std::vector<double> values = detail::values_of(out.crate(), attribute::last_played);
    if (detail::lacks(label(t), detail::known_in(values), detail::noun_of(attribute::last_played), 1, out)) return;
    for (double& v : values) v = std::sqrt(price(t, v));  // an arc at 0 prices the square
    out.arc({label(t), weight, std::move(values), {{0, 0}}, priced_arc::axis::slots});
}

}  // namespace segue
