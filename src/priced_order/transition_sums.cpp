#include <segue/detail/config.hpp>
#include <segue/detail/transition_sums.hpp>

#include <algorithm>

namespace segue::detail {

SEGUE_INLINE transition_sums::transition_sums(const problem& p)
    : problem_(p),
      matrix_(p.transition_matrix().empty() ? nullptr : p.transition_matrix().data()),
      n_(static_cast<std::size_t>(p.size())),
      symmetric_(p.symmetric()),
      turned_(n_ > 0 ? n_ - 1 : 0) {}

SEGUE_INLINE void transition_sums::assign(std::span<const int> order) {
    if (!order.empty()) renew(order, 0, static_cast<int>(order.size()) - 1);
}

SEGUE_INLINE void transition_sums::renew(std::span<const int> order, int lo, int hi) {
    if (symmetric_ || order.size() < 2) return;
    const int from = std::max(lo - 1, 0), to = std::min(hi, static_cast<int>(order.size()) - 2);
    if (from > to) return;
    turned_.renew(static_cast<std::size_t>(from), static_cast<std::size_t>(to),
                  [&](std::size_t i) { return one(order[i + 1], order[i]) - one(order[i], order[i + 1]); });
}

SEGUE_INLINE transition_sums::change transition_sums::price(std::span<const int> order, const arrangement& a) const {
    change c;
    const auto row = [&](int slot) { return order[static_cast<std::size_t>(slot)]; };
    const int after = a.hi + 1 < static_cast<int>(order.size()) ? row(a.hi + 1) : -1;
    int last = a.lo > 0 ? row(a.lo - 1) : -1;
    for (const block& b : a.span()) {
        const int from = row(b.reversed ? b.last : b.first), to = row(b.reversed ? b.first : b.last);
        if (last >= 0) c = c + one(last, from);
        // every block but the first of the old order has a junction before it
        if (b.first > 0) c = c - one(row(b.first - 1), row(b.first));
        if (b.reversed && !symmetric_)
            c = c + (turned_[static_cast<std::size_t>(b.last)] - turned_[static_cast<std::size_t>(b.first)]);
        last = to;
    }
    if (after >= 0) c = c + (one(last, after) - one(row(a.hi), after));
    return c;
}

}  // namespace segue::detail
