#pragma once
#include <segue/bound/bound.hpp>

namespace segue {

/// The coupled bound of the full model: walks over slots that may visit a track twice but not return at once, with a
/// multiplier on every track's visits, over transitions, slots, arcs and the junction prices of strain, whose levels
/// follow the average walk (model, section 8; `detail::potential`).
///
/// O(n^2) a slot and step, n^3 floats of memory up to 250 tracks. Safe for real durations. n <= 700 or so.
[[nodiscard]] certificate slot_walk_bound(const problem& p, double seconds, std::stop_token cancelled = {});

}  // namespace segue
