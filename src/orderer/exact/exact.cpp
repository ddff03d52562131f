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
static inline exact_answer solve_exactly(const set_numbers& p, const constraints& rules, const std::vector<int>& start, std::function<bool()> expired) {
    const std::size_t tables = completion::bytes(p.n, p.fadings.size());
    const completion rest(p);
    label_program program(p, rest, rules);
    if (start.size() == static_cast<std::size_t>(p.n)) program.beat(start);
    exact_answer out;
    for (std::size_t width : {std::size_t{64}, std::size_t{1024}, std::numeric_limits<std::size_t>::max()}) {
        out.how = program.run(width, exact_memory - std::min(tables, exact_memory), expired);
        if (out.how != label_program::ending::narrowed) break;
    }
    out.order = program.best();
    out.value = program.best_value();
    out.bound = program.root_bound();
    out.labels = program.labels();
    return out;
}

static inline std::string why_unproven(label_program::ending how) {
    if (how == label_program::ending::no_room)
        return "stopped unproven: the labels of the exact program do not fit into " + std::to_string(exact_memory >> 20) + " MB";
    return "stopped before the proof was complete";
}

}  // namespace detail

SEGUE_INLINE found exact_order(const problem& p, const search_options& options) {
    const int n = p.size();
    found out;
    out.method = "exact";
    if (n == 0) {
        out.proven = true;
        out.bound = 0;
        return out;
    }
    if (n > exact_limit) {
        out = iterated_order(p, options);
        out.note = "not proven: the exact program takes at most " + std::to_string(exact_limit) + " tracks, here are " + std::to_string(n);
        return out;
    }
    watch clock(options, std::numeric_limits<std::int64_t>::max());
    const auto expired = [&] { return clock.expired(); };
    detail::set_numbers numbers(p);
    detail::add_near(options, numbers);
    detail::set_numbers pinned = numbers;
    detail::exact_answer best;
    const bool pins = detail::pin_down(p.rules(), pinned);
    best = detail::solve_exactly(pins ? pinned : numbers, p.rules(), options.start, expired);
    // where the pins cannot all hold together with the rest, they too are weighed
    if (pins && (best.order.empty() || best.value.violations > 0)) {
        const std::vector<int> start = best.order.empty() ? options.start : best.order;
        best = detail::solve_exactly(numbers, p.rules(), start, expired);
    }
    out.order = best.order;
    out.iterations = best.labels;
    out.proven = best.how == detail::label_program::ending::proven;
    if (out.order.empty()) {
        out.order.resize(static_cast<std::size_t>(n));
        std::iota(out.order.begin(), out.order.end(), 0);
    }
    if (!out.proven) out.note = detail::why_unproven(best.how);
    return out;
}

}  // namespace segue
