#include <segue/detail/config.hpp>
#include <segue/detail/descent.hpp>
#include <segue/detail/improvers.hpp>
#include <segue/orderer/local_search.hpp>

#include <cmath>

namespace segue {

SEGUE_INLINE found local_search_order(const problem& p, const search_options& options) {
    found out;
    out.method = "local_search";
    random r(options.seed);
    const int n = p.size();
    out.order = detail::starting_order(p, options, r);
    if (n < 2) return out;
    const detail::candidates near(p, detail::candidate_count);
    detail::scored_order order(p, out.order);
    if (!options.start.empty() && options.near > 0) order.stay_near(options.start, options.near);
    detail::descent search(order, near);
    watch clock(options, std::numeric_limits<std::int64_t>::max());
    search.mark_all();
    search.run([&] { return ++out.iterations, clock.done(order.violations() > 0 ? HUGE_VAL : order.cost()); });
    out.order.assign(order.order().begin(), order.order().end());
    return out;
}

}  // namespace segue
