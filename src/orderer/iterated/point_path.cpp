#include <segue/detail/config.hpp>
#include <segue/detail/improvers.hpp>
#include <segue/detail/near_points.hpp>
#include <segue/detail/path_search.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace segue::detail {

/// Nearest points that one is joined to: more than where alpha chooses them.
inline constexpr int point_neighbours = 10;
/// Long chains, as a segmented tour takes them back at little cost, and short kicks, as many are needed.
inline constexpr search_reach point_reach{.kick = 5, .chain = 20};

/// A power of two that takes the widest column to about a million: gains far below a transition still count, and
/// nothing is rounded.
static inline double search_unit(const point_rows& points) {
    double widest = 0;
    for (int d = 0; d < points.columns; ++d) {
        double low = std::numeric_limits<double>::infinity(), high = -low;
        for (auto i = static_cast<std::size_t>(d); i < points.at.size(); i += static_cast<std::size_t>(points.columns))
            low = std::min(low, points.at[i]), high = std::max(high, points.at[i]);
        widest = std::max(widest, high - low);
    }
    constexpr int million = 20, most = 1000;
    return widest > 0 ? std::ldexp(1, std::clamp(million - std::ilogb(widest), -most, most)) : 1;
}

static inline std::vector<int> as_given(int n) {
    std::vector<int> out(static_cast<std::size_t>(n));
    std::iota(out.begin(), out.end(), 0);
    return out;
}

SEGUE_INLINE found point_path_order(const problem& p, const search_options& options) {
    found out;
    out.method = "iterated";
    if (!options.start.empty()) check_permutation(options.start, p.size());
    out.order = options.start.empty() ? as_given(p.size()) : options.start;
    watch clock(options, std::numeric_limits<std::int64_t>::max());
    const auto late = [&] { return clock.expired(); };
    const double unit = search_unit(*p.points());
    point_rows points = *p.points();
    for (double& x : points.at) x *= unit;
    const near_points near(points, point_neighbours, late);
    if (late()) return out;
    if (options.start.empty()) out.order = greedy_edges(points, near, late);
    path_search<segmented_tour> search(path_prices(points, out.order, near), point_reach);
    search.descend(late);
    random r(options.seed);
    const bool counted = !options.stop.seconds && !options.stop.idle;
    while ((!counted || out.iterations < p.size()) && !clock.done(search.length() / unit)) {  // a kick a track
        search.kick(r, 0);
        ++out.iterations;
    }
    out.order = search.order();
    return out;
}

}  // namespace segue::detail
