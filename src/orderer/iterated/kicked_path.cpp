#include <segue/detail/config.hpp>
#include <segue/detail/improvers.hpp>
#include <segue/detail/path_search.hpp>
#include <segue/math.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace segue::detail {

/// Nearest tracks that a node is joined to; more find better paths, slower.
inline constexpr int path_neighbours = 8;
/// A kick may lengthen the path by this share of a mean transition at first, on average, and by nothing in the end.
inline constexpr double first_allowance = 0.1;
/// Share of the search that a long directed path spends on its mean over both directions, where reversals are free. Of
/// shorter ones the directed search alone finds better.
inline constexpr double undirected_share = 0.3;
inline constexpr int long_path = 200;

/// Kicks without a stop: about a second at n = 1,000, and a few microseconds a track where there are few.
static inline std::int64_t kicks_unless_stopped(int n) {
    const std::int64_t size = n;
    return std::clamp<std::int64_t>(size * size / 16, 1, 40 * size);
}

/// Prices of the mean of both directions.
static inline problem undirected(const problem& p) {
    const auto given = p.transition_matrix();
    const auto n = static_cast<std::size_t>(p.size());
    std::vector<double> mean(n * n);
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b) mean[a * n + b] = (given[a * n + b] + given[b * n + a]) / 2;
    return problem::from_arrays(std::move(mean), std::vector<double>(n, 0.0));
}

/// Kicks and repairs from `out.order` until the clock or the count says so; the stretch `begin`..`end` of a search.
static inline void kick_path(const problem& p, const search_options& options, watch& clock, random& r, double begin,
                             double end, found& out) {
    path_search search(p, out.order, path_neighbours);
    search.descend([&] { return clock.expired(); });
    double best = search.length();
    const bool timed = options.stop.seconds.has_value(), patient = !timed && options.stop.idle;
    const double kicks = static_cast<double>(kicks_unless_stopped(p.size())), mean = std::abs(best) / p.size();
    const std::int64_t before = out.iterations;
    while (!clock.done(end < 1 ? HUGE_VAL : best)) {
        const std::int64_t done = out.iterations - before;
        const double share = timed     ? (clock.seconds() / *options.stop.seconds - begin) / (end - begin)
                             : patient ? (end < 1 && done > p.size() ? 1 : 0)
                                       : static_cast<double>(done) / (kicks * (end - begin));
        if (share >= 1) break;
        const double draw = -std::numbers::ln2 * log2(1 - r.uniform());
        search.kick(r, patient ? 0 : first_allowance * mean * (1 - std::max(0.0, share)) * draw);
        ++out.iterations;
        if (search.length() >= best - 1e-9) continue;
        best = search.length();
        search.remember();
    }
    out.order = search.remembered();
}

SEGUE_INLINE found kicked_path_order(const problem& p, const search_options& options) {
    found out;
    out.method = "iterated";
    random r(options.seed);
    out.order = starting_order(p, options, r);
    const int n = p.size();
    if (n < 3) return out;
    watch clock(options, std::numeric_limits<std::int64_t>::max());
    const bool directed = n > long_path && !p.symmetric() && !p.transition_matrix().empty() && options.start.empty();
    if (directed) {
        kick_path(undirected(p), options, clock, r, 0, undirected_share, out);
        std::vector<int> back(out.order.rbegin(), out.order.rend());
        if (p.evaluate(back).total < p.evaluate(out.order).total) out.order = std::move(back);
    }
    kick_path(p, options, clock, r, directed ? undirected_share : 0, 1, out);
    return out;
}

}  // namespace segue::detail
