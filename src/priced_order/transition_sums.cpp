#include <segue/detail/config.hpp>
#include <segue/detail/transition_sums.hpp>

#include <cmath>

namespace segue::detail {

SEGUE_INLINE transition_sums::transition_sums(const problem& p)
    : problem_(p),
      matrix_(p.transition_matrix().empty() ? nullptr : p.transition_matrix().data()),
      n_(static_cast<std::size_t>(p.size())),
      symmetric_(p.symmetric()),
      forward_(n_ + 1, 0.0),
      backward_(n_ + 1, 0.0),
      forbidden_(n_ + 1, 0),
      forbidden_back_(n_ + 1, 0) {}

/// Fills entry i + 1 of the sums from entry i.
SEGUE_INLINE void transition_sums::step(std::span<const int> order, int i) {
    const auto s = static_cast<std::size_t>(i);
    double there = 0, back = 0;
    if (s + 1 < order.size()) {
        there = cost(order[s], order[s + 1]);
        back = symmetric_ ? there : cost(order[s + 1], order[s]);
    }
    const bool no = std::isinf(there), no_back = std::isinf(back);
    forward_[s + 1] = forward_[s] + (no ? 0 : there);
    backward_[s + 1] = backward_[s] + (no_back ? 0 : back);
    forbidden_[s + 1] = forbidden_[s] + no;
    forbidden_back_[s + 1] = forbidden_back_[s] + no_back;
}

SEGUE_INLINE void transition_sums::assign(std::span<const int> order) {
    for (int i = 0; i < static_cast<int>(order.size()); ++i) step(order, i);
}

SEGUE_INLINE void transition_sums::renew(std::span<const int> order, int lo, int hi) {
    const int from = lo > 0 ? lo - 1 : 0;
    const auto end = static_cast<std::size_t>(hi) + 1;
    const double old = forward_[end], old_back = backward_[end];
    const int old_no = forbidden_[end], old_no_back = forbidden_back_[end];
    for (int i = from; i <= hi; ++i) step(order, i);
    const double d = forward_[end] - old, d_back = backward_[end] - old_back;
    const int d_no = forbidden_[end] - old_no, d_no_back = forbidden_back_[end] - old_no_back;
    for (std::size_t i = end + 1; i < forward_.size(); ++i) {
        forward_[i] += d;
        backward_[i] += d_back;
        forbidden_[i] += d_no;
        forbidden_back_[i] += d_no_back;
    }
}

SEGUE_INLINE transition_sums::change transition_sums::price(std::span<const int> order, const arrangement& a) const {
    change c;
    const auto row = [&](int slot) { return order[static_cast<std::size_t>(slot)]; };
    const auto add = [&](int from, int to, double sign) {
        const double t = cost(from, to);
        if (std::isinf(t))
            c.forbidden += sign > 0 ? 1 : -1;
        else
            c.cost += sign * t;
    };
    const int after = a.hi + 1 < static_cast<int>(order.size()) ? row(a.hi + 1) : -1;
    int last = a.lo > 0 ? row(a.lo - 1) : -1;
    for (const block& b : a.span()) {
        const int from = row(b.reversed ? b.last : b.first), to = row(b.reversed ? b.first : b.last);
        if (last >= 0) add(last, from, +1);
        // every block but the first of the old order has a junction before it
        if (b.first > 0) add(row(b.first - 1), row(b.first), -1);
        if (b.reversed) {
            const auto i = static_cast<std::size_t>(b.first), j = static_cast<std::size_t>(b.last);
            c.cost += (backward_[j] - backward_[i]) - (forward_[j] - forward_[i]);
            c.forbidden += (forbidden_back_[j] - forbidden_back_[i]) - (forbidden_[j] - forbidden_[i]);
        }
        last = to;
    }
    if (after >= 0) {
        add(last, after, +1);
        add(row(a.hi), after, -1);
    }
    return c;
}

}  // namespace segue::detail
