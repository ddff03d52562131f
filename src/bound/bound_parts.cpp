#include <segue/detail/bound_parts.hpp>
#include <segue/detail/config.hpp>
#include <segue/orderer/local_search.hpp>

#include <cmath>

namespace segue::detail {

/// Finite prices only: where every order found is forbidden, 1 a transition will do.
static inline double finite_or(double value, const problem& p) {
    return std::isinf(value) ? static_cast<double>(p.size()) : value;
}

SEGUE_INLINE double cost_of_some_order(const problem& p) {
    const problem free = p.with_rules({});
    return finite_or(free.evaluate(local_search_order(free, {}).order).total, p);
}

SEGUE_INLINE double cost_of_some_path(const problem& p) {
    const std::vector<int> order = local_search_order(p.with_rules({}), {}).order;
    double sum = 0;
    for (std::size_t i = 0; i + 1 < order.size(); ++i) sum += p.transition(order[i], order[i + 1]);
    return finite_or(sum, p);
}

}  // namespace segue::detail
