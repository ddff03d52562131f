#include <segue/detail/config.hpp>
#include <segue/detail/improvers.hpp>
#include <segue/detail/path_search.hpp>
#include <segue/detail/path_trials.hpp>
#include <segue/math.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace segue::detail {

/// Nodes that one is joined to; more find better paths, slower.
static inline int path_neighbours(int n) { return n < 20 ? 5 : 7; }
/// A kick may lengthen the path by this share of a mean transition at first, on average, and by nothing in the end.
inline constexpr double first_allowance = 0.1, first_directed_allowance = 0.3;

/// Share of a given time after which the ascent that ranks neighbours has to be content.
inline constexpr double ascent_share = 0.2;
/// Seconds that an ascent needs to be worth its while, by the square of the tracks.
inline constexpr double least_ascent = 1.5e-8;

/// Kicks without a stop: about a second at n = 1,000, and a few microseconds a track where there are few. Directed ones
/// are cheaper and gain less.
static inline std::int64_t kicks_unless_stopped(int n, bool directed) {
    const std::int64_t size = n;
    return directed ? std::clamp<std::int64_t>(size * size / 4, 1, 10 * size)
                    : std::clamp<std::int64_t>(size * size / 32, 1, 5 * size);
}

/// Directed paths of at most so many tracks are tried from many starts: with more, kicks end lower.
inline constexpr int most_tried = 400;
/// As many starts as tracks, some few milliseconds at 50.
static inline std::int64_t tries_unless_stopped(int n) {
    const std::int64_t size = n;
    return std::clamp<std::int64_t>(size * size / 32, 4, size);
}

SEGUE_INLINE found kicked_path_order(const problem& p, const search_options& options) {
    found out;
    out.method = "iterated";
    random r(options.seed);
    out.order = starting_order(p, options, r);
    const int n = p.size();
    if (n < 3) return out;
    watch clock(options, std::numeric_limits<std::int64_t>::max());
    const auto late = [&] { return clock.expired(); };
    const bool directed = !p.symmetric(), tries = directed && n <= most_tried;
    const bool timed = options.stop.seconds.has_value(), patient = !timed && options.stop.idle;
    const double for_ascent = timed ? ascent_share * *options.stop.seconds : HUGE_VAL;
    const bool by_alpha = for_ascent > least_ascent * n * n;
    const auto ascended = [&] { return late() || clock.seconds() > for_ascent; };
    path_search<tour> search(path_prices(p, out.order, path_neighbours(n), by_alpha, ascended, late), {.deep = tries});
    search.descend(late);
    const auto most = static_cast<double>(tries ? tries_unless_stopped(n) : kicks_unless_stopped(n, directed));
    const auto share = [&] {
        return timed     ? clock.seconds() / *options.stop.seconds
               : patient ? 0
                         : static_cast<double>(out.iterations) / most;
    };
    if (tries) {
        path_trials trials(search, r);
        for (; !clock.done(trials.length()) && share() < 1; ++out.iterations) trials.next();
        out.order = trials.order();
        return out;
    }
    double best = search.length();
    const double allowance = (directed ? first_directed_allowance : first_allowance) * std::abs(best) / n;
    while (!clock.done(best)) {
        const double now = share();
        if (now >= 1) break;
        const double draw = -std::numbers::ln2 * log2(1 - r.uniform());
        search.kick(r, patient ? 0 : allowance * (1 - now) * draw);
        ++out.iterations;
        if (search.length() >= best - 1e-9) continue;
        best = search.length();
        search.remember();
    }
    out.order = search.remembered();
    return out;
}

}  // namespace segue::detail
