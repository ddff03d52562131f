#include <segue/detail/config.hpp>
#include <segue/detail/stretch_sums.hpp>

#include <algorithm>

namespace segue::detail {

SEGUE_INLINE stretch_sums::stretch_sums(const stretch_price& prices, std::span<const std::int64_t> durations)
    : prices_(prices),
      durations_(durations),
      within_((durations.size() + 1) * prices.count(), 0.0),
      paid_(durations.size() + 1, 0.0) {}

SEGUE_INLINE void stretch_sums::assign(std::span<const int> order, std::span<const std::int64_t> start) {
    renew(order, start, 0, static_cast<int>(order.size()) - 1);
}

SEGUE_INLINE void stretch_sums::renew(std::span<const int> order, std::span<const std::int64_t> start, int lo, int hi) {
    const std::size_t width = prices_.count(), n = order.size();
    for (auto i = static_cast<std::size_t>(lo); i < n; ++i) {
        const auto row = static_cast<std::size_t>(order[i]);
        const double paid = paid_[i] + prices_.at(order[i], start[i], durations_[row]);
        bool same = static_cast<int>(i) > hi && paid == paid_[i + 1];
        paid_[i + 1] = paid;
        for (std::size_t k = 0; k < width; ++k) {
            const double sum = within_[i * width + k] + prices_.price[row * width + k];
            same = same && sum == within_[(i + 1) * width + k];
            within_[(i + 1) * width + k] = sum;
        }
        if (same) break;  // what follows stands where it stood
    }
}

/// The block's tracks in the order in which they are heard are its 0th, 1st, ...; they begin at `at` + since(m).
SEGUE_INLINE double stretch_sums::block_cost(const block& b, std::int64_t at, std::span<const int> order,
                                             std::span<const std::int64_t> start) const {
    const std::size_t width = prices_.count();
    const int size = b.size();
    const auto since = [&](int m) {
        const auto i = static_cast<std::size_t>(b.reversed ? b.last + 1 - m : b.first + m),
                   from = static_cast<std::size_t>(b.reversed ? b.last + 1 : b.first);
        return b.reversed ? start[from] - start[i] : start[i] - start[from];
    };
    const auto run = [&](int from, int to, std::size_t k) {  // tracks from..to-1 lie in stretch k
        const int first = b.reversed ? b.last + 1 - to : b.first + from, last = first + (to - from);
        return within_[static_cast<std::size_t>(last) * width + k] -
               within_[static_cast<std::size_t>(first) * width + k];
    };
    double sum = 0;
    for (int m = 0; m < size;) {
        const auto k = static_cast<std::size_t>(
            std::upper_bound(prices_.ends.begin(), prices_.ends.end(), at + since(m)) - prices_.ends.begin());
        int lo = m, hi = size;  // the first track after m that ends beyond the stretch is in lo..hi
        if (k < prices_.ends.size()) {
            while (lo < hi) {
                const int mid = lo + (hi - lo) / 2;
                at + since(mid + 1) > prices_.ends[k] ? hi = mid : lo = mid + 1;
            }
        }
        // one without length that stands where the stretch ends lies in the next one
        while (hi > m && k < prices_.ends.size() && at + since(hi - 1) >= prices_.ends[k]) --hi;
        sum += run(m, hi, k);
        m = hi;
        if (m < size && at + since(m) < (k < prices_.ends.size() ? prices_.ends[k] : at + since(m))) {
            const int row = order[static_cast<std::size_t>(b.reversed ? b.last - m : b.first + m)];
            sum += prices_.at(row, at + since(m), durations_[static_cast<std::size_t>(row)]);
            ++m;
        }
    }
    return sum;
}

SEGUE_INLINE double stretch_sums::price(const arrangement& a, std::span<const int> order,
                                        std::span<const std::int64_t> start) const {
    double sum = -(paid_[static_cast<std::size_t>(a.hi) + 1] - paid_[static_cast<std::size_t>(a.lo)]);
    std::int64_t at = start[static_cast<std::size_t>(a.lo)];
    for (const block& b : a.span()) {
        sum += block_cost(b, at, order, start);
        at += start[static_cast<std::size_t>(b.last) + 1] - start[static_cast<std::size_t>(b.first)];
    }
    return prices_.weight * sum;
}

}  // namespace segue::detail
