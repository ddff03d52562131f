#pragma once
#include <segue/problem.hpp>
#include <segue/random.hpp>

#include <functional>
#include <vector>

namespace segue::detail {

/// Greedy by slots: each slot takes the track that costs least after what was played (transition, strain and slot
/// price), from the given first row; pinned rows keep their slots. O(n^2 dims). Once
/// `give_up` says so the rest follows as it comes.
[[nodiscard]] std::vector<int> greedy_order(const problem& p, int first, const std::function<bool()>& give_up);

}  // namespace segue::detail
