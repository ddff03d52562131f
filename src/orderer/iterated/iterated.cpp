#include <segue/detail/baseline.hpp>
#include <segue/detail/bound_first.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/improvers.hpp>
#include <segue/detail/near_points.hpp>
#include <segue/detail/start.hpp>
#include <segue/orderer/iterated.hpp>

#include <algorithm>
#include <future>
#include <stop_token>

namespace segue {
namespace detail {

/// True for a path through points too many for a matrix.
static inline bool many_points(const problem& p) {
    return p.points() && p.transition_matrix().empty() && p.pure_path() && p.rules().empty();
}

SEGUE_INLINE std::vector<int> starting_order(const problem& p, const search_options& options, random& r) {
    if (!options.start.empty()) check_permutation(options.start, p.size());
    if (!options.start.empty() || p.size() == 0) return options.start;
    const watch clock(options, 0);
    const auto late = [&] { return p.size() > problem::dense_limit && clock.expired(); };
    if (many_points(p)) return greedy_edges(*p.points(), late);
    return greedy_order(p, static_cast<int>(r.below(static_cast<std::uint32_t>(p.size()))), late);
}

static inline found searched(const problem& p, const search_options& options) {
    if (!p.pure_path() || !p.rules().empty() || options.near != 0) return annealed_order(p, options);
    return many_points(p) ? point_path_order(p, options) : kicked_path_order(p, options);
}

/// Independent searches from `threads` seeds; the best answer, the first of equals. The same for a fixed count.
static inline found best_of_threads(const problem& p, const search_options& options) {
    const int threads = std::clamp(options.threads, 1, 64);
    if (threads == 1) return searched(p, options);
    std::stop_source ending;  // of all of them, once the caller cancels or one of them throws
    const std::stop_callback passed_on(options.cancelled, [&ending] { ending.request_stop(); });
    const auto search = [&](int t) {
        search_options own = options;
        own.seed = options.seed + 0x9E3779B97F4A7C15ull * static_cast<std::uint64_t>(t);
        own.cancelled = ending.get_token();
        if (t > 0) own.report = {};
        try {
            return searched(p, own);
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
        return beats(p.evaluate(a.order), p.evaluate(b.order));
    });
    return std::move(*best);
}

}  // namespace detail

SEGUE_INLINE found iterated_order(const problem& p, const search_options& options) {
    search_options search = options;
    std::optional<double> bound;
    if (options.stop.gap) bound = detail::bound_first(p, search);
    found out = detail::best_of_threads(p, search);
    out.bound = bound;
    return out;
}

}  // namespace segue
