#include <segue/bound/slot_walk.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/potential.hpp>
#include <segue/detail/slot_floor.hpp>
#include <segue/detail/walk.hpp>
#include <segue/orderer/local_search.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>

namespace segue {
namespace detail {

/// Prices for the walk at the present levels.
struct walk_prices {
    std::vector<double> onto, first, last;
};

static inline walk_prices price_walk(const problem& p, const potential& strain) {
    const auto n = static_cast<std::size_t>(p.size());
    walk_prices out{std::vector<double>(n * n), std::vector<double>(n, 0.0), std::vector<double>(n, 0.0)};
    const std::span<const double> t = p.transition_matrix();
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b) out.onto[b * n + a] = t[a * n + b];
    strain.add_to(out.onto, out.first, out.last);
    for (std::size_t a = 0; a < n; ++a) out.onto[a * n + a] = std::numeric_limits<double>::infinity();
    return out;
}

/// Rounding of a sum along an order: every term's size times the number of additions.
static inline double sum_error(std::span<const double> prices, std::size_t n) {
    double most = 0;
    for (double v : prices)
        if (!std::isinf(v)) most = std::max(most, std::abs(v));
    return most * static_cast<double>(n * n) * 0x1p-51;
}

}  // namespace detail

SEGUE_INLINE certificate slot_walk_bound(const problem& p, double seconds, std::stop_token cancelled) {
    using clock = std::chrono::steady_clock;
    const auto begin = clock::now();
    const auto n = static_cast<std::size_t>(p.size());
    const std::string method = "slot walk";
    if (n == 0) return {0, method};
    std::vector<bool> taken(p.exposures().size(), true); if(getenv("NOLAB")) for (std::size_t e = 0; e < taken.size(); ++e) taken[e] = p.exposures()[e].dense();
    detail::potential strain(p, taken);
    const std::vector<double> floor = detail::slot_floor(p);
    detail::walk program(n);
    search_options quick;
    quick.stop.idle = 1;
    const double aim = p.evaluate(local_search_order(p.with_rules({}), quick).order).total;
    std::vector<double> multiplier(n, 0.0), kept(n, 0.0), direction(n, 0.0), node(n * n);
    std::vector<int> before(n), after(n), visits(n);
    double best = -std::numeric_limits<double>::infinity(), step = 1;
    int stalled = 0;
    for (int k = 0; k < 100'000; ++k) {
        const detail::walk_prices price = detail::price_walk(p, strain);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t t = 0; t < n; ++t) {
                node[i * n + t] = floor[i * n + t] - multiplier[t];
                if (i == 0) node[i * n + t] += price.first[t];
                if (i + 1 == n) node[i * n + t] += price.last[t];
            }
        const double least = program.solve(price.onto, node);
        if (std::isinf(least)) return {least, method};
        const double error = strain.error() + detail::sum_error(price.onto, n) + detail::sum_error(node, n);
        const double bound = least + std::accumulate(multiplier.begin(), multiplier.end(), 0.0) - strain.self() - error;
        if (bound > best + 1e-4 * std::abs(best)) stalled = 0;
        else if (++stalled > 12) step *= 0.75, stalled = 0, multiplier = kept;
        if (bound > best) best = bound, kept = multiplier;
        if (getenv("V") && k % 20 == 0) printf("%d bound %.4f best %.4f step %g\n", k, bound, best, step);
        std::fill(visits.begin(), visits.end(), 0);
        std::fill(before.begin(), before.end(), -2);
        const std::vector<int>& path = program.path();
        for (std::size_t i = 0; i < n; ++i) {
            const auto t = static_cast<std::size_t>(path[i]);
            ++visits[t];
            before[t] = i > 0 ? path[i - 1] : -1;
            after[t] = i + 1 < n ? path[i + 1] : -1;
        }
        double norm = 0;
        for (std::size_t t = 0; t < n; ++t) norm += (1 - visits[t]) * (1 - visits[t]);
        if (norm == 0 && strain.empty()) break;
        strain.follow(before, after, getenv("A")?atof(getenv("A")):std::max(0.01, 2.0 / (k + 10)));
        for (std::size_t t = 0; t < n; ++t) {
            direction[t] = 0.7 * (1 - visits[t]) + 0.3 * direction[t];
            if (norm > 0) multiplier[t] += step * std::max(1e-3 * std::abs(aim), aim - bound) / norm * direction[t];
        }
        if (cancelled.stop_requested() || std::chrono::duration<double>(clock::now() - begin).count() > seconds ) break;
        if (step < 2e-3) step = 0.1;
    }
    return {best, method};
}

}  // namespace segue
