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
static inline double successor_bound(const problem& p) {
    const auto n = static_cast<std::size_t>(p.size()), m = n + 1;
    std::vector<double> cost(m * m, 0.0);
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b)
            cost[a * m + b] = a == b ? std::numeric_limits<double>::infinity() : p.transition_matrix()[a * n + b];
    cost[n * m + n] = std::numeric_limits<double>::infinity();
    return assignment_bound(cost, m);
}

/// Entrances are 0..n-1, exits n..2n-1. An order of the tracks is a path through all of them that takes every one of
/// the n holds.
static inline double doubled_bound(const problem& p, const deadline& until) {
    const auto n = static_cast<std::size_t>(p.size()), m = 2 * n;
    const std::span<const double> t = p.transition_matrix();
    std::vector<double> cost(m * m, std::numeric_limits<double>::infinity());
    double most = 0;
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b) {
            if (a == b) continue;
            cost[(n + a) * m + b] = cost[b * m + n + a] = t[a * n + b];
            if (!std::isinf(t[a * n + b])) most = std::max(most, std::abs(t[a * n + b]));
        }
    for (std::size_t a = 0; a < n; ++a) cost[a * m + n + a] = cost[(n + a) * m + a] = -most;
    const double held = most * static_cast<double>(n);
    tree_ascent ascent(cost, std::vector<double>(m, 0.0));
    const double value = ascent.run(cost_of_some_path(p) - held, [&] { return until.passed(); });
    return value + held - held * 0x1p-50;
}

}  // namespace detail

SEGUE_INLINE certificate asymmetric_bound(const problem& p, double seconds, std::stop_token cancelled) {
    if (p.size() < 2) return {0, "1-tree"};
    const detail::deadline until(seconds, std::move(cancelled));
    const double successors = p.size() <= 2000 ? detail::successor_bound(p) : -std::numeric_limits<double>::infinity();
    if (std::isinf(successors) && successors > 0) return {successors, "assignment"};
    const double doubled =
        p.size() <= 2000 ? detail::doubled_bound(p, until) : -std::numeric_limits<double>::infinity();
    return doubled > successors ? certificate{doubled, "directed 1-tree"} : certificate{successors, "assignment"};
}

}  // namespace segue
