#pragma once
#include <segue/problem.hpp>

namespace segue::detail {

/// The two laws of `strain_bound`, weight included, rounding taken off; at least 0.
[[nodiscard]] double even_strain(const exposure& e, std::span<const std::int64_t> durations);
[[nodiscard]] double paired_strain(const exposure& e, std::span<const std::int64_t> durations);

}  // namespace segue::detail
