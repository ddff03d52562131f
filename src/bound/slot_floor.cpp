#include <segue/detail/config.hpp>
#include <segue/detail/slot_floor.hpp>

#include <algorithm>
#include <cmath>

namespace segue::detail {

/// Least (value - curve)^2 over starts from..to, as shares of the whole: the curve is linear between its points.
static inline double kindest(const priced_arc& a, double value, double from, double to) {
    double low = a.curve(from), high = low;
    const auto see = [&](double v) { low = std::min(low, v), high = std::max(high, v); };
    see(a.curve(to));
    for (const auto& [at, v] : a.knots)
        if (at >= from && at <= to) see(v);
    const double d = value < low ? low - value : value > high ? value - high : 0;
    return d * d;
}

static inline void add_timed(const priced_arc& a, std::span<const std::int64_t> ms, std::vector<double>& floor) {
    const std::size_t n = ms.size();
    std::vector<std::int64_t> sorted(ms.begin(), ms.end()), sum(n + 1, 0);
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 0; i < n; ++i) sum[i + 1] = sum[i] + sorted[i];
    const double whole = static_cast<double>(std::max<std::int64_t>(1, sum[n]));
    for (std::size_t t = 0; t < n; ++t) {
        if (std::isnan(a.values[t])) continue;
        const auto own =
            static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), ms[t]) - sorted.begin());
        const auto shortest = [&](std::size_t k) { return k <= own ? sum[k] : sum[k + 1] - ms[t]; };  // k of the others
        for (std::size_t i = 0; i < n; ++i) {
            const double from = static_cast<double>(shortest(i)) / whole,
                         to = static_cast<double>(sum[n] - ms[t] - shortest(n - 1 - i)) / whole;
            floor[i * n + t] += a.weight * kindest(a, a.values[t], from - 1e-12, to + 1e-12);
        }
    }
}

SEGUE_INLINE std::vector<double> slot_floor(const problem& p) {
    const auto n = static_cast<std::size_t>(p.size());
    std::vector<double> floor(n * n, 0.0);
    if (const std::vector<double> slots = p.slot_matrix(); !slots.empty())
        for (std::size_t t = 0; t < n; ++t)
            for (std::size_t i = 0; i < n; ++i) floor[i * n + t] = slots[t * n + i];
    for (const priced_arc& a : p.arcs())
        if (a.along == priced_arc::axis::minutes && a.weight > 0) add_timed(a, p.durations(), floor);
    return floor;
}

}  // namespace segue::detail
