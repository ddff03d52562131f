#pragma once
#include <segue/problem.hpp>

#include <string>
#include <utility>
#include <vector>

namespace segue::detail {

/// The number with that many decimals: "0.42"; "+0.42" where `sign`.
[[nodiscard]] std::string number(double value, int decimals, bool sign = false);

/// "tempo +0.30, fatigue(genre) -0.12": what changed by 0.005 or more, the largest first.
[[nodiscard]] std::string differences(const priced& before, const priced& after);

}  // namespace segue::detail
