#pragma once
#include <segue/orderer.hpp>

#include <optional>

namespace segue::detail {

/// A bound for a search that is about to begin, where one can be had: a gap is a target cost once it is known. What it
/// took comes off the time that `search` may take, its reports tell it, and its `stop.gap` becomes a `stop.cost`.
[[nodiscard]] std::optional<double> bound_first(const problem& p, search_options& search);

/// The same with a bound that is known, or none.
void aim_at(std::optional<double> bound, search_options& search);

}  // namespace segue::detail
