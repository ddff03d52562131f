#pragma once
#include <segue/constraint.hpp>
#include <segue/crate.hpp>

#include <memory>
#include <string>
#include <vector>

namespace segue::detail {

/// A row that must stand in one slot: what first, last and lock come down to. Throws rule_error, with the rule in
/// words, where the order has no such slot.
[[nodiscard]] std::shared_ptr<const constraint> pin(const crate& tracks, int row, int slot, std::string rule);

/// Slot -> the row that the rules pin there, -1 where the slot is free. Where rules contradict each other the first
/// one counts.
[[nodiscard]] std::vector<int> pinned_rows(const constraints& rules, int n);

/// `sequence` with the pinned rows moved into their slots; the others keep their order around them.
[[nodiscard]] std::vector<int> around_pins(const std::vector<int>& pinned, const std::vector<int>& sequence);

}  // namespace segue::detail
