#pragma once
#include <segue/bound/bound.hpp>

namespace segue {

/// Directed transitions alone: the better of the cheapest assignment of successors, and of the 1-tree ascent on twice
/// the tracks, where each is an entrance and an exit held together by a price that every order pays (Jonker &
/// Volgenant 1983).
[[nodiscard]] certificate asymmetric_bound(const problem& p, double seconds, std::stop_token cancelled = {});

}  // namespace segue
