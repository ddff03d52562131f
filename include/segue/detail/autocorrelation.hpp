#pragma once
#include <span>
#include <vector>

namespace segue::detail {

/// Autocorrelation of a series by lag, from lag 0 (1) up to where it is lost in noise: the window of Sokal (1997), five
/// times the sum. A constant series has {1}.
[[nodiscard]] std::vector<double> autocorrelation(std::span<const double> series);

/// 1 + 2 * the sum over the lags that are multiples of `stride`, at least 1: how many draws so far apart are worth one
/// independent draw.
[[nodiscard]] double correlation_time(std::span<const double> autocorrelation, int stride = 1);

}  // namespace segue::detail
