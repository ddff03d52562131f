#include <segue/bound/bound.hpp>
#include <segue/detail/bound_first.hpp>
#include <segue/detail/config.hpp>

#include <algorithm>
#include <cmath>

namespace segue::detail {

/// Seconds for a bound where no time is given; pure paths have a good one sooner.
inline constexpr double full_bound_seconds = 1.0, path_bound_seconds = 0.25;
/// Share of a given time that goes to the bound.
inline constexpr double bound_share = 0.2;

SEGUE_INLINE void aim_at(std::optional<double> bound, search_options& search) {
    if (search.stop.gap && bound) {
        const double target = *bound > 0 ? *bound * (1 + *search.stop.gap) : *bound;
        search.stop.cost = std::max(target, search.stop.cost.value_or(target));
    }
    search.stop.gap.reset();
}

SEGUE_INLINE std::optional<double> bound_first(const problem& p, search_options& search) {
    const watch clock(search, 0);
    const double seconds = search.stop.seconds ? bound_share * *search.stop.seconds
                           : p.pure_path()     ? path_bound_seconds
                                               : full_bound_seconds;
    std::optional<double> bound = lower_bound(p, seconds, search.cancelled).value;
    if (!std::isfinite(*bound)) bound.reset();  // none was found, or nothing can be ordered
    const double taken = clock.seconds();
    if (search.stop.seconds) *search.stop.seconds = std::max(0.0, *search.stop.seconds - taken);
    if (search.report)
        search.report = [bound, taken, report = std::move(search.report)](progress told) {
            report({told.cost, bound, told.seconds + taken});
        };
    aim_at(bound, search);
    return bound;
}

}  // namespace segue::detail
