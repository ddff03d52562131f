#include <segue/detail/config.hpp>
#include <segue/detail/descent.hpp>

#include <algorithm>
#include <cmath>

namespace segue::detail {

/// A gain below this is rounding.
inline constexpr double least_gain = 1e-10;
/// Longest block that a relocation takes along.
inline constexpr int longest_block = 3;

SEGUE_INLINE descent::descent(const problem& p, const candidates& near, std::span<const int> order)
    : problem_(p), near_(near), order_(p, order), queue_(order.size() + 1), queued_(order.size(), 0) {
    assign(order);
}

SEGUE_INLINE void descent::assign(std::span<const int> order) {
    order_.assign(order);
    saved_.assign(order.begin(), order.end());
    const auto now = problem_.evaluate(order);
    violations_ = now.violations;
    cost_ = 0;
    for (const auto& [name, value] : now.terms) cost_ += value;
    if (std::isinf(cost_)) {  // count forbidden transitions, sum the others
        cost_ = 0;
        for (double s : problem_.strain(order)) cost_ += s;
        for (std::size_t t = problem_.transition_terms().size() + problem_.exposures().size(); t < now.terms.size();
             ++t)
            cost_ += now.terms[t].second;
        for (std::size_t i = 0; i + 1 < order.size(); ++i) {
            const double t = problem_.transition(order[i], order[i + 1]);
            std::isinf(t) ? static_cast<void>(++violations_) : static_cast<void>(cost_ += t);
        }
    }
    // without rules a move that costs half an average track in transitions alone is rarely a gain
    const bool free = problem_.rules().empty() && !problem_.pure_path();
    hopeless_ = free && !order.empty()                             ? 0.5 * cost_ / static_cast<double>(order.size())
                : problem_.pure_path() && problem_.rules().empty() ? 0
                                                                   : HUGE_VAL;
    checkpoint();
}

SEGUE_INLINE void descent::stay_near(std::span<const int> home, double price) {
    home_.assign(home.size(), 0);
    for (std::size_t i = 0; i < home.size(); ++i) home_[static_cast<std::size_t>(home[i])] = static_cast<int>(i);
    home_price_ = price;
    for (std::size_t i = 0; i < order().size(); ++i)
        if (home_[static_cast<std::size_t>(order()[i])] != static_cast<int>(i)) cost_ += price;
}

SEGUE_INLINE void descent::mark(int slot) {
    if (slot < 0 || slot >= order_.size()) return;
    const int row = order()[static_cast<std::size_t>(slot)];
    if (queued_[static_cast<std::size_t>(row)]) return;
    queued_[static_cast<std::size_t>(row)] = 1;
    queue_[tail_] = row;
    tail_ = tail_ + 1 == queue_.size() ? 0 : tail_ + 1;
}

SEGUE_INLINE void descent::mark_all() {
    for (int i = 0; i < order_.size(); ++i) mark(i);
}

SEGUE_INLINE int descent::pop() {
    const int row = queue_[head_];
    head_ = head_ + 1 == queue_.size() ? 0 : head_ + 1;
    queued_[static_cast<std::size_t>(row)] = 0;
    return row;
}

SEGUE_INLINE double descent::moved_from_home(const arrangement& a) const {
    int by = 0, at = a.lo;
    for (const block& b : a.span())
        for (int k = 0; k < b.size(); ++k, ++at) {
            const int slot = b.reversed ? b.last - k : b.first + k,
                      home = home_[static_cast<std::size_t>(order()[static_cast<std::size_t>(slot)])];
            by += (at != home) - (slot != home);
        }
    return home_price_ * by;
}

SEGUE_INLINE descent::change descent::price(const arrangement& a, const priced_order::transition_change& t) {
    ++priced_;
    change out{t.cost + order_.price_rest(a), t.forbidden};
    if (!problem_.rules().empty()) out.violations += static_cast<int>(order_.price_rules(a));
    if (home_price_ > 0) out.cost += moved_from_home(a);
    return out;
}

SEGUE_INLINE void descent::consider(const move& m) {
    const arrangement a = arrange(m, order_.size());
    if (a.empty()) return;
    const auto transitions = order_.change_transitions(a);
    if (transitions.cost + penalty_ * transitions.forbidden > hopeless_)
        return;  // memory and arcs seldom make up for more
    const change by = price(a, transitions);
    const double gain = -(by.cost + penalty_ * by.violations);
    if (gain <= best_gain_) return;
    best_gain_ = gain;
    best_move_ = a;
    best_change_ = by;
}

/// Both reversals that bring the tracks of slots s and q together.
SEGUE_INLINE void descent::consider_reversals(int s, int q) {
    const int i = std::min(s, q), j = std::max(s, q);
    if (i + 1 < j) {
        consider(reversal{i + 1, j});
        consider(reversal{i, j - 1});
    }
}

/// Blocks of one to three tracks that end in slot s go beside slot q, that end towards it.
SEGUE_INLINE void descent::consider_relocations(int s, int q) {
    const int n = order_.size();
    for (int size = 1; size <= longest_block; ++size) {
        for (const bool right : {false, true}) {  // the block reaches to the right or to the left of s
            if (right && size == 1) continue;
            const int i = right ? s : s - size + 1, j = i + size - 1;
            if (i < 0 || j >= n || (i <= q && q <= j)) continue;
            const int left_of = q > j ? q - size : q,
                      after = left_of + 1;  // slot of q's track, and after it, once the block is out
            consider(relocation{i, j, after, !right && size > 1});  // q then the block, s first
            consider(relocation{i, j, left_of, right});             // the block, s last, then q
        }
    }
}

/// The neighbours of slot s change places with the track in slot q.
SEGUE_INLINE void descent::consider_exchanges(int s, int q) {
    for (const int beside : {s - 1, s + 1}) {
        if (beside < 0 || beside >= order_.size() || beside == q) continue;
        const int i = std::min(beside, q), j = std::max(beside, q);
        consider(exchange{i, i, j, j});
    }
}

SEGUE_INLINE bool descent::improve(int row) {
    bool any = false;
    for (const int other : near_.of(row)) {
        const int s = order_.positions()[static_cast<std::size_t>(row)],
                  q = order_.positions()[static_cast<std::size_t>(other)];
        if (s - q == 1 || q - s == 1) continue;
        // worth a look only where the pair beats one of the seams that a move would open
        const float price = near_.price(row, other);
        if (price >= std::max(seam(s - 1), seam(s))) break;
        best_gain_ = least_gain;
        best_move_ = {};
        consider_reversals(s, q);
        consider_relocations(s, q);
        consider_relocations(q, s);
        consider_exchanges(s, q);
        if (best_move_.empty()) continue;
        apply(best_move_, best_change_);
        any = true;
    }
    return any;
}

SEGUE_INLINE void descent::apply(const arrangement& a, const change& by) {
    order_.apply(a);
    cost_ += by.cost;
    violations_ += by.violations;
    touched_lo_ = std::min(touched_lo_, a.lo);
    touched_hi_ = std::max(touched_hi_, a.hi);
    int at = a.lo;
    mark(at - 1);
    for (const block& b : a.span()) {
        mark(at);
        at += b.size();
        mark(at - 1);
    }
    mark(at);
}

SEGUE_INLINE void descent::make(const arrangement& a) {
    if (!a.empty()) apply(a, price(a, order_.change_transitions(a)));
}

SEGUE_INLINE void descent::checkpoint() {
    for (int i = touched_lo_; i <= touched_hi_; ++i)
        saved_[static_cast<std::size_t>(i)] = order()[static_cast<std::size_t>(i)];
    touched_lo_ = order_.size();
    touched_hi_ = -1;
    saved_cost_ = cost_;
    saved_violations_ = violations_;
}

SEGUE_INLINE void descent::roll_back() {
    if (touched_lo_ <= touched_hi_)
        order_.rewrite(touched_lo_,
                       std::span<const int>(saved_).subspan(static_cast<std::size_t>(touched_lo_),
                                                            static_cast<std::size_t>(touched_hi_ - touched_lo_ + 1)));
    touched_lo_ = order_.size();
    touched_hi_ = -1;
    cost_ = saved_cost_;
    violations_ = saved_violations_;
}

}  // namespace segue::detail
