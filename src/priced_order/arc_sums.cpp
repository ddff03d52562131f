#include <segue/detail/arc_sums.hpp>
#include <segue/detail/config.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace segue::detail {

SEGUE_INLINE arc_sums::arc_sums(const priced_arc& arc, std::span<const std::int64_t> durations)
    : arc_(arc), on_slots_(arc.along == priced_arc::axis::slots), prefix_(durations.size()) {
    const auto n = static_cast<std::int64_t>(durations.size());
    const std::int64_t total = std::accumulate(durations.begin(), durations.end(), std::int64_t{0});
    const auto whole = static_cast<double>(std::max<std::int64_t>(1, on_slots_ ? n - 1 : total));
    share_ = 1 / whole;
    const auto& k = arc_.knots;
    if (k.empty()) return;
    // where a start falls on a knot by rounding, both pieces say the same
    const auto first_at = [&](double place) { return static_cast<std::int64_t>(std::ceil(place * whole)); };
    pieces_.push_back({std::numeric_limits<std::int64_t>::min(), k.front().second, 0});
    for (std::size_t i = 0; i + 1 < k.size(); ++i) {
        const double width = k[i + 1].first - k[i].first;
        if (width <= 0) continue;
        const double beta = (k[i + 1].second - k[i].second) / width;
        pieces_.push_back({first_at(k[i].first), k[i].second - beta * k[i].first, beta});
    }
    pieces_.push_back({first_at(k.back().first), k.back().second, 0});
}

/// Position 0..1 of a start, in ms or in slots.
SEGUE_INLINE double arc_sums::position(std::int64_t t) const noexcept { return static_cast<double>(t) * share_; }

SEGUE_INLINE std::size_t arc_sums::piece_of(std::int64_t t) const noexcept {
    const auto next = std::upper_bound(pieces_.begin() + 1, pieces_.end(), t,
                                       [](std::int64_t x, const piece& p) { return x < p.from; });
    return static_cast<std::size_t>(next - pieces_.begin()) - 1;
}

SEGUE_INLINE std::int64_t arc_sums::begin_of(int slot, std::span<const std::int64_t> start) const noexcept {
    return on_slots_ ? slot : start[static_cast<std::size_t>(slot)];
}

/// Where a slot ends; on the axis of slots the track itself has no length, so that its mirror image is a slot again.
SEGUE_INLINE std::int64_t arc_sums::end_of(int slot, std::span<const std::int64_t> start) const noexcept {
    return on_slots_ ? slot : start[static_cast<std::size_t>(slot) + 1];
}

SEGUE_INLINE void arc_sums::assign(std::span<const int> order, std::span<const std::int64_t> start) {
    if (!order.empty()) renew(order, start, 0, static_cast<int>(order.size()) - 1);
}

SEGUE_INLINE void arc_sums::renew(std::span<const int> order, std::span<const std::int64_t> start, int lo, int hi) {
    if (pieces_.empty()) return;
    std::size_t q = piece_of(begin_of(lo, start));
    prefix_.renew(static_cast<std::size_t>(lo), static_cast<std::size_t>(hi), [&](std::size_t i) -> sums {
        const auto slot = static_cast<int>(i);
        const std::int64_t at = begin_of(slot, start);
        while (q + 1 < pieces_.size() && at >= pieces_[q + 1].from) ++q;
        const double v = arc_.values[static_cast<std::size_t>(order[i])];
        if (std::isnan(v)) return {};
        const double t = position(at), e = position(end_of(slot, start)), a = pieces_[q].alpha + pieces_[q].beta * t;
        return {v, 1, v * t, t, t * t, v * e, e, e * e, a * (a - 2 * v)};
    });
}

/// sum of a^2 - 2 v a over the block's known tracks when it starts at `at`, forwards or turned around. v^2 is left out:
/// a move does not change it.
SEGUE_INLINE double arc_sums::block_cost(const block& b, std::int64_t at, std::span<const std::int64_t> start) const {
    const std::int64_t shift = b.reversed ? at + end_of(b.last, start) : at - begin_of(b.first, start);
    const auto begins = [&](int slot) {
        return b.reversed ? shift - end_of(slot, start) : shift + begin_of(slot, start);
    };
    double out = 0;
    // walks the block in its new direction, from one piece of the curve to the next
    int done = 0;
    const int size = b.size();
    const auto slot_at = [&](int k) { return b.reversed ? b.last - k : b.first + k; };
    std::size_t q = piece_of(begins(slot_at(0)));
    while (done < size) {
        int end = size;
        if (q + 1 < pieces_.size() && begins(slot_at(size - 1)) >= pieces_[q + 1].from) {
            int low = done, high = size - 1;  // the first of the block that the next piece holds
            while (low < high) {
                const int middle = low + (high - low) / 2;
                begins(slot_at(middle)) < pieces_[q + 1].from ? low = middle + 1 : high = middle;
            }
            end = low;
        }
        if (end > done) {
            const int first = b.reversed ? slot_at(end - 1) : slot_at(done),
                      last = b.reversed ? slot_at(done) : slot_at(end - 1);
            const sums of = prefix_[static_cast<std::size_t>(last) + 1] - prefix_[static_cast<std::size_t>(first)];
            const double by = position(shift);
            // a = alpha + beta * (by + t) forwards, alpha + beta * (by - e) backwards
            const double alpha = pieces_[q].alpha + pieces_[q].beta * by,
                         beta = b.reversed ? -pieces_[q].beta : pieces_[q].beta;
            const double vt = b.reversed ? of.ve : of.vt, t = b.reversed ? of.e : of.t, tt = b.reversed ? of.ee : of.tt;
            out += alpha * alpha * of.n + 2 * alpha * beta * t + beta * beta * tt - 2 * (alpha * of.v + beta * vt);
            done = end;
        }
        ++q;
    }
    return out;
}

SEGUE_INLINE double arc_sums::price(const arrangement& a, std::span<const std::int64_t> start) const {
    if (pieces_.empty()) return 0;
    double out = prefix_[static_cast<std::size_t>(a.lo)].paid - prefix_[static_cast<std::size_t>(a.hi) + 1].paid;
    std::int64_t at = begin_of(a.lo, start);
    for (const block& b : a.span()) {
        out += block_cost(b, at, start);
        at += on_slots_ ? b.size()
                        : start[static_cast<std::size_t>(b.last) + 1] - start[static_cast<std::size_t>(b.first)];
    }
    return arc_.weight * out;
}

}  // namespace segue::detail
