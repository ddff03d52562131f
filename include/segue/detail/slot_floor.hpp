#pragma once
#include <segue/problem.hpp>

#include <vector>

namespace segue::detail {

/// A price that no track can undercut in a slot, n x n by slot: slot prices and arcs on slots as they are; arcs on
/// minutes at the kindest start that the slot leaves, between the shortest and the longest others before it.
[[nodiscard]] std::vector<double> slot_floor(const problem& p);

}  // namespace segue::detail
