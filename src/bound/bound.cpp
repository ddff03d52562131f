#include <segue/bound/asymmetric.hpp>
#include <segue/bound/bound.hpp>
#include <segue/bound/one_tree.hpp>
#include <segue/bound/slot_walk.hpp>
#include <segue/bound/strain.hpp>
#include <segue/detail/bound_parts.hpp>
#include <segue/detail/config.hpp>
#include <segue/orderer/exact.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace segue {
namespace detail {

/// Above this the walk's n^3 steps are too dear.
inline constexpr int longest_walk = 700;
/// Up to here the exact program is asked first; its root bounds the cost when it does not come to an end.
inline constexpr int longest_exact = 18;

static inline certificate exact_bound(const problem& p, const deadline& until, double share) {
    search_options options;
    options.stop.seconds = until.left() * share;
    options.cancelled = until.cancelled();
    const found best = exact_order(p, options);
    const double value = best.bound.value_or(-std::numeric_limits<double>::infinity());
    // an order's cost is rounded, and so is the proof that none is cheaper
    return best.proven && std::isfinite(value) ? certificate{value - 4e-12 * std::abs(value), "exact"}
                                               : certificate{value, best.proven ? "exact" : "set program"};
}

static inline certificate path_bound(const problem& p, const deadline& until) {
    return p.symmetric() ? one_tree_bound(p, until.left(), until.cancelled())
                         : asymmetric_bound(p, until.left(), until.cancelled());
}

/// What slot prices can take off at most: each slot's least price, where below 0.
static inline double least_slot_prices(const problem& p) {
    const auto n = static_cast<std::size_t>(p.size());
    double sum = 0;
    for (const slot_price& s : p.slots())
        for (std::size_t i = 0; i < n; ++i) {
            double least = 0;
            for (std::size_t t = 0; t < n; ++t) least = std::min(least, s.price[t * n + i]);
            sum += s.weight * least;
        }
    return sum * (1 + 1e-12);
}

static inline certificate full_bound(const problem& p, const deadline& until) {
    if (p.size() <= longest_walk) return slot_walk_bound(p, until.left(), until.cancelled());
    certificate path = path_bound(p, until);
    return {path.value + strain_bound(p).value + least_slot_prices(p), path.method + " and strain apart"};
}

}  // namespace detail

SEGUE_INLINE certificate lower_bound(const problem& p, double seconds, std::stop_token cancelled) {
    const detail::deadline until(seconds, std::move(cancelled));
    if (p.size() == 0) return {0, "exact"};
    if (p.size() > problem::dense_limit) return {-std::numeric_limits<double>::infinity(), "none: too many tracks"};
    const problem free = p.with_rules({});
    certificate best{-std::numeric_limits<double>::infinity(), "none"};
    if (p.size() <= detail::longest_exact) {
        best = detail::exact_bound(free, until, 0.8);
        if (best.method == "exact") return best;
    }
    const certificate other = free.pure_path() ? detail::path_bound(free, until) : detail::full_bound(free, until);
    return other.value > best.value ? other : best;
}

}  // namespace segue
