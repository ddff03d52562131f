#pragma once
#include <segue/orderer.hpp>

#include <span>
#include <vector>

namespace segue {

/// Cheapest insertion: the rows, in an order drawn from the seed, are put one by one where they add least to
/// transitions and strain. Arcs and slot prices do not count, for slots are not known until the end; pinned rows are
/// moved into their slots then. O(n^2 dims).
[[nodiscard]] found insertion_order(const problem& p, const search_options& options);

/// What `row` would add to transitions and strain in each of the order.size() + 1 gaps of an order that lacks it and
/// may lack others too. A forbidden transition counts as `forbidden_price`.
[[nodiscard]] std::vector<double> insertion_prices(const problem& p, std::span<const int> order, int row);
inline constexpr double forbidden_price = 1e9;

/// A finished order with one more track: `order` holds every row but `row`, which is put where (violations, J) is
/// least. Above 256 tracks only the 64 gaps of the least insertion price are evaluated. Throws data_error where the
/// result is no permutation.
[[nodiscard]] std::vector<int> inserted(const problem& p, std::span<const int> order, int row);

}  // namespace segue
