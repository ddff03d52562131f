#pragma once
#include <segue/orderer.hpp>

namespace segue {

/// A uniform shuffle from the seed, around pinned rows.
[[nodiscard]] found shuffle_order(const problem& p, const search_options& options);

}  // namespace segue
