#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace segue::detail {

/// Prices of rows and columns whose sum says what assigning them costs at least.
struct assignment_duals {
    double bound = 0;  ///< rounding taken off; +inf where the finite prices allow no assignment
    std::vector<double> rows, columns;
};
[[nodiscard]] assignment_duals assign(std::span<const double> cost, std::size_t n);

/// A number that no perfect assignment of rows to columns costs less than, rounding taken off; +inf where the finite
/// prices (others are +inf) allow none. n x n row-major, O(n^3).
[[nodiscard]] double assignment_bound(std::span<const double> cost, std::size_t n);

}  // namespace segue::detail
