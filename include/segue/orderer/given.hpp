#pragma once
#include <segue/orderer.hpp>

namespace segue {

/// The rows as they stand, or `start` where one is given: what any other order is compared with. Pins are not kept.
[[nodiscard]] found given_order(const problem& p, const search_options& options);

}  // namespace segue
