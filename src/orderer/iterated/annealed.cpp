#include <segue/detail/annealing.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/descent.hpp>
#include <segue/detail/feasible_start.hpp>
#include <segue/detail/improvers.hpp>
#include <segue/detail/incumbent.hpp>
#include <segue/math.hpp>

#include <algorithm>
#include <cmath>

namespace segue {
namespace detail {

/// Exposure changes below this are not followed while annealing; the answer is scored anew.
inline constexpr double annealing_tolerance = 1e-4;
/// Share of a given time for annealing; the rest is for the descent that follows.
inline constexpr double annealed_share = 0.95;

inline constexpr int few_tracks = 40;
/// Steps a track to mend the rules that the start breaks.
inline constexpr int mending_steps = 20;
/// Times that few tracks are mended before the search takes over what is still broken.
inline constexpr int mending_tries = 12;

/// Sweeps without a stop: about a second at n = 1,000, half a millisecond at 14.
static inline std::int64_t sweeps_unless_stopped(int n) {
    const std::int64_t size = n;
    return std::clamp<std::int64_t>(2 * size * size, 200,
                                    std::min<std::int64_t>(10'000, std::max<std::int64_t>(200, 5'000'000 / size)));
}

/// Temperatures are in units of what a proposal changes. At this one the search ends.
inline constexpr double coldest = 0.02;

/// Geometric between a few temperatures. Orders set between 0.07 and 0.04, where most of the time is spent: what an
/// order costs below that foretells what it will cost in the end.
class cooling {
public:
    cooling(double sweeps, bool warm) {
        // a short search starts cooler, for it cannot cool down from more
        const double hot = warm ? 0.04 : std::clamp(0.02 * log2(sweeps), 0.05, 0.25);
        points_.push_back({0, hot});
        if (hot > 0.07) points_.insert(points_.end(), {{0.1, 0.07}, {0.85, 0.04}});
        points_.push_back({1, coldest});
    }
    [[nodiscard]] double at(double share) const {
        std::size_t k = 1;
        while (k + 1 < points_.size() && share > points_[k].share) ++k;
        const point &a = points_[k - 1], &b = points_[k];
        return a.temperature * exp2((share - a.share) / (b.share - a.share) * log2(b.temperature / a.temperature));
    }

private:
    struct point {
        double share, temperature;
    };
    std::vector<point> points_;
};

/// One search: start, annealing, descent; the state that they share.
class annealed_search {
public:
    annealed_search(const problem& p, const search_options& options)
        : problem_(p),
          options_(options),
          clock_(options, std::numeric_limits<std::int64_t>::max()),
          random_(options.seed) {}

    found run();

private:
    [[nodiscard]] scored_order score(std::span<const int> order, double tolerance) const {
        scored_order out(problem_, order, tolerance);
        if (options_.near > 0 && !options_.start.empty()) out.stay_near(options_.start, options_.near);
        return out;
    }
    void keep_rules(std::vector<int>& order);
    void anneal(const candidates& near, std::int64_t sweeps, double seconds);
    void descend(const candidates& near, std::span<const int> from);
    [[nodiscard]] bool done() { return over_ = over_ || clock_.done(best_.violations > 0 ? HUGE_VAL : best_.cost); }

    const problem& problem_;
    const search_options& options_;
    watch clock_;
    random random_;
    incumbent best_;
    std::int64_t swept_ = 0;
    bool over_ = false;
};

SEGUE_INLINE void annealed_search::descend(const candidates& near, std::span<const int> from) {
    scored_order order = score(from, priced_order::exact);
    descent search(order, near);
    search.mark_all();
    search.run([&] { return clock_.expired(); });
    best_.offer(order);
}

/// Sweeps of n proposals from the best order, for a count or until `seconds` have passed.
SEGUE_INLINE void annealed_search::anneal(const candidates& near, std::int64_t sweeps, double seconds) {
    scored_order order = score(best_.order, annealing_tolerance);
    incumbent met = best_;  // by the search's own, slightly inexact account
    annealing search(order, near, random_);
    const int n = order.size();
    const double begin = clock_.seconds();
    const bool timed = std::isfinite(seconds), warm = !options_.start.empty();
    search.run(n, coldest);
    const double sweep_time = std::max(1e-7, clock_.seconds() - begin);
    const cooling temperature(timed ? (seconds - begin) / sweep_time : static_cast<double>(sweeps), warm);
    for (std::int64_t k = 0; k < sweeps && !done(); ++k, ++swept_) {
        const double share = timed ? (clock_.seconds() - begin) / (seconds - begin)
                                   : static_cast<double>(k) / static_cast<double>(sweeps);
        if (share >= 1) break;
        search.run(n, temperature.at(share));
        met.offer(order);
        if (order.violations() > 0 && k % 32 == 31) order.set_penalty(1.25 * order.penalty());
    }
    descend(near, met.order);
}

/// The greedy order looks at prices alone, pins aside.
SEGUE_INLINE void annealed_search::keep_rules(std::vector<int>& order) {
    const int broken = problem_.rules().empty() ? 0 : problem_.evaluate(order).violations;
    if (broken == 0) return;
    const auto mended = [&](std::uint64_t seed) {
        return find_feasible(problem_.rules(), order, seed, mending_steps * problem_.size(),
                             [&] { return clock_.expired(); });
    };
    auto kept = mended(options_.seed);
    for (int more = 1; kept.violations > 0 && problem_.size() <= few_tracks && more < mending_tries; ++more)
        if (auto other = mended(options_.seed + static_cast<std::uint64_t>(more)); other.violations < kept.violations)
            kept = std::move(other);
    if (kept.violations < broken) order = std::move(kept.order);
}

SEGUE_INLINE found annealed_search::run() {
    const int n = problem_.size();
    const bool warm = !options_.start.empty();
    auto start = starting_order(problem_, options_, random_);
    if (!warm) keep_rules(start);
    found out;
    out.method = "iterated";
    out.order = start;
    if (n < 2) return out;
    const candidates near(problem_, candidate_count);
    best_.offer(score(start, priced_order::exact));
    if (warm) descend(near, start);
    if (options_.stop.seconds) {
        anneal(near, std::numeric_limits<std::int64_t>::max(), annealed_share * *options_.stop.seconds);
    } else if (options_.stop.idle) {  // rounds as long as the patience, until one gains nothing
        double before = HUGE_VAL;
        while (!done() && best_.cost < before) {
            before = best_.cost;
            anneal(near, std::max<std::int64_t>(1, *options_.stop.idle), HUGE_VAL);
        }
    } else {
        // short ones are cheap enough to be tried again: one run in a few ends beside the best order
        for (int rounds = n <= few_tracks ? 4 : 1; rounds > 0 && !over_; --rounds)
            anneal(near, sweeps_unless_stopped(n), HUGE_VAL);
    }
    out.order = std::move(best_.order);
    out.iterations = swept_;
    return out;
}

SEGUE_INLINE found annealed_order(const problem& p, const search_options& options) {
    return annealed_search(p, options).run();
}

}  // namespace detail
}  // namespace segue
