#include <segue/detail/baseline.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/start.hpp>
#include <segue/orderer/nearest.hpp>

#include <algorithm>

namespace segue {
namespace detail {

/// As many starts as cost about as much as one at n = 3,000.
static inline int nearest_starts(int n) {
    const std::int64_t square = static_cast<std::int64_t>(n) * n;
    return static_cast<int>(std::clamp<std::int64_t>(square == 0 ? 0 : 9'000'000 / square, 1, std::min(n, 16)));
}

}  // namespace detail

SEGUE_INLINE found nearest_order(const problem& p, const search_options& options) {
    found out;
    out.method = "nearest";
    if (p.size() == 0) return out;
    random r(options.seed);
    const std::vector<int> first = shuffled(p.size(), r);
    const int starts = detail::nearest_starts(p.size());
    watch clock(options, starts);
    const auto late = [&] { return p.size() > problem::dense_limit && clock.expired(); };
    priced best;
    while (out.iterations < starts && (out.order.empty() || !clock.over(detail::kept_cost(best)))) {
        std::vector<int> order = detail::greedy_order(p, first[static_cast<std::size_t>(out.iterations)], late);
        priced price = p.evaluate(order);
        if (out.order.empty() || detail::beats(price, best)) out.order = std::move(order), best = std::move(price);
        ++out.iterations;
    }
    return out;
}

}  // namespace segue
