#pragma once
#include <segue/orderer.hpp>

namespace segue {

/// Greedy: after each track comes the one that costs least there (transition, strain and slot price); the best of
/// several first tracks drawn from the seed, by (violations, cost). Pinned rows keep their slots. O(n^2 dims) a start.
[[nodiscard]] found nearest_order(const problem& p, const search_options& options);

}  // namespace segue
