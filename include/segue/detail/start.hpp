#pragma once
#include <segue/problem.hpp>
#include <segue/random.hpp>

#include <vector>

namespace segue::detail {

/// Greedy by slots: each slot takes the track that costs least after what was played (transition, strain and slot
/// price), from the given first row; pinned rows keep their slots. O(n^2 dims).
[[nodiscard]] std::vector<int> greedy_order(const problem& p, int first);

}  // namespace segue::detail
