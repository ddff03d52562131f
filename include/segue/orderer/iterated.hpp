#pragma once
#include <segue/orderer.hpp>

namespace segue {

/// The work-horse. What has memory, arcs, slot prices or rules is annealed over priced moves (Kirkpatrick, Gelatt &
/// Vecchi 1983), the cheap part of a price first, and then improved by `descent` until no move gains. Paths with
/// nothing else go to Lin-Kernighan steps, with local double bridges (Martin, Otto & Felten 1991) or, where directed
/// and of at most 400 tracks, from many starts whose results are merged. Rules enter as penalties that rise while they
/// are broken; orders are reported by (violations, cost).
///
/// Without a stop it makes a fixed number of steps, so the answer is the same on every machine. `stop.idle` counts
/// kicks, starts, or sweeps of as many proposals as there are tracks.
///
/// `threads` search from seeds of their own and the best answer counts, the same for a fixed number; they exchange
/// nothing. `stop.gap` is measured from a bound that is found first; the answer then tells it.
[[nodiscard]] found iterated_order(const problem& p, const search_options& options);

}  // namespace segue
