#pragma once
#include <segue/orderer.hpp>

namespace segue {

/// The default: exact and proven where the problem is small enough, else iterated local search.
[[nodiscard]] found auto_order(const problem& p, const search_options& options);

}  // namespace segue
