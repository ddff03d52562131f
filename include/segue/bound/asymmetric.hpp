#pragma once
#include <segue/bound/bound.hpp>

namespace segue {

/// Directed transitions alone: the better of the cheapest assignment of successors, and of the 1-tree ascent with
/// penalties for coming in and for going out, where a tree takes the cheaper direction of each pair (after Jonker &
/// Volgenant 1983).
[[nodiscard]] certificate asymmetric_bound(const problem& p, double seconds, std::stop_token cancelled = {});

}  // namespace segue
