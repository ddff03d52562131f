#include <segue/detail/config.hpp>
#include <segue/detail/improvers.hpp>
#include <segue/detail/path_search.hpp>
#include <segue/math.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace segue::detail {

/// Nearest tracks that a node is joined to; more find better paths, slower.
inline constexpr int path_neighbours = 8;
/// A kick may lengthen the path by this share of a mean transition at first, on average, and by nothing in the end.
inline constexpr double first_allowance = 0.1;

/// Kicks without a stop: about a second at n = 1,000, and a few microseconds a track where there are few.
static inline std::int64_t kicks_unless_stopped(int n) {
    const std::int64_t size = n;
    return std::clamp<std::int64_t>(size * size / 16, 1, 60 * size);
}

SEGUE_INLINE found kicked_path_order(const problem& p, const search_options& options) {
    found out;
    out.method = "iterated";
    random r(options.seed);
    out.order = starting_order(p, options, r);
    const int n = p.size();
    if (n < 3) return out;
    watch clock(options, std::numeric_limits<std::int64_t>::max());
    path_search search(p, out.order, path_neighbours);
    search.descend([&] { return clock.expired(); });
    double best = search.length();
    out.order = search.order();
    const bool timed = options.stop.seconds.has_value(), patient = !timed && options.stop.idle;
    const std::int64_t kicks = kicks_unless_stopped(n);
    const double mean = std::abs(best) / n;
    while (!clock.done(best) && (timed || patient || out.iterations < kicks)) {
        const double share = timed     ? clock.seconds() / *options.stop.seconds
                             : patient ? 1
                                       : static_cast<double>(out.iterations) / static_cast<double>(kicks);
        const double draw = -0.69314718055994530942 * log2(1 - r.uniform());
        search.kick(r, first_allowance * mean * std::max(0.0, 1 - share) * draw);
        ++out.iterations;
        if (search.length() >= best - 1e-9) continue;
        best = search.length();
        search.remember();
    }
    out.order = search.remembered();
    return out;
}

}  // namespace segue::detail
