#include <segue/bound/bound.hpp>
#include <segue/detail/config.hpp>
#include <segue/orderer/auto.hpp>
#include <segue/orderer/exact.hpp>
#include <segue/orderer/iterated.hpp>

#include <algorithm>
#include <cmath>
#include <future>
#include <stop_token>

namespace segue {
namespace detail {

/// Up to here the tables of the exact program take some 20 ms; without memory a single one does.
inline constexpr int auto_exact_limit = 15, auto_exact_limit_without_memory = 17;
/// Pure paths to here are mostly proven in some 40 ms.
inline constexpr int auto_path_limit = 60;
/// Steps of the program over sets, and of branch and bound, that take some 40 ms: a count, so that every machine
/// chooses the same way.
inline constexpr std::int64_t auto_exact_steps = 250'000, auto_branch_steps = 20'000'000;
/// Seconds for the bound of a pure path, where it is cheap.
inline constexpr double auto_bound_seconds = 0.25;
/// Share of a given time that goes to the bound.
inline constexpr double auto_bound_share = 0.2;

/// Steps worth a try; 0: none.
static inline std::int64_t exact_steps(const problem& p, const search_options& options) {
    if (options.near != 0) return 0;
    if (p.pure_path() && p.rules().empty()) return p.size() <= auto_path_limit ? auto_branch_steps : 0;
    const int limit = p.exposures().empty() ? auto_exact_limit_without_memory : auto_exact_limit;
    return p.size() <= limit ? auto_exact_steps : 0;
}

static inline bool cheaper(const priced& a, const priced& b) {
    return a.violations != b.violations ? a.violations < b.violations : a.total < b.total;
}

/// Independent searches from `threads` seeds; the best answer, the first of equals. The same for a fixed count.
static inline found best_of_threads(const problem& p, const search_options& options) {
    const int threads = std::clamp(options.threads, 1, 64);
    if (threads == 1) return iterated_order(p, options);
    std::stop_source ending;  // of all of them, once the caller cancels or one of them throws
    const std::stop_callback passed_on(options.cancelled, [&ending] { ending.request_stop(); });
    const auto search = [&](int t) {
        search_options own = options;
        own.seed = options.seed + 0x9E3779B97F4A7C15ull * static_cast<std::uint64_t>(t);
        own.cancelled = ending.get_token();
        if (t > 0) own.report = {};
        try {
            return iterated_order(p, own);
        } catch (...) {
            ending.request_stop();
            throw;
        }
    };
    std::vector<std::future<found>> running;
    for (int t = 0; t < threads; ++t) running.push_back(std::async(std::launch::async, search, t));
    std::vector<found> answers;
    for (std::future<found>& one : running) answers.push_back(one.get());
    auto best = std::min_element(answers.begin(), answers.end(), [&](const found& a, const found& b) {
        return cheaper(p.evaluate(a.order), p.evaluate(b.order));
    });
    return std::move(*best);
}

}  // namespace detail

SEGUE_INLINE found auto_order(const problem& p, const search_options& options) {
    const watch clock(options, 0);
    found tried;
    if (const std::int64_t steps = detail::exact_steps(p, options); steps > 0) {
        tried = exact_order_within(p, options, steps);
        if (tried.proven || clock.expired()) return tried;
    }
    search_options search = options;
    if (search.stop.seconds) *search.stop.seconds -= std::min(*search.stop.seconds, clock.seconds());
    std::optional<double> bound = tried.bound;
    const bool wants_gap = options.stop.gap.has_value();
    if (!bound && p.size() <= problem::dense_limit && (p.pure_path() || search.stop.seconds || wants_gap)) {
        const double seconds = search.stop.seconds ? detail::auto_bound_share * *search.stop.seconds
                               : p.pure_path()     ? detail::auto_bound_seconds
                                                   : 1.0;
        if (search.stop.seconds) *search.stop.seconds -= seconds;
        bound = lower_bound(p, seconds, options.cancelled).value;
        if (std::isinf(*bound)) bound.reset();  // none was found, or nothing can be ordered
    }
    if (wants_gap && bound && *bound > 0) {  // a gap is a target cost once the bound is known
        const double target = *bound * (1 + *options.stop.gap);
        search.stop.cost = std::max(target, options.stop.cost.value_or(target));
    }
    found out = detail::best_of_threads(p, search);
    if (!tried.order.empty() && detail::cheaper(p.evaluate(tried.order), p.evaluate(out.order)))
        out.order = std::move(tried.order);
    out.bound = bound;
    return out;
}

}  // namespace segue
