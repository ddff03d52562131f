#pragma once
#include <segue/orderer.hpp>

#include <vector>

namespace segue::detail {

// The searches behind `iterated`.

/// Annealing over priced moves, then descent: whatever is priced.
[[nodiscard]] found annealed_order(const problem& p, const search_options& options);
/// Iterated search for short paths, for transitions and nothing else.
[[nodiscard]] found kicked_path_order(const problem& p, const search_options& options);
/// The same for points too many for a matrix.
[[nodiscard]] found point_path_order(const problem& p, const search_options& options);

/// The start that the options give, or a greedy order from a drawn first track. Throws data_error where it is no
/// permutation.
[[nodiscard]] std::vector<int> starting_order(const problem& p, const search_options& options, random& r);

}  // namespace segue::detail
