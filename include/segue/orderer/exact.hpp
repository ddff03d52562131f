#pragma once
#include <segue/orderer.hpp>

#include <cstddef>

namespace segue {

/// The largest n for which the program over sets of tracks may be asked.
inline constexpr int exact_limit = 22;

/// The largest n for which branch and bound may be asked: pure paths without rules.
inline constexpr int exact_path_limit = 100;

/// Bytes that the program over sets of tracks needs for its tables alone, known beforehand. Its labels come on top, as
/// many as `search_options::memory` has room for.
[[nodiscard]] std::size_t exact_bytes(int n) noexcept;

/// An order that no other beats, and the proof: a label-setting program over (set of tracks played, last track), whose
/// labels keep the memory of the ear (model, section 7).
///
/// A label dies when another of its state is at least as good whatever follows, or when its cost and the cheapest
/// conceivable rest reach the best order known. The cheapest rest is itself a Bellman program over (last track, set of
/// tracks to come) that counts transitions, slots, arcs and neighbours exactly, and strain by tangents in the time
/// between two tracks; where memory is off it is the answer.
///
/// Rules are kept lexicographically (violations, then J). `proven` is false, and `note` says why, where n is above
/// `exact_limit`, memory or steps do not suffice, or the search was stopped, at a cost or gap that was asked for too;
/// the best order found is then returned all the same, with a bound as far as the program came. `options.report` is
/// told that cost and bound. Orders whose costs differ by less than 1e-12 of the cost count as equal. What
/// `options.memory` allows is never exceeded.
[[nodiscard]] found exact_order(const problem& p, const search_options& options = {});

/// The same with at most `steps` steps of the program, a step being one label seen by one track to come: a count, so
/// the answer is the same on every machine.
[[nodiscard]] found exact_order_within(const problem& p, const search_options& options, std::int64_t steps);

}  // namespace segue
