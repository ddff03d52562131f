#pragma once
#include <cstddef>
#include <span>

namespace segue::detail {

/// A number that no perfect assignment of rows to columns costs less than, rounding taken off; +inf where the finite
/// prices (others are +inf) allow none. n x n row-major, O(n^3).
[[nodiscard]] double assignment_bound(std::span<const double> cost, std::size_t n);

}  // namespace segue::detail
