#include <segue/detail/assignment.hpp>
#include <segue/detail/config.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace segue::detail {

/// The least that a row must fall for feasibility: dual prices are made right whatever rounding did to them.
static inline double dual_value(std::span<const double> cost, std::size_t n, const std::vector<double>& v) {
    double sum = 0, size = 0;
    for (std::size_t j = 0; j < n; ++j) sum += v[j], size += std::abs(v[j]);
    for (std::size_t i = 0; i < n; ++i) {
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t j = 0; j < n; ++j) least = std::min(least, cost[i * n + j] - v[j]);
        sum += least, size += std::abs(least);
    }
    return std::isinf(sum) ? sum : sum - size * static_cast<double>(2 * n + 4) * 0x1p-52;
}

/// Shortest augmenting paths (Jonker & Volgenant 1987), rows one after the other.
SEGUE_INLINE assignment_duals assign(std::span<const double> cost, std::size_t n) {
    constexpr double none = std::numeric_limits<double>::infinity();
    std::vector<double> u(n + 1, 0.0), v(n + 1, 0.0), reach(n + 1);
    std::vector<std::size_t> row_of(n + 1, 0), way(n + 1, 0);
    std::vector<char> used(n + 1);
    for (std::size_t i = 1; i <= n; ++i) {
        row_of[0] = i;
        std::fill(reach.begin(), reach.end(), none);
        std::fill(used.begin(), used.end(), 0);
        std::size_t at = 0;
        do {
            used[at] = 1;
            const std::size_t row = row_of[at];
            std::size_t nearest = 0;
            double least = none;
            for (std::size_t j = 1; j <= n; ++j) {
                if (used[j]) continue;
                const double d = cost[(row - 1) * n + j - 1] - u[row] - v[j];
                if (d < reach[j]) reach[j] = d, way[j] = at;
                if (reach[j] < least) least = reach[j], nearest = j;
            }
            if (std::isinf(least)) return {none, {}, {}};
            for (std::size_t j = 0; j <= n; ++j) {
                if (used[j])
                    u[row_of[j]] += least, v[j] -= least;
                else
                    reach[j] -= least;
            }
            at = nearest;
        } while (row_of[at] != 0);
        for (; at != 0; at = way[at]) row_of[at] = row_of[way[at]];
    }
    assignment_duals out{0, {u.begin() + 1, u.end()}, {v.begin() + 1, v.end()}};
    out.bound = dual_value(cost, n, out.columns);
    return out;
}

SEGUE_INLINE double assignment_bound(std::span<const double> cost, std::size_t n) { return assign(cost, n).bound; }

}  // namespace segue::detail
