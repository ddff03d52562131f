#include <segue/bound/strain.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/strain_laws.hpp>
#include <segue/math.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace segue {
namespace detail {

SEGUE_INLINE double even_strain(const exposure& e, std::span<const std::int64_t> durations) {
    const double half_life = e.half_life.count() * 60'000.0;
    const double whole = static_cast<double>(std::accumulate(durations.begin(), durations.end(), std::int64_t{0}));
    const auto dims = static_cast<std::size_t>(e.dims);
    const std::vector<double> x = e.dense_x();
    std::vector<double> charge = e.start.empty() ? std::vector<double>(dims, 0.0) : e.start, self(dims);
    for (std::size_t d = 0; d < dims; ++d) self[d] = charge[d] * charge[d] / 2;
    for (std::size_t t = 0; t < durations.size(); ++t) {
        const double keep = exp2(-static_cast<double>(durations[t]) / half_life);
        for (std::size_t d = 0; d < dims; ++d) {
            const double v = x[t * dims + d];
            charge[d] += 2 * v / (1 + keep);
            self[d] += v * v / (1 + keep);
        }
    }
    double sum = 0, error = 0;
    for (std::size_t d = 0; d < dims; ++d) {
        const double all = charge[d] * charge[d] / (2 + std::log(2.0) * whole / half_life);
        sum += std::max(0.0, all - self[d]);
        error += all + self[d];
    }
    return e.weight * std::max(0.0, sum - error * static_cast<double>(durations.size() + dims + 16) * 0x1p-51);
}

/// The most time that `pairs` pairs can have between them in all, where no track opens two of them or closes two:
/// the latest starts less the earliest ends. `sum[k]` is the time of the k shortest tracks.
static inline double most_between(std::size_t pairs, const std::vector<double>& sum) {
    const std::size_t n = sum.size() - 1;
    double gap = 0;
    for (std::size_t k = 1; k <= pairs; ++k) gap += sum[n] - sum[k] - sum[k];
    return std::max(0.0, gap);
}

/// sum over rank distances of (pairs) * 2^(-(mean gap)/half_life); `pairs[l]` at rank distance l + 1.
static inline double jensen(const std::vector<std::size_t>& pairs, const std::vector<double>& sum, double half_life) {
    double strain = 0;
    for (std::size_t count : pairs)
        if (count > 0)
            strain +=
                static_cast<double>(count) * exp2(-most_between(count, sum) / static_cast<double>(count) / half_life);
    return strain;
}

static inline std::vector<std::size_t> pairs_of(const std::vector<std::size_t>& members) {
    const std::size_t most = members.empty() ? 0 : *std::max_element(members.begin(), members.end());
    std::vector<std::size_t> pairs(most > 0 ? most - 1 : 0, 0);
    for (std::size_t m : members)
        for (std::size_t l = 1; l < m; ++l) pairs[l - 1] += m - l;
    return pairs;
}

/// A column as a pile of labels: x_a x_b is at least min(x_a, x_b)^2, so each step in the values adds one label.
static inline double piled(std::vector<double> values, const std::vector<double>& sum, double half_life) {
    std::sort(values.begin(), values.end());
    double strain = 0, below = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] <= below) continue;
        strain += (values[i] * values[i] - below * below) * jensen(pairs_of({values.size() - i}), sum, half_life);
        below = values[i];
    }
    return strain;
}

SEGUE_INLINE double paired_strain(const exposure& e, std::span<const std::int64_t> durations) {
    const std::size_t n = durations.size();
    const double half_life = e.half_life.count() * 60'000.0;
    std::vector<double> ms(durations.begin(), durations.end()), sum(n + 1, 0.0);
    std::sort(ms.begin(), ms.end());
    for (std::size_t i = 0; i < n; ++i) sum[i + 1] = sum[i] + ms[i];
    const auto dims = static_cast<std::size_t>(e.dims);
    double strain = 0;
    if (e.dense()) {
        if (n > 400) return 0;  // n^2 a column
        for (std::size_t d = 0; d < dims; ++d) {
            std::vector<double> values(n);
            for (std::size_t t = 0; t < n; ++t) values[t] = e.x[t * dims + d];
            strain += piled(std::move(values), sum, half_life);
        }
    } else {
        std::vector<std::size_t> members(dims, 0);
        for (int l : e.labels)
            if (l >= 0) ++members[static_cast<std::size_t>(l)];
        double apart = 0;
        for (std::size_t m : members) apart += jensen(pairs_of({m}), sum, half_life);
        strain = std::max(apart, jensen(pairs_of(members), sum, half_life));
    }
    return e.weight * strain * (1 - static_cast<double>(n + 64) * 0x1p-45);
}

}  // namespace detail

SEGUE_INLINE double strain_bound(const problem& p, std::size_t exposure) {
    const auto& e = p.exposures()[exposure];
    if (e.weight == 0) return 0;
    return std::max(detail::even_strain(e, p.durations()), detail::paired_strain(e, p.durations()));
}

SEGUE_INLINE certificate strain_bound(const problem& p) {
    double sum = 0;
    for (std::size_t e = 0; e < p.exposures().size(); ++e) sum += strain_bound(p, e);
    return {sum, "strain alone"};
}

}  // namespace segue
