#include <segue/detail/config.hpp>
#include <segue/orderer.hpp>

#include <algorithm>
#include <cmath>

namespace segue {
namespace detail {

inline constexpr double report_pause = 0.05;  ///< seconds between two reports, at least
inline constexpr double look_pause = 0.001;   ///< seconds between two looks at the clock, about
inline constexpr int longest_stride = 1 << 16;

static inline bool gap_reached(double cost, double bound, double gap) {
    return std::isfinite(cost) && (cost <= bound || (bound > 0 && (cost - bound) / bound <= gap));
}

}  // namespace detail

SEGUE_INLINE stop after(std::chrono::duration<double> seconds) {
    if (!(seconds.count() >= 0)) throw data_error("a search cannot stop after less than 0 seconds");
    stop out;
    out.seconds = seconds.count();
    return out;
}

SEGUE_INLINE watch::watch(const search_options& options, std::int64_t default_idle)
    : options_(options), begin_(std::chrono::steady_clock::now()) {
    // A target cost or gap may never be reached, so only a time takes the place of the count.
    const std::int64_t otherwise = options.stop.seconds ? std::numeric_limits<std::int64_t>::max() : default_idle;
    idle_limit_ = options.stop.idle.value_or(otherwise);
}

SEGUE_INLINE double watch::seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

SEGUE_INLINE bool watch::expired() const {
    return options_.cancelled.stop_requested() || (options_.stop.seconds && seconds() >= *options_.stop.seconds);
}

SEGUE_INLINE bool watch::done(double best_cost, std::optional<double> bound) {
    idle_ = best_cost < best_ ? 0 : idle_ + 1;
    best_ = std::min(best_, best_cost);
    if (idle_ >= idle_limit_ || reached(bound)) return true;
    if (--until_look_ > 0) return false;
    return look(bound);
}

SEGUE_INLINE bool watch::over(double best_cost, std::optional<double> bound) {
    best_ = std::min(best_, best_cost);
    return reached(bound) || look(bound);
}

SEGUE_INLINE bool watch::reached(std::optional<double> bound) const {
    return (options_.stop.cost && best_ <= *options_.stop.cost) ||
           (options_.stop.gap && bound && detail::gap_reached(best_, *bound, *options_.stop.gap));
}

SEGUE_INLINE bool watch::look(std::optional<double> bound) {
    const double now = seconds(), pause = now - last_look_;
    const double stride = pause > 0 ? stride_ * std::min(2.0, detail::look_pause / pause) : 2.0 * stride_;
    stride_ = static_cast<int>(std::clamp<double>(stride, 1, detail::longest_stride));
    until_look_ = stride_;
    last_look_ = now;
    if (options_.report && now - last_report_ >= detail::report_pause) {
        last_report_ = now;
        options_.report({best_, bound, now});
    }
    return options_.cancelled.stop_requested() || (options_.stop.seconds && now >= *options_.stop.seconds);
}

}  // namespace segue
