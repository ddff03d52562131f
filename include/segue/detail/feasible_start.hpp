#pragma once
#include <segue/constraint.hpp>

#include <cstdint>
#include <functional>
#include <vector>

namespace segue::detail {

/// An order that keeps rules, or breaks few of them, whatever it costs: where a search that must keep them may begin.
struct feasible_start {
    std::vector<int> order;
    int violations = 0;
};

/// Blocks are put together, precedences sorted, pins placed; then conflicts are mended one by one, and rules that stay
/// broken weigh more and more (breakout: Morris 1993). The same for the same seed. Ends at the first order without
/// violations, after `steps`, or when `expired` says so.
[[nodiscard]] feasible_start find_feasible(const constraints& rules, std::vector<int> sequence, std::uint64_t seed,
                                           int steps, const std::function<bool()>& expired = {});

}  // namespace segue::detail
