#include <segue/detail/baseline.hpp>
#include <segue/detail/bound_first.hpp>
#include <segue/detail/config.hpp>
#include <segue/orderer/auto.hpp>
#include <segue/orderer/exact.hpp>
#include <segue/orderer/iterated.hpp>

#include <algorithm>

namespace segue {
namespace detail {

/// Up to here the tables of the exact program take some 20 ms; without memory a single one does.
inline constexpr int auto_exact_limit = 15, auto_exact_limit_without_memory = 17;
/// Pure paths to here are mostly proven in some 40 ms.
inline constexpr int auto_path_limit = 60;
/// Steps of the program over sets, and of branch and bound, that take some 40 ms: a count, so that every machine
/// chooses the same way.
inline constexpr std::int64_t auto_exact_steps = 250'000, auto_branch_steps = 20'000'000;

/// Steps worth a try; 0: none.
static inline std::int64_t exact_steps(const problem& p, const search_options& options) {
    if (options.near != 0) return 0;
    if (p.pure_path() && p.rules().empty()) return p.size() <= auto_path_limit ? auto_branch_steps : 0;
    const int limit = p.exposures().empty() ? auto_exact_limit_without_memory : auto_exact_limit;
    return p.size() <= limit ? auto_exact_steps : 0;
}

}  // namespace detail

SEGUE_INLINE found auto_order(const problem& p, const search_options& options) {
    watch clock(options, 0);
    found tried;
    if (const std::int64_t steps = detail::exact_steps(p, options); steps > 0) {
        tried = exact_order_within(p, options, steps);
        if (tried.proven || clock.over(detail::kept_cost(p.evaluate(tried.order)), tried.bound)) return tried;
    }
    search_options search = options;
    if (search.stop.seconds) *search.stop.seconds -= std::min(*search.stop.seconds, clock.seconds());
    std::optional<double> bound = tried.bound;
    if (bound)
        detail::aim_at(bound, search);
    else if (p.size() <= problem::dense_limit && (p.pure_path() || search.stop.seconds || search.stop.gap))
        bound = detail::bound_first(p, search);
    found out = iterated_order(p, search);
    if (!tried.order.empty() && detail::beats(p.evaluate(tried.order), p.evaluate(out.order)))
        out.order = std::move(tried.order);
    out.bound = bound;
    return out;
}

}  // namespace segue
