#pragma once
#include <segue/orderer.hpp>

#include <cstddef>

namespace segue {

/// The largest n for which the exact program may be asked.
inline constexpr int exact_limit = 20;

/// Most bytes that `exact_order` holds at once, whatever it is given; it stops unproven rather than taking more.
inline constexpr std::size_t exact_memory = std::size_t{3500} << 20;

/// An order that no other beats, and the proof: a label-setting program over (set of tracks played, last track), whose
/// labels keep the memory of the ear (model, section 7).
///
/// A label dies when another of its state is at least as good whatever follows, or when its cost and the cheapest
/// conceivable rest reach the best order known. The cheapest rest is itself a Bellman program over (last track, set of
/// tracks to come) that counts transitions, slots and arcs exactly, and lets every track choose by itself in which
/// order the others suffer least from it; where memory is off it is the answer.
///
/// Rules are kept lexicographically (violations, then J). `proven` is false, and `note` says why, where n is above
/// `exact_limit`, the labels do not fit into `exact_memory`, or the search was stopped; the best order found is then
/// returned all the same. Orders whose costs differ by less than 1e-12 of the cost count as equal.
[[nodiscard]] found exact_order(const problem& p, const search_options& options = {});

}  // namespace segue
