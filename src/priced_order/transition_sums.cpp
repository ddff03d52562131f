#include <segue/detail/config.hpp>
#include <segue/detail/transition_sums.hpp>

#include <algorithm>

namespace segue::detail {

SEGUE_INLINE transition_sums::transition_sums(const problem& p)
    : problem_(p),
      matrix_(p.transition_matrix().empty() ? nullptr : p.transition_matrix().data()),
      n_(static_cast<std::size_t>(p.size())),
      symmetric_(p.symmetric()),
      after_(n_ > 0 ? n_ - 1 : 0),
      turned_(n_ > 0 ? n_ - 1 : 0) {}

SEGUE_INLINE void transition_sums::assign(std::span<const int> order) {
    if (!order.empty()) renew(order, 0, static_cast<int>(order.size()) - 1);
}

SEGUE_INLINE void transition_sums::renew(std::span<const int> order, int lo, int hi) {
    if (order.size() < 2) return;
    const int first = std::max(lo - 1, 0), last = std::min(hi, static_cast<int>(order.size()) - 2);
    if (first > last) return;
    const auto from = static_cast<std::size_t>(first), to = static_cast<std::size_t>(last);
    for (std::size_t i = from; i <= to; ++i) after_[i] = one(order[i], order[i + 1]);
    if (symmetric_) return;
    turned_.renew(from, to, [&](std::size_t i) { return one(order[i + 1], order[i]) - after_[i]; });
}

SEGUE_INLINE transition_sums::change transition_sums::price(std::span<const int> order, const arrangement& a) const {
    change c;
    for_each_made(order, a, [&](int before, int after) { c += one(before, after); });
    for (const block& b : a.span()) {
        if (b.first > 0) c -= after_[static_cast<std::size_t>(b.first) - 1];
        if (b.reversed && !symmetric_)
            c += (turned_[static_cast<std::size_t>(b.last)] - turned_[static_cast<std::size_t>(b.first)]);
    }
    if (static_cast<std::size_t>(a.hi) + 1 < order.size()) c -= after_[static_cast<std::size_t>(a.hi)];
    return c;
}

SEGUE_INLINE void transition_sums::fetch(std::span<const int> order, const arrangement& a) const {
    if (matrix_) for_each_made(order, a, [&](int before, int after) { prefetch(before, after); });
}

}  // namespace segue::detail
