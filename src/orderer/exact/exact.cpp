#include <segue/detail/config.hpp>
#include <segue/detail/label_program.hpp>
#include <segue/detail/path_proof.hpp>
#include <segue/orderer/exact.hpp>
#include <segue/orderer/iterated.hpp>

#include <algorithm>
#include <cmath>

namespace segue {
namespace detail {

/// Rounds of tangents. More make fewer labels, and each is a program over all sets.
inline constexpr int tangent_rounds = 5;
/// Iterations without gain of the search for an order to beat.
inline constexpr std::int64_t quick_search = 30;

/// Makes every slot but the pinned one impossible; an order without violations cannot stand elsewhere.
static inline bool pin_down(const constraints& rules, set_numbers& p) {
    const auto n = static_cast<std::size_t>(p.n);
    bool any = false;
    for (const auto& rule : rules)
        for (const auto& [row, slot] : rule->pins())
            for (std::size_t i = 0; i < n; ++i) {
                any = true;
                const auto r = static_cast<std::size_t>(row), s = static_cast<std::size_t>(slot);
                if (i != s) p.slot[r * n + i] = std::numeric_limits<double>::infinity();
                if (i != r) p.slot[i * n + s] = std::numeric_limits<double>::infinity();
            }
    return any;
}

/// `near` is a slot price: a track pays for every slot but its old one.
static inline void add_near(const search_options& o, set_numbers& p) {
    const auto n = static_cast<std::size_t>(p.n);
    if (o.near == 0 || o.start.size() != n) return;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t t = 0; t < n; ++t)
            if (static_cast<std::size_t>(o.start[i]) != t) p.slot[t * n + i] += o.near;
}

struct exact_answer {
    std::vector<int> order;
    lexicographic value;
    double bound = -std::numeric_limits<double>::infinity();
    work_end how = work_end::stopped;
    std::int64_t labels = 0;
};

static inline exact_answer solve_exactly(const set_numbers& p, const constraints& rules, const std::vector<int>& start,
                                         const work_limits& limits) {
    exact_answer out;
    out.order = start;
    int broken = 0;
    for (const auto& rule : rules) broken += rule->count(start);
    constexpr double never = std::numeric_limits<double>::infinity();
    const double cost = broken == 0 ? p.cost(start) : never;
    const tangents rest(p, start, tangent_rounds, [&] { return limits.enough(cost, -never); });
    if (!rest.complete()) return out;
    label_program program(p, rest, rules);
    program.beat(start);
    for (const auto& order : rest.orders()) program.beat(order);
    work_limits left = limits;
    left.bytes -= std::min(left.bytes, tangents::bytes(p.n));
    out.how = program.run(left);
    if (!program.best().empty()) out.order = program.best();
    out.value = program.best_value();
    out.bound = program.bound();
    out.labels = program.labels();
    return out;
}

/// With the pins taken as given where they can all hold; where they cannot, they too are weighed.
static inline exact_answer solve_exactly(const problem& p, const set_numbers& numbers, const std::vector<int>& start,
                                         const work_limits& limits) {
    set_numbers pinned = numbers;
    if (!pin_down(p.rules(), pinned)) return solve_exactly(numbers, p.rules(), start, limits);
    exact_answer out = solve_exactly(pinned, p.rules(), start, limits);
    if (out.how != work_end::proven || out.value.violations == 0) return out;
    return solve_exactly(numbers, p.rules(), out.order, limits);
}

/// The program leaves forbidden transitions out; where rules stay broken, an order with one might break fewer.
static inline bool forbids(const set_numbers& p) {
    return std::any_of(p.transition.begin(), p.transition.end(), [](double t) { return std::isinf(t); });
}

static inline std::string in_mb(std::size_t bytes) { return std::to_string(bytes >> 20) + " MB"; }

static inline std::string why_unproven(work_end how, const search_options& options, bool reached) {
    switch (how) {
        case work_end::no_room:
            return "stopped unproven: the labels or nodes of the exact program do not fit into " +
                   in_mb(options.memory) + ", the most it may hold";
        case work_end::no_steps: return "stopped unproven: the proof takes more steps than allowed";
        case work_end::stopped:
            return reached ? "stopped unproven at the cost or gap that was asked for"
                           : "stopped before the proof was complete";
        default: return "not proven: an order with a forbidden transition might break fewer rules";
    }
}

/// What is too large is said beforehand; empty where the program may run.
static inline std::string why_refused(const problem& p, const search_options& options) {
    if (p.size() > exact_limit)
        return "not proven: the exact program takes at most " + std::to_string(exact_limit) + " tracks, here are " +
               std::to_string(p.size());
    if (exact_bytes(p.size()) > options.memory)
        return "not proven: for " + std::to_string(p.size()) + " tracks the exact program takes " +
               in_mb(exact_bytes(p.size()) + (std::size_t{1} << 20)) + " at least, more than the " +
               in_mb(options.memory) + " it may hold";
    return "";
}

static inline std::vector<int> order_to_beat(const problem& p, const search_options& options, std::int64_t idle) {
    search_options quick = options;
    quick.stop.idle = std::min(idle, options.stop.idle.value_or(idle));
    quick.stop.gap.reset();  // the proof will have a bound
    quick.threads = 1;
    quick.report = {};
    return iterated_order(p, quick).order;
}

/// `near` has no part in bounds, so with it none is told.
static inline work_limits limits_of(const search_options& options, std::int64_t steps, watch& clock) {
    return {options.memory, steps, [&options, &clock](double cost, double bound) {
                const bool known = options.near == 0 && std::isfinite(bound);
                return clock.over(cost, known ? std::optional(bound) : std::nullopt);
            }};
}

}  // namespace detail

SEGUE_INLINE std::size_t exact_bytes(int n) noexcept { return detail::tangents::bytes(n); }

namespace detail {

/// Iterations without gain, by track, of the search for a path to beat: a proof waits for the best path.
inline constexpr std::int64_t path_proof_idle = 5;
/// A pure path without rules is branched on from here on; below, one program over sets is as quick.
inline constexpr int shortest_branched_path = 13;

static inline bool branches(const problem& p, const search_options& options) {
    return p.pure_path() && p.rules().empty() && options.near == 0 && p.size() >= shortest_branched_path &&
           p.size() <= exact_path_limit;
}

static inline found branch_and_bound(const problem& p, const search_options& options, std::int64_t steps) {
    found out;
    out.method = "exact";
    watch clock(options, std::numeric_limits<std::int64_t>::max());
    path_proof search(p, order_to_beat(p, options, path_proof_idle * p.size()));
    const work_end how = search.run(limits_of(options, steps, clock));
    out.order = search.best();
    out.iterations = search.nodes();
    out.proven = how == work_end::proven;
    if (search.bound() > -std::numeric_limits<double>::infinity()) out.bound = search.bound();
    if (!out.proven) out.note = why_unproven(how, options, clock.reached(out.bound));
    return out;
}

}  // namespace detail

SEGUE_INLINE found exact_order_within(const problem& p, const search_options& options, std::int64_t steps) {
    if (detail::branches(p, options)) return detail::branch_and_bound(p, options, steps);
    found out;
    if (const std::string refusal = detail::why_refused(p, options); !refusal.empty()) {
        out = iterated_order(p, options);
        out.note = refusal;
        return out;
    }
    out.method = "exact";
    if (p.size() == 0) {
        out.proven = true;
        out.bound = 0;
        return out;
    }
    watch clock(options, std::numeric_limits<std::int64_t>::max());
    out.order = detail::order_to_beat(p, options, detail::quick_search);
    detail::set_numbers numbers(p);
    detail::add_near(options, numbers);
    detail::exact_answer best = detail::solve_exactly(p, numbers, out.order, detail::limits_of(options, steps, clock));
    out.order = std::move(best.order);
    out.iterations = best.labels;
    const bool outranked = best.value.violations > 0 && !p.rules().empty() && detail::forbids(numbers);
    out.proven = best.how == detail::work_end::proven && !outranked;
    if (options.near == 0 && best.bound > -std::numeric_limits<double>::infinity())
        out.bound = out.proven && best.value.violations == 0 ? p.evaluate(out.order).total : best.bound;
    if (!out.proven) out.note = detail::why_unproven(best.how, options, clock.reached(out.bound));
    return out;
}

SEGUE_INLINE found exact_order(const problem& p, const search_options& options) {
    return exact_order_within(p, options, std::numeric_limits<std::int64_t>::max());
}

}  // namespace segue
