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

/// What pairs of labels strain in all, and the share that two members right after each other have in it.
struct paired_value {
    double strain = 0, neighbours = 0;
};

/// sum over rank distances of (pairs) * 2^(-(mean gap)/half_life); `pairs[l]` at rank distance l + 1. The sum rests on
/// tangents at the mean gaps; neighbours are at rank distance 1 and have no gap, where the tangent is at its height.
static inline paired_value jensen(const std::vector<std::size_t>& pairs, const std::vector<double>& sum,
                                  double half_life) {
    paired_value out;
    for (std::size_t l = 0; l < pairs.size(); ++l) {
        if (pairs[l] == 0) continue;
        const auto count = static_cast<double>(pairs[l]);
        const double half_lives = most_between(pairs[l], sum) / count / half_life, each = exp2(-half_lives);
        out.strain += count * each;
        if (l == 0) out.neighbours = std::min(1.0, each * (1 + std::log(2.0) * half_lives));
    }
    return out;
}

static inline std::vector<std::size_t> pairs_of(const std::vector<std::size_t>& members) {
    const std::size_t most = members.empty() ? 0 : *std::max_element(members.begin(), members.end());
    std::vector<std::size_t> pairs(most > 0 ? most - 1 : 0, 0);
    for (std::size_t m : members)
        for (std::size_t l = 1; l < m; ++l) pairs[l - 1] += m - l;
    return pairs;
}

/// A column as a pile of labels: x_a x_b is at least min(x_a, x_b)^2, so each step in the values adds one label.
/// Where asked, `beyond` gets what neighbours strain above their shares.
static inline double piled(const std::vector<double>& x, const std::vector<double>& sum, double half_life,
                           double weight, std::span<double> beyond) {
    const std::size_t n = x.size();
    std::vector<std::size_t> rank(n);
    std::iota(rank.begin(), rank.end(), std::size_t{0});
    std::sort(rank.begin(), rank.end(), [&](std::size_t a, std::size_t b) { return x[a] < x[b]; });
    double strain = 0, below = 0, share = 0;
    std::vector<double> shares(n);
    for (std::size_t i = 0; i < n; ++i) {
        const double value = x[rank[i]];
        if (value > below) {
            const paired_value layer = jensen(pairs_of({n - i}), sum, half_life);
            strain += (value * value - below * below) * layer.strain;
            share += (value * value - below * below) * layer.neighbours;
            below = value;
        }
        shares[i] = share;
    }
    for (std::size_t i = 0; i < n && !beyond.empty(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const std::size_t a = rank[i], b = rank[j];
            const double price = weight * std::max(0.0, x[a] * x[b] * (1 - 1e-13) - shares[j]);
            beyond[a * n + b] += price, beyond[b * n + a] += price;
        }
    return strain;
}

/// Labels apart or all in one, whichever says more.
static inline double labelled(const exposure& e, const std::vector<double>& sum, double half_life,
                              std::span<double> beyond) {
    const std::size_t n = e.labels.size();
    std::vector<std::size_t> members(static_cast<std::size_t>(e.dims), 0);
    for (int l : e.labels)
        if (l >= 0) ++members[static_cast<std::size_t>(l)];
    double apart = 0;
    std::vector<double> share;
    for (std::size_t m : members) {
        const paired_value own = jensen(pairs_of({m}), sum, half_life);
        apart += own.strain;
        share.push_back(own.neighbours);
    }
    const paired_value all = jensen(pairs_of(members), sum, half_life);
    const bool together = all.strain > apart;
    if (!beyond.empty()) {
        const std::vector<double> x = e.dense_x();  // an unknown label is a little of each
        const auto dims = share.size();
        for (std::size_t a = 0; a < n; ++a)
            for (std::size_t b = 0; b < n; ++b) {
                if (a == b) continue;
                double met = 0;
                for (std::size_t d = 0; d < dims; ++d) met += x[a * dims + d] * x[b * dims + d];
                if (e.labels[a] >= 0 && e.labels[a] == e.labels[b])
                    met -= together ? all.neighbours : share[static_cast<std::size_t>(e.labels[a])];
                beyond[a * n + b] += e.weight * std::max(0.0, met - 1e-13);
            }
    }
    return together ? all.strain : apart;
}

SEGUE_INLINE double paired_strain(const exposure& e, std::span<const std::int64_t> durations,
                                  std::span<double> beyond) {
    const std::size_t n = durations.size();
    const double half_life = e.half_life.count() * 60'000.0;
    std::vector<double> ms(durations.begin(), durations.end()), sum(n + 1, 0.0);
    std::sort(ms.begin(), ms.end());
    for (std::size_t i = 0; i < n; ++i) sum[i + 1] = sum[i] + ms[i];
    double strain = 0;
    if (!e.dense()) {
        strain = labelled(e, sum, half_life, beyond);
    } else if (n <= 400) {  // n^2 a column
        const auto dims = static_cast<std::size_t>(e.dims);
        std::vector<double> values(n);
        for (std::size_t d = 0; d < dims; ++d) {
            for (std::size_t t = 0; t < n; ++t) values[t] = e.x[t * dims + d];
            strain += piled(values, sum, half_life, e.weight, beyond);
        }
    }
    return e.weight * strain * (1 - static_cast<double>(n + 64) * 0x1p-45);
}

}  // namespace detail

SEGUE_INLINE double strain_bound(const problem& p, std::size_t exposure) {
    const auto& e = p.exposures()[exposure];
    if (e.weight == 0) return 0;
    return std::max(detail::even_strain(e, p.durations()), detail::paired_strain(e, p.durations(), {}));
}

SEGUE_INLINE certificate strain_bound(const problem& p) {
    double sum = 0;
    for (std::size_t e = 0; e < p.exposures().size(); ++e) sum += strain_bound(p, e);
    return {sum, "strain alone"};
}

}  // namespace segue
