#include <segue/detail/autocorrelation.hpp>
#include <segue/detail/config.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace segue::detail {

SEGUE_INLINE std::vector<double> autocorrelation(std::span<const double> series) {
    constexpr double window = 5;
    std::vector<double> out{1};
    const std::size_t n = series.size();
    if (n < 2) return out;
    const double mean = std::accumulate(series.begin(), series.end(), 0.0) / static_cast<double>(n);
    const auto covariance = [&](std::size_t lag) {
        double sum = 0;
        for (std::size_t i = 0; i + lag < n; ++i) sum += (series[i] - mean) * (series[i + lag] - mean);
        return sum / static_cast<double>(n);
    };
    const double variance = covariance(0);
    const double noise = 1e-12 * std::max(1.0, std::abs(mean));  // sums that drifted by rounding have not moved
    if (!(variance > noise * noise)) return out;
    double time = 1;
    for (std::size_t lag = 1; lag < n && static_cast<double>(lag) < window * time; ++lag) {
        out.push_back(covariance(lag) / variance);
        time += 2 * out.back();
    }
    return out;
}

SEGUE_INLINE double correlation_time(std::span<const double> autocorrelation, int stride) {
    double time = 1;
    const auto step = static_cast<std::size_t>(stride);
    for (std::size_t lag = step; lag < autocorrelation.size(); lag += step) time += 2 * autocorrelation[lag];
    return std::max(1.0, time);
}

}  // namespace segue::detail
