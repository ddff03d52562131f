#pragma once
#include <segue/orderer.hpp>

namespace segue {

/// Descent from a greedy order (or `start`) by reversals, relocations and exchanges over candidate lists, until no such
/// move gains.
[[nodiscard]] found local_search_order(const problem& p, const search_options& options);

}  // namespace segue
