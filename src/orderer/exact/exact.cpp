#include <segue/detail/config.hpp>
#include <segue/detail/label_program.hpp>
#include <segue/orderer/exact.hpp>
#include <segue/orderer/iterated.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace segue {
namespace detail {

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
    label_program::ending how = label_program::ending::stopped;
    std::int64_t labels = 0;
};

/// Widens until no label has to go: the narrow runs find the order, the last one proves it.
static inline exact_answer solve_exactly(const set_numbers& p, const constraints& rules, const std::vector<int>& start,
                                         const std::function<bool()>& expired) {
    exact_answer out;
    const completion rest(p, expired);
    if (!rest.complete()) return out;
    label_program program(p, rest, rules);
    if (start.size() == static_cast<std::size_t>(p.n)) program.beat(start);
    const std::size_t room = exact_memory - completion::bytes(p.n, 0);
    for (const std::size_t width :
         {std::size_t{64}, std::size_t{1024}, std::size_t{1} << 15, std::numeric_limits<std::size_t>::max()}) {
        out.how = program.run(width, room, width == 64 ? [] { return false; } : expired);
        if (out.how != label_program::ending::narrowed) break;
    }
    out.order = program.best();
    out.value = program.best_value();
    out.bound = program.root_bound();
    out.labels = program.labels();
    return out;
}

/// With the pins taken as given where they can all hold; where they cannot, they too are weighed.
static inline exact_answer solve_exactly(const problem& p, const search_options& options, const set_numbers& numbers,
                                         const std::function<bool()>& expired) {
    set_numbers pinned = numbers;
    if (!pin_down(p.rules(), pinned)) return solve_exactly(numbers, p.rules(), options.start, expired);
    exact_answer out = solve_exactly(pinned, p.rules(), options.start, expired);
    if (!out.order.empty() && out.value.violations == 0) return out;
    return solve_exactly(numbers, p.rules(), out.order.empty() ? options.start : out.order, expired);
}

/// The program leaves forbidden transitions out; where rules stay broken, an order with one might break fewer.
static inline bool forbids(const set_numbers& p) {
    return std::any_of(p.transition.begin(), p.transition.end(), [](double t) { return std::isinf(t); });
}

static inline std::string why_unproven(label_program::ending how) {
    switch (how) {
        case label_program::ending::no_room:
            return "stopped unproven: the labels of the exact program do not fit into " +
                   std::to_string(exact_memory >> 20) + " MB";
        case label_program::ending::stopped: return "stopped before the proof was complete";
        default: return "not proven: an order with a forbidden transition might break fewer rules";
    }
}

static inline found too_many_tracks(const problem& p, const search_options& options) {
    found out = iterated_order(p, options);
    out.note = "not proven: the exact program takes at most " + std::to_string(exact_limit) + " tracks, here are " +
               std::to_string(p.size());
    return out;
}

}  // namespace detail

SEGUE_INLINE found exact_order(const problem& p, const search_options& options) {
    found out;
    out.method = "exact";
    if (p.size() == 0) {
        out.proven = true;
        out.bound = 0;
        return out;
    }
    if (p.size() > exact_limit) return detail::too_many_tracks(p, options);
    const watch clock(options, std::numeric_limits<std::int64_t>::max());
    detail::set_numbers numbers(p);
    detail::add_near(options, numbers);
    const detail::exact_answer best = detail::solve_exactly(p, options, numbers, [&] { return clock.expired(); });
    if (best.order.empty() && best.how == detail::label_program::ending::stopped) {
        out = iterated_order(p, options);
        out.note = detail::why_unproven(best.how);
        return out;
    }
    out.order = best.order;
    out.iterations = best.labels;
    if (out.order.empty()) {  // every order has a forbidden transition
        out.order.resize(static_cast<std::size_t>(p.size()));
        std::iota(out.order.begin(), out.order.end(), 0);
    }
    const bool outranked = best.value.violations > 0 && !p.rules().empty() && detail::forbids(numbers);
    out.proven = best.how == detail::label_program::ending::proven && !outranked;
    if (!out.proven) out.note = detail::why_unproven(best.how);
    if (options.near == 0)
        out.bound = out.proven && best.value.violations == 0 ? p.evaluate(out.order).total : best.bound;
    return out;
}

}  // namespace segue
