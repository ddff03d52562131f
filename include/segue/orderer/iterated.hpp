#pragma once
#include <segue/orderer.hpp>

namespace segue {

/// Iterated local search: a double bridge within 20 slots, repair by `descent`, and annealed acceptance
/// (Martin, Otto & Felten 1991; Johnson & McGeoch 1997). Rules enter as penalties that rise while they are broken;
/// orders are reported by (violations, cost).
///
/// Without a stop it runs a fixed number of iterations, so the answer is the same on every machine.
[[nodiscard]] found iterated_order(const problem& p, const search_options& options);

}  // namespace segue
