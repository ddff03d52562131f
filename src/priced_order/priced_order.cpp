#include <segue/detail/arc_sums.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/label_pairs.hpp>
#include <segue/detail/memory.hpp>
#include <segue/detail/stretch_sums.hpp>
#include <segue/detail/transition_sums.hpp>
#include <segue/priced_order.hpp>

#include <algorithm>
#include <limits>
#include <variant>

namespace segue {

/// From this tolerance on, floats remember.
inline constexpr double single_precision = 1e-6;

struct priced_order::state {
    using memories = std::variant<detail::memory<double>, detail::memory<float>>;

    state(const segue::problem& p, double tolerance) : state(p, tolerance, detail::memory_columns(p)) {}
    state(const segue::problem& p, double tolerance, const detail::memory_columns& columns)
        : problem(p),
          transitions(p),
          memory(tolerance < single_precision
                     ? memories(std::in_place_type<detail::memory<double>>, columns, p.durations(), tolerance)
                     : memories(std::in_place_type<detail::memory<float>>, columns, p.durations(), tolerance)),
          slot_prices(p.slots().empty() ? std::vector<double>{} : p.slot_matrix()) {
        for (std::size_t e = 0; e < p.exposures().size(); ++e)
            if (!columns.listed(e).empty()) labels.emplace_back(p.exposures()[e], columns.listed(e), tolerance);
        for (const priced_arc& a : p.arcs())
            // slot prices hold the slot-axis arcs already when there is a matrix
            if (a.weight > 0 && (slot_prices.empty() || a.along == priced_arc::axis::minutes))
                arcs.emplace_back(a, p.durations());
        for (const stretch_price& s : p.stretches())
            if (s.weight > 0) stretches.emplace_back(s, problem.durations());
    }

    segue::problem problem;
    std::vector<int> order, position;
    std::vector<std::int64_t> start;  ///< ms before each slot, n + 1 entries
    detail::transition_sums transitions;
    memories memory;
    std::vector<detail::label_pairs> labels;
    std::vector<detail::arc_sums> arcs;
    std::vector<detail::stretch_sums> stretches;
    std::vector<double> slot_prices;  ///< n x n by track, or empty
    std::vector<int> buffer;
    int applied = 0;

    [[nodiscard]] double slot_price(int slot_before, int slot_after) const {
        const auto row = static_cast<std::size_t>(order[static_cast<std::size_t>(slot_before)]) * order.size();
        return slot_prices[row + static_cast<std::size_t>(slot_after)] -
               slot_prices[row + static_cast<std::size_t>(slot_before)];
    }
    [[nodiscard]] double price_slots(const arrangement& a) const {
        double sum = 0;
        int at = a.lo;
        for (const block& b : a.span())
            for (int k = 0; k < b.size(); ++k, ++at) sum += slot_price(b.reversed ? b.last - k : b.first + k, at);
        return sum;
    }
};

/// Rounding of repeatedly shifted sums is wiped out every so many moves.
inline constexpr int priced_order_refresh = 4096;

SEGUE_INLINE priced_order::priced_order(const problem& p, std::span<const int> order, double tolerance)
    : state_(std::make_unique<state>(p, tolerance)) {
    assign(order);
}
SEGUE_INLINE priced_order::~priced_order() = default;
SEGUE_INLINE priced_order::priced_order(priced_order&&) noexcept = default;
SEGUE_INLINE priced_order& priced_order::operator=(priced_order&&) noexcept = default;

SEGUE_INLINE int priced_order::size() const noexcept { return static_cast<int>(state_->order.size()); }
SEGUE_INLINE std::span<const int> priced_order::order() const noexcept { return state_->order; }
SEGUE_INLINE std::span<const int> priced_order::positions() const noexcept { return state_->position; }

SEGUE_INLINE void priced_order::assign(std::span<const int> order) {
    check_permutation(order, state_->problem.size());
    state& s = *state_;
    s.order.assign(order.begin(), order.end());
    s.position.resize(order.size());
    s.start.assign(order.size() + 1, 0);
    for (std::size_t i = 0; i < order.size(); ++i) {
        s.position[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
        s.start[i + 1] = s.start[i] + s.problem.durations()[static_cast<std::size_t>(order[i])];
    }
    s.transitions.assign(s.order);
    std::visit([&](auto& m) { m.assign(s.order); }, s.memory);
    for (auto& a : s.arcs) a.assign(s.order, s.start);
    for (auto& t : s.stretches) t.assign(s.order, s.start);
    s.buffer.resize(order.size());
    s.applied = 0;
}

SEGUE_INLINE priced_order::transition_change priced_order::change_transitions(const arrangement& a) const {
    if (a.empty()) return {};
    const auto c = state_->transitions.price(state_->order, a);
    return {c.cost, c.forbidden};
}

SEGUE_INLINE void priced_order::fetch_transitions(const arrangement& a) const {
    if (!a.empty()) state_->transitions.fetch(state_->order, a);
}

SEGUE_INLINE double priced_order::price_transitions(const arrangement& a) const {
    const auto c = change_transitions(a);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return c.forbidden > 0 ? infinity : c.forbidden < 0 ? -infinity : c.cost;
}

SEGUE_INLINE double priced_order::price_places(const arrangement& a) const {
    const state& s = *state_;
    double sum = 0;
    for (const auto& arc : s.arcs) sum += arc.price(a, s.start);
    for (const auto& t : s.stretches) sum += t.price(a, s.order, s.start);
    if (!s.slot_prices.empty()) sum += s.price_slots(a);
    return sum;
}

SEGUE_INLINE double priced_order::price_memory(const arrangement& a) const {
    return std::visit([&](const auto& m) { return m.price(a, state_->start); }, state_->memory);
}

SEGUE_INLINE double priced_order::price_labels(const arrangement& a) const {
    const state& s = *state_;
    double sum = 0;
    for (const auto& l : s.labels) sum += l.price(a, s.order, s.position, s.start);
    return sum;
}

SEGUE_INLINE double priced_order::price_rest(const arrangement& a) const {
    return a.empty() ? 0 : price_memory(a) + price_places(a) + price_labels(a);
}

SEGUE_INLINE double priced_order::price(const arrangement& a) const { return price_transitions(a) + price_rest(a); }

SEGUE_INLINE double priced_order::price_rules(const arrangement& a, std::span<const double> penalties) const {
    if (a.empty()) return 0;
    double sum = 0;
    const constraints& rules = state_->problem.rules();
    for (std::size_t r = 0; r < rules.size(); ++r)
        sum += (penalties.empty() ? 1.0 : penalties[r]) * rules[r]->change(state_->order, state_->position, a);
    return sum;
}

SEGUE_INLINE void priced_order::apply(const arrangement& a) {
    if (a.empty()) return;
    state& s = *state_;
    auto at = s.buffer.begin();
    for (const block& b : a.span()) {
        const auto first = s.order.begin() + b.first, last = s.order.begin() + b.last + 1;
        at = b.reversed ? std::reverse_copy(first, last, at) : std::copy(first, last, at);
    }
    rewrite(a.lo, std::span(s.buffer).first(static_cast<std::size_t>(a.hi - a.lo + 1)));
}

SEGUE_INLINE void priced_order::rewrite(int lo, std::span<const int> rows) {
    if (rows.empty()) return;
    state& s = *state_;
    const int hi = lo + static_cast<int>(rows.size()) - 1;
    std::copy(rows.begin(), rows.end(), s.order.begin() + lo);
    for (auto i = static_cast<std::size_t>(lo); i <= static_cast<std::size_t>(hi); ++i) {
        s.position[static_cast<std::size_t>(s.order[i])] = static_cast<int>(i);
        s.start[i + 1] = s.start[i] + s.problem.durations()[static_cast<std::size_t>(s.order[i])];
    }
    if (++s.applied == priced_order_refresh) {
        s.transitions.assign(s.order);
        std::visit([&](auto& m) { m.assign(s.order); }, s.memory);
        for (auto& arc : s.arcs) arc.assign(s.order, s.start);
        for (auto& t : s.stretches) t.assign(s.order, s.start);
        s.applied = 0;
        return;
    }
    s.transitions.renew(s.order, lo, hi);
    std::visit([&](auto& m) { m.renew(s.order, lo, hi); }, s.memory);
    for (auto& arc : s.arcs) arc.renew(s.order, s.start, lo, hi);
    for (auto& t : s.stretches) t.renew(s.order, s.start, lo, hi);
}

}  // namespace segue
