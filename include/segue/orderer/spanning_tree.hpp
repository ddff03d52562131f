#pragma once
#include <segue/orderer.hpp>

namespace segue {

/// The textbook walk: a minimum spanning tree of the symmetrised transitions (Prim), read in preorder, closed to a ring
/// and cut at its worst transition; within twice the least ring where prices keep the triangle inequality. Played in
/// the direction that costs less. Strain, arcs and rules other than pins are not looked at. O(n^2 log n).
[[nodiscard]] found spanning_tree_order(const problem& p, const search_options& options);

}  // namespace segue
