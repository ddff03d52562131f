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

/// Entrances are 0..n-1, exits n..2n-1. An order of the tracks is a path through all of them that takes every one of
/// the n holds, and ends at one entrance and one exit. The ascent begins where the assignment ends: what it paid for
/// leaving a and for entering b comes off their transitions.
static inline double doubled_bound(const problem& p, const assignment_duals& start, const deadline& until) {
    const auto n = static_cast<std::size_t>(p.size()), m = 2 * n;
    const std::span<const double> t = p.transition_matrix();
    std::vector<double> cost(m * m, std::numeric_limits<double>::infinity()), ends(m), penalty(m);
    double most = 0;
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b) {
            if (a == b) continue;
            cost[(n + a) * m + b] = cost[b * m + n + a] = t[a * n + b];
            if (!std::isinf(t[a * n + b])) most = std::max(most, std::abs(t[a * n + b]));
        }
    for (std::size_t a = 0; a < n; ++a) {
        penalty[a] = -start.columns[a], penalty[n + a] = -start.rows[a];
        // paid by every order once each, and taken back below
        ends[a] = -start.rows[n], ends[n + a] = -start.columns[n];
        most = std::max({most, std::abs(penalty[a]), std::abs(penalty[n + a])});
    }
    // a hold must stay the cheapest way in and out whatever the penalties say
    for (std::size_t a = 0; a < n; ++a) cost[a * m + n + a] = cost[(n + a) * m + a] = -4 * most;
    const double held = 4 * most * static_cast<double>(n) + start.rows[n] + start.columns[n];
    tree_ascent ascent(cost, std::move(ends), n);
    ascent.set_penalties(std::move(penalty));
    const double value = ascent.run(cost_of_some_path(p) - held, [&] { return until.passed(); });
    return value + held - (std::abs(held) + std::abs(value)) * 0x1p-50;
}

}  // namespace detail

SEGUE_INLINE certificate asymmetric_bound(const problem& p, double seconds, std::stop_token cancelled) {
    if (p.size() < 2) return {0, "1-tree"};
    const detail::deadline until(seconds, std::move(cancelled));
    constexpr double none = -std::numeric_limits<double>::infinity();
    if (p.size() > 2000) return {none, "none: too many tracks"};
    const detail::assignment_duals successors = detail::successors(p);
    if (std::isinf(successors.bound)) return {successors.bound, "assignment"};
    const double doubled = detail::doubled_bound(p, successors, until);
    return doubled > successors.bound ? certificate{doubled, "directed 1-tree"}
                                      : certificate{successors.bound, "assignment"};
}

}  // namespace segue
