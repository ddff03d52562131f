#include <segue/detail/config.hpp>
#include <segue/detail/knob_check.hpp>
#include <segue/detail/problem_state.hpp>

#include <cmath>
#include <string>

namespace segue {
namespace detail {

static inline void check_weight(double w, const std::string& name) {
    if (!(w >= 0) || std::isinf(w))
        throw cost_error("weight of " + name + " is " + shortest_text(w) + "; it must be 0 or more and finite");
}

static inline void check_size(std::size_t is, std::size_t must, const std::string& what) {
    if (is != must)
        throw cost_error(what + " has " + std::to_string(is) + " entries; " + std::to_string(must) + " are needed");
}

static inline void check_exposure(const exposure& e, std::size_t n) {
    const std::string what = "exposure '" + e.name + "'";
    check_weight(e.weight, what);
    if (!(e.half_life.count() > 0) || std::isinf(e.half_life.count()))
        throw cost_error("half-life of " + what + " is " + shortest_text(e.half_life.count()) +
                         " minutes; it must be above 0 and finite");
    if (e.dims < 0) throw cost_error(what + " has " + std::to_string(e.dims) + " dimensions");
    const auto dims = static_cast<std::size_t>(e.dims);
    if (!e.start.empty()) check_size(e.start.size(), dims, "start of " + what);
    for (double v : e.start)
        if (!(v >= 0) || std::isinf(v))
            throw cost_error("start of " + what + " holds " + shortest_text(v) + "; it must be 0 or more");
    if (!e.labels.empty()) {
        check_size(e.labels.size(), n, "labels of " + what);
        for (std::size_t r = 0; r < n; ++r)
            if (e.labels[r] < -1 || e.labels[r] >= e.dims)
                throw cost_error(what + ", row " + std::to_string(r) + ": label " + std::to_string(e.labels[r]) +
                                 " is not in -1.." + std::to_string(e.dims - 1));
        return;
    }
    check_size(e.x.size(), n * dims, what);
    for (std::size_t i = 0; i < e.x.size(); ++i)
        if (!(e.x[i] >= 0) || std::isinf(e.x[i]))
            throw cost_error(what + ", row " + std::to_string(i / dims) + ", column " + std::to_string(i % dims) +
                             ": " + shortest_text(e.x[i]) + " is not an exposure; it must be 0 or more and finite");
}

static inline void check_arc(const priced_arc& a, std::size_t n) {
    const std::string what = "arc '" + a.name + "'";
    check_weight(a.weight, what);
    check_size(a.values.size(), n, "values of " + what);
    if (a.knots.empty()) throw cost_error(what + " has no points");
    for (std::size_t i = 0; i < a.knots.size(); ++i) {
        const auto [x, y] = a.knots[i];
        if (!(x >= 0 && x <= 1) || !std::isfinite(y))
            throw cost_error(what + ": point (" + shortest_text(x) + ", " + shortest_text(y) +
                             ") is outside; positions are 0..1");
        if (i > 0 && x <= a.knots[i - 1].first)
            throw cost_error(what + ": positions must ascend, but " + shortest_text(x) + " follows " +
                             shortest_text(a.knots[i - 1].first));
    }
    for (double v : a.values)
        if (std::isinf(v)) throw cost_error(what + " has an infinite value");
}

static inline void check_stretches(const stretch_price& s, std::size_t n) {
    check_weight(s.weight, s.name);
    for (std::size_t k = 0; k < s.ends.size(); ++k)
        if (s.ends[k] <= (k > 0 ? s.ends[k - 1] : 0))
            throw cost_error(s.name + ": a stretch must end after it begins, but number " + std::to_string(k + 1) +
                             " ends at " + std::to_string(s.ends[k]) + " ms");
    check_size(s.price.size(), n * s.count(), s.name);
    for (std::size_t i = 0; i < s.price.size(); ++i)
        if (!(s.price[i] >= 0) || std::isinf(s.price[i]))
            throw cost_error(s.name + ", row " + std::to_string(i / s.count()) + ", stretch " +
                             std::to_string(i % s.count() + 1) + ": " + shortest_text(s.price[i]) +
                             " is not a price; it must be 0 or more and finite");
}

SEGUE_INLINE void check_parts(const problem::parts& p) {
    if (p.n < 0) throw cost_error("a problem cannot have " + std::to_string(p.n) + " tracks");
    const auto n = static_cast<std::size_t>(p.n);
    check_size(p.durations.size(), n, "durations");
    for (std::size_t r = 0; r < n; ++r)
        if (p.durations[r] < 0)
            throw data_error("row " + std::to_string(r) + ": duration is " + std::to_string(p.durations[r]) +
                             " ms; it must be 0 or more");
    for (const transition_price& t : p.transitions) check_weight(t.weight, t.name);
    for (const exposure& e : p.exposures) check_exposure(e, n);
    for (const priced_arc& a : p.arcs) check_arc(a, n);
    for (const stretch_price& s : p.stretches) check_stretches(s, n);
    for (const slot_price& s : p.slots) {
        check_weight(s.weight, s.name);
        check_size(s.price.size(), n * n, s.name);
        for (std::size_t i = 0; i < s.price.size(); ++i)
            if (!std::isfinite(s.price[i]))
                throw cost_error(s.name + ", row " + std::to_string(i / n) + ", slot " + std::to_string(i % n) + ": " +
                                 shortest_text(s.price[i]) + " is not a price");
    }
}

SEGUE_INLINE void check_matrix(const std::vector<double>& m, std::size_t n) {
    if (n > static_cast<std::size_t>(problem::dense_limit))
        throw data_error("a matrix of " + std::to_string(n) + " tracks takes " + std::to_string(n * n * 8 / 1'000'000) +
                         " MB; the limit is " + std::to_string(problem::dense_limit) +
                         " tracks, order a crate instead");
    check_size(m.size(), n * n, "transitions");
    for (std::size_t i = 0; i < m.size(); ++i) {
        if (i / n == i % n) continue;
        if (std::isnan(m[i]) || m[i] == -HUGE_VAL)
            throw data_error("transitions, row " + std::to_string(i / n) + ", column " + std::to_string(i % n) + ": " +
                             shortest_text(m[i]) + " is not a price; use +inf to forbid");
    }
}

/// Beyond this the squares of differences leave the range of numbers.
inline constexpr double farthest_point = 1e150;

SEGUE_INLINE void check_points(const std::vector<double>& points, int columns) {
    if (columns < 1 && !(columns == 0 && points.empty()))
        throw data_error("points have " + std::to_string(columns) + " columns; at least one is needed");
    if (points.empty()) return;
    const auto width = static_cast<std::size_t>(columns);
    if (points.size() % width != 0)
        throw data_error("points have " + std::to_string(points.size()) + " numbers, which are no whole rows of " +
                         std::to_string(columns));
    for (std::size_t i = 0; i < points.size(); ++i)
        if (!(std::abs(points[i]) <= farthest_point))
            throw data_error("points, row " + std::to_string(i / width) + ", column " + std::to_string(i % width) +
                             ": " + shortest_text(points[i]) +
                             " is no coordinate; it must be known, and within -1e150..1e150");
}

SEGUE_INLINE std::vector<std::int64_t> whole_ms(std::span<const double> durations) {
    std::vector<std::int64_t> out(durations.size());
    for (std::size_t r = 0; r < durations.size(); ++r) {
        if (!(durations[r] >= 0) || durations[r] > 1e9)
            throw data_error("row " + std::to_string(r) + ": duration is " + shortest_text(durations[r]) +
                             " minutes; it must be 0 or more and finite");
        out[r] = static_cast<std::int64_t>(std::llround(durations[r] * 60'000));
    }
    return out;
}

}  // namespace detail

SEGUE_INLINE void check_permutation(std::span<const int> order, int n) {
    if (order.size() != static_cast<std::size_t>(n))
        throw data_error("an order of " + std::to_string(order.size()) + " rows does not fit " + std::to_string(n) +
                         " tracks");
    std::vector<char> seen(order.size(), 0);
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (order[i] < 0 || order[i] >= n)
            throw data_error("slot " + std::to_string(i + 1) + ": row " + std::to_string(order[i]) + " is not in 0.." +
                             std::to_string(n - 1));
        if (seen[static_cast<std::size_t>(order[i])]++)
            throw data_error("slot " + std::to_string(i + 1) + ": row " + std::to_string(order[i]) + " comes twice");
    }
}

}  // namespace segue
