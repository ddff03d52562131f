#pragma once
#include <segue/orderer.hpp>

#include <limits>
#include <string_view>
#include <vector>

namespace segue::detail {

/// The answer of an orderer that lays rows in a row: `sequence`, with pinned rows in their slots.
[[nodiscard]] found found_around_pins(const problem& p, const std::vector<int>& sequence, std::string_view method);

/// The rows of every group that the spreading shuffles spread, by `groups` or the first exposure with labels; a row of
/// unknown group is a group of its own. Throws data_error where `groups` is not of the problem's size.
[[nodiscard]] std::vector<std::vector<int>> groups_to_spread(const problem& p, const search_options& options);

/// Orders compare by (violations, cost).
/// What a stop at a cost looks at: +inf where rules are broken.
[[nodiscard]] inline double kept_cost(const priced& a) noexcept {
    return a.violations == 0 ? a.total : std::numeric_limits<double>::infinity();
}

[[nodiscard]] inline bool beats(const priced& a, const priced& b) noexcept {
    return a.violations != b.violations ? a.violations < b.violations : a.total < b.total;
}

}  // namespace segue::detail
