#include <segue/bound/asymmetric.hpp>
#include <segue/detail/assignment.hpp>
#include <segue/detail/bound_parts.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/tree_ascent.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace segue {
namespace detail {

/// Successors: track n is the silence before the first and after the last.
static inline assignment_duals successors(const problem& p) {
    const auto n = static_cast<std::size_t>(p.size()), m = n + 1;
    std::vector<double> cost(m * m, 0.0);
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b)
            cost[a * m + b] = a == b ? std::numeric_limits<double>::infinity() : p.transition_matrix()[a * n + b];
    cost[n * m + n] = std::numeric_limits<double>::infinity();
    return assign(cost, m);
}

/// The ascent begins where the assignment ends: what it paid for entering b and for leaving a comes off their
/// transitions.
static inline double directed_tree_bound(const problem& p, const assignment_duals& start, const deadline& until) {
    const auto n = static_cast<std::size_t>(p.size());
    std::vector<double> penalty(2 * n);
    for (std::size_t a = 0; a < n; ++a) penalty[a] = -start.columns[a], penalty[n + a] = -start.rows[a];
    tree_ascent ascent(p.transition_matrix(), std::vector<double>(2 * n, 0.0), true);
    ascent.set_penalties(std::move(penalty));
    return ascent.run(cost_of_some_path(p), [&] { return until.passed(); });
}

}  // namespace detail

SEGUE_INLINE certificate asymmetric_bound(const problem& p, double seconds, std::stop_token cancelled) {
    if (p.size() < 2) return {0, "1-tree"};
    const detail::deadline until(seconds, std::move(cancelled));
    constexpr double none = -std::numeric_limits<double>::infinity();
    if (p.size() > 2000) return {none, "none: too many tracks"};
    const detail::assignment_duals successors = detail::successors(p);
    if (std::isinf(successors.bound)) return {successors.bound, "assignment"};
    const double tree = detail::directed_tree_bound(p, successors, until);
    return tree > successors.bound ? certificate{tree, "directed 1-tree"} : certificate{successors.bound, "assignment"};
}

}  // namespace segue
