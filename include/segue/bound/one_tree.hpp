#pragma once
#include <segue/bound/bound.hpp>

namespace segue {

/// Held and Karp's ascent over 1-trees (1970, 1971): a path closed through a track that costs nothing is a tree over
/// the tracks and two edges more; multipliers on the degrees raise the cheapest such tree. Transitions only; a directed
/// pair counts at its cheaper direction, so use it for symmetric prices. O(n^2) a step.
[[nodiscard]] certificate one_tree_bound(const problem& p, double seconds, std::stop_token cancelled = {});

}  // namespace segue
