#include <segue/detail/clock_text.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/knob_check.hpp>
#include <segue/error.hpp>
#include <segue/term/cue.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace segue {
namespace detail {

/// Steps on each side after which being farther off costs no more.
inline constexpr int cue_steps = 12;

static inline void check(const cue& t) {
    require(t.at >= 0 && std::isfinite(t.at), label(t), "at", t.at, "0 seconds or more");
    require(t.hits >= 0 && std::isfinite(t.hits), label(t), "hits", t.hits, "0 minutes or more");
    require(t.within >= 0 && std::isfinite(t.within), label(t), "within", t.within, "0 seconds or more");
}

}  // namespace detail

SEGUE_INLINE std::string label(const cue& t) { return "cue(" + t.track + ")"; }

SEGUE_INLINE std::pair<int, std::int64_t> landing(const cue& t, const crate& tracks) {
    detail::check(t);
    const int row = tracks.find(t.track);
    const auto durations = tracks.durations();
    const auto length = static_cast<double>(durations[static_cast<std::size_t>(row)]);
    const auto music = static_cast<double>(std::accumulate(durations.begin(), durations.end(), std::int64_t{0}));
    const double at = 1000 * t.at, hits = 60'000 * t.hits, slack = 1000 * t.within;
    if (at > length)
        throw cost_error(label(t) + ": " + detail::clock_text(at) + " is outside the track, which lasts " +
                         detail::clock_text(length));
    if (hits > music)
        throw cost_error(label(t) + ": " + detail::clock_text(hits) + " is outside the music, which lasts " +
                         detail::clock_text(music));
    if (hits - at < -slack)
        throw cost_error(label(t) + ": to have its moment " + detail::clock_text(at) + " at " +
                         detail::clock_text(hits) + " it would have to start before the playlist");
    if (hits - at + length > music + slack)
        throw cost_error(label(t) + ": to have its moment " + detail::clock_text(at) + " at " +
                         detail::clock_text(hits) + " it would have to end at " +
                         detail::clock_text(hits - at + length) + ", after the music, which lasts " +
                         detail::clock_text(music));
    return {row, std::llround(hits - at)};
}

SEGUE_INLINE void lower(const cue& t, double weight, lowering& out) {
    detail::check(t);
    if (out.crate().empty()) return;
    const auto [row, start] = landing(t, out.crate());
    if (weight == 0) return;
    // Windows as long as the track, so that its price is linear between them: where it starts a lengths too late, it
    // lies in part in the a-th window and in part in the next.
    const std::int64_t length = std::max<std::int64_t>(1, out.crate().durations()[static_cast<std::size_t>(row)]);
    std::vector<std::int64_t> ends;
    std::vector<double> price;
    for (int step = -detail::cue_steps; step <= detail::cue_steps; ++step) {
        const std::int64_t end = start + (step + 1) * length;
        if (end <= 0) continue;
        price.push_back(std::abs(step) / (std::abs(step) + 1.0));
        if (step < detail::cue_steps) ends.push_back(end);
    }
    const auto n = static_cast<std::size_t>(out.crate().size());
    std::vector<double> prices(n * price.size(), 0.0);
    std::copy(price.begin(), price.end(),
              prices.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(row) * price.size()));
    out.stretches({label(t), weight, std::move(ends), std::move(prices)});
}

}  // namespace segue
