#include <segue/detail/config.hpp>
#include <segue/detail/exp2.hpp>
#include <segue/detail/label_pairs.hpp>
#include <segue/math.hpp>

#include <algorithm>

namespace segue::detail {

SEGUE_INLINE label_pairs::label_pairs(const exposure& e, std::vector<int> labels, double tolerance)
    : weight_(e.weight),
      rate_(1 / (e.half_life.count() * 60'000.0)),
      horizon_(static_cast<std::int64_t>(std::min(-log2(tolerance) / rate_, 9e18))),
      labels_(std::move(labels)),
      begin_(static_cast<std::size_t>(e.dims) + 1, 0) {
    for (int l : labels_)
        if (l >= 0) ++begin_[static_cast<std::size_t>(l) + 1];
    for (std::size_t l = 1; l < begin_.size(); ++l) begin_[l] += begin_[l - 1];
    members_.resize(static_cast<std::size_t>(begin_.back()));
    std::vector<int> at(begin_.begin(), begin_.end() - 1);
    for (std::size_t r = 0; r < labels_.size(); ++r)
        if (labels_[r] >= 0)
            members_[static_cast<std::size_t>(at[static_cast<std::size_t>(labels_[r])]++)] = static_cast<int>(r);
    if (std::any_of(e.start.begin(), e.start.end(), [](double v) { return v != 0; })) start_memory_ = e.start;
}

SEGUE_INLINE double label_pairs::decay(std::int64_t gap) const noexcept {
    return gap < horizon_ ? inlined_exp2(-static_cast<double>(gap) * rate_) : 0.0;
}

SEGUE_INLINE new_start::new_start(const arrangement& a, std::span<const std::int64_t> start) : a_(a), start_(start) {
    std::int64_t at = start[static_cast<std::size_t>(a.lo)];
    for (int b = 0; b < a.count; ++b) {
        const block& x = a.blocks[static_cast<std::size_t>(b)];
        const auto first = start[static_cast<std::size_t>(x.first)], end = start[static_cast<std::size_t>(x.last) + 1];
        base_[static_cast<std::size_t>(b)] = x.reversed ? at + end : at - first;
        at += end - first;
    }
}

SEGUE_INLINE int new_start::block_of(int slot) const noexcept {
    for (int b = 0; b < a_.count; ++b)
        if (const block& x = a_.blocks[static_cast<std::size_t>(b)]; x.first <= slot && slot <= x.last) return b;
    return -1;
}

SEGUE_INLINE std::int64_t new_start::at(int slot, int b) const noexcept {
    const auto s = static_cast<std::size_t>(slot);
    if (b < 0) return start_[s];
    const std::int64_t base = base_[static_cast<std::size_t>(b)];
    return a_.blocks[static_cast<std::size_t>(b)].reversed ? base - start_[s + 1] : base + start_[s];
}

/// Pairs in one block, or both outside on their own sides, keep their gap. A pair whose gap changes lies in different
/// blocks; where one end is deeper in its block than the horizon the pair weighs nothing before and after.
SEGUE_INLINE double label_pairs::price(const arrangement& a, std::span<const int> order, std::span<const int> position,
                                       std::span<const std::int64_t> start) const {
    const new_start moved(a, start);
    const auto length = [&](int slot) {
        return start[static_cast<std::size_t>(slot) + 1] - start[static_cast<std::size_t>(slot)];
    };
    double sum = 0;
    const auto visit = [&](int slot, int b) {
        const int row = order[static_cast<std::size_t>(slot)], label = labels_[static_cast<std::size_t>(row)];
        if (label < 0) return;
        const auto was = start[static_cast<std::size_t>(slot)], is = moved.at(slot, b);
        if (!start_memory_.empty()) sum += start_memory_[static_cast<std::size_t>(label)] * (decay(is) - decay(was));
        for (int m = begin_[static_cast<std::size_t>(label)]; m < begin_[static_cast<std::size_t>(label) + 1]; ++m) {
            const int other = position[static_cast<std::size_t>(members_[static_cast<std::size_t>(m)])];
            const int c = moved.block_of(other);
            if (c == b || (c >= 0 && other < slot)) continue;  // a pair that moves as one, or that the other end counts
            const auto other_was = start[static_cast<std::size_t>(other)], other_is = moved.at(other, c);
            const auto gap = [&](std::int64_t x, std::int64_t y) {
                return x < y ? y - x - length(slot) : x - y - length(other);
            };
            // ties of start happen with tracks of no length; then slots tell who is first, and the gap is 0 all the
            // same
            sum += decay(std::max<std::int64_t>(0, gap(is, other_is))) -
                   decay(std::max<std::int64_t>(0, gap(was, other_was)));
        }
    };
    for (int b = 0; b < a.count; ++b) {
        const block& x = a.blocks[static_cast<std::size_t>(b)];
        int slot = x.first;
        for (; slot <= x.last &&
               start[static_cast<std::size_t>(slot)] - start[static_cast<std::size_t>(x.first)] < horizon_;
             ++slot)
            visit(slot, b);
        for (int back = x.last;
             back >= slot &&
             start[static_cast<std::size_t>(x.last) + 1] - start[static_cast<std::size_t>(back) + 1] < horizon_;
             --back)
            visit(back, b);
    }
    return weight_ * sum;
}

}  // namespace segue::detail
