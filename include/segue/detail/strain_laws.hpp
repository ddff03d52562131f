#pragma once
#include <segue/problem.hpp>

namespace segue::detail {

/// The two laws of `strain_bound`, weight included, rounding taken off; at least 0. The second adds to
/// `beyond`, n x n where given, what a strains b at least beyond this value when it is played right before b.
[[nodiscard]] double even_strain(const exposure& e, std::span<const std::int64_t> durations);
[[nodiscard]] double paired_strain(const exposure& e, std::span<const std::int64_t> durations,
                                   std::span<double> beyond = {});

}  // namespace segue::detail
