#include <segue/detail/config.hpp>
#include <segue/detail/lanes.hpp>
#include <segue/detail/tree_ascent.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <numeric>

namespace segue::detail {

/// Eight tracks at a time; arrays are padded to whole lanes.
typedef int track_lane __attribute__((vector_size(32)));  // NOLINT(modernize-use-using)
inline constexpr std::size_t tree_lanes = lanes_of<float>;

SEGUE_INLINE tree_ascent::tree_ascent(std::span<const double> cost, std::vector<double> ends, bool directed)
    : directed_(directed),
      n_(directed ? ends.size() / 2 : ends.size()),
      cost_(cost),
      ends_(std::move(ends)),
      penalty_(ends_.size(), 0.0),
      width_((n_ + tree_lanes - 1) / tree_lanes * tree_lanes),
      price_(n_ * width_, std::numeric_limits<float>::infinity()),
      into_(width_),
      out_of_(directed ? width_ : 0),
      key_(width_),
      degree_(ends_.size()),
      from_(width_),
      joined_(n_) {
    for (std::size_t a = 0; a < n_; ++a)
        for (std::size_t b = 0; b < n_; ++b) {
            price_[a * width_ + b] = static_cast<float>(cost[a * n_ + b]);
            if (a != b && !std::isinf(cost[a * n_ + b])) most_ = std::max(most_, std::abs(cost[a * n_ + b]));
        }
    for (const double e : ends_)
        if (!std::isinf(e)) most_ = std::max(most_, std::abs(e));
    if (!directed) return;
    back_.assign(n_ * width_, std::numeric_limits<float>::infinity());
    for (std::size_t a = 0; a < n_; ++a)
        for (std::size_t b = 0; b < n_; ++b) back_[a * width_ + b] = price_[b * width_ + a];
}

/// What Prim's algorithm works on; `newest` has just joined the tree.
struct prim_step {
    const float *row, *into;     ///< from the newest, and what coming in costs
    const float *back, *out_of;  ///< to the newest, and what going out costs
    float* key;
    int* from;
    float leaves, enters;  ///< the newest's own penalties
    int newest;
    std::size_t width;
};

/// The least of all lanes, the lower track where equal, without a branch: signed whole numbers sort as the floats do.
static SEGUE_ALWAYS_INLINE std::size_t track_of_least(const float_lane& value, const track_lane& track) {
    track_lane bits;
    std::memcpy(&bits, &value, sizeof bits);
    bits ^= (bits >> 31) & 0x7fffffff;
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (std::size_t j = 0; j < tree_lanes; ++j)
        least = std::min(least, static_cast<std::int64_t>(bits[j]) * (std::int64_t{1} << 32) + track[j]);
    return static_cast<std::size_t>(least & 0xffffffff);
}

/// Offers the newest track's edges to all outside, and finds the nearest of these.
template <bool directed>
static SEGUE_ALWAYS_INLINE std::size_t nearest_outside(const prim_step& s) {
    const float *const row_at = s.row, *const into_at = s.into, *const back_at = s.back, *const out_of_at = s.out_of;
    float* const key_at = s.key;
    int* const from_at = s.from;
    float_lane low, leaves, enters;
    track_lane newest, at, nearest;
    for (std::size_t j = 0; j < tree_lanes; ++j) {
        low[j] = std::numeric_limits<float>::infinity(), leaves[j] = s.leaves, enters[j] = s.enters;
        newest[j] = s.newest, at[j] = nearest[j] = static_cast<int>(j);
    }
    for (std::size_t v = 0, end = s.width; v < end; v += tree_lanes) {
        float_lane row, into, key;
        track_lane from;
        load(row, row_at + v), load(into, into_at + v), load(key, key_at + v);
        std::memcpy(&from, from_at + v, sizeof from);
        float_lane offer = row + (into + leaves);
        if constexpr (directed) {
            float_lane back, out_of;
            load(back, back_at + v), load(out_of, out_of_at + v);
            const float_lane other = back + (out_of + enters);
            offer = other < offer ? other : offer;
        }
        const track_lane better = offer < key;
        key = better ? offer : key;
        from = better ? newest : from;
        store(key, key_at + v);
        std::memcpy(from_at + v, &from, sizeof from);
        const track_lane nearer = key < low;
        low = nearer ? key : low;
        nearest = nearer ? at : nearest;
        at += static_cast<int>(tree_lanes);
    }
    return track_of_least(low, nearest);
}

template <bool directed>
SEGUE_AVX2 static inline std::size_t nearest_avx2(const prim_step& s) {
    return nearest_outside<directed>(s);
}
template <bool directed>
static inline std::size_t nearest_any(const prim_step& s) {
    return nearest_outside<directed>(s);
}

/// The edge between a and b, in the direction that is cheaper, pays penalties.
SEGUE_INLINE void tree_ascent::count(std::size_t a, std::size_t b) {
    if (directed_) {
        const auto penalty = [&](std::size_t i) { return static_cast<float>(penalty_[i]); };
        const float on = price_[a * width_ + b] + (penalty(b) + penalty(n_ + a));
        const float back = back_[a * width_ + b] + (penalty(n_ + b) + penalty(a));
        if (back < on) std::swap(a, b);
    }
    ++degree_[directed_ ? n_ + a : a];
    ++degree_[b];
}

/// The cheapest 1-tree at the present penalties, less what they add to any path; fills degree_.
SEGUE_INLINE double tree_ascent::grow() {
    constexpr float none = std::numeric_limits<float>::infinity();
    std::fill(degree_.begin(), degree_.end(), 0);
    for (auto* v : {&key_, &into_, &out_of_}) std::fill(v->begin(), v->end(), none);
    for (std::size_t v = 0; v < n_; ++v) into_[v] = static_cast<float>(penalty_[v]);
    for (std::size_t v = 0; v < n_ && directed_; ++v) out_of_[v] = static_cast<float>(penalty_[n_ + v]);
    const bool wide = runs_avx2();
    const auto nearest =
        directed_ ? (wide ? nearest_avx2<true> : nearest_any<true>) : (wide ? nearest_avx2<false> : nearest_any<false>);
    double total = 0;
    std::size_t newest = 0;
    prim_step step{};
    step.into = into_.data(), step.out_of = out_of_.data();
    step.key = key_.data(), step.from = from_.data(), step.width = width_;
    for (std::size_t k = 1; k < n_; ++k) {
        step.row = price_.data() + newest * width_;
        step.back = directed_ ? back_.data() + newest * width_ : nullptr;
        step.enters = into_[newest], step.leaves = directed_ ? out_of_[newest] : step.enters;
        step.newest = static_cast<int>(newest);
        into_[newest] = key_[newest] = none;
        if (directed_) out_of_[newest] = none;
        newest = nearest(step);
        if (std::isinf(key_[newest])) return none;
        total += key_[newest];
        joined_[k] = static_cast<int>(newest);
        count(static_cast<std::size_t>(from_[newest]), newest);
    }
    return add_ends(total);
}

SEGUE_INLINE tree_ascent::tree tree_ascent::cheapest_tree() {
    std::fill(joined_.begin(), joined_.end(), 0);
    grow();
    tree out{joined_, {from_.begin(), from_.begin() + static_cast<std::ptrdiff_t>(n_)}};
    out.parent.front() = 0;
    return out;
}

/// The two cheapest ends to a tree; where directed the cheapest opening and closing.
SEGUE_INLINE double tree_ascent::add_ends(double tree) {
    const std::size_t no = ends_.size();
    const auto end = [&](std::size_t i) {
        return i == no ? std::numeric_limits<double>::infinity() : ends_[i] + penalty_[i];
    };
    std::size_t first = no, second = no;
    for (std::size_t i = 0; i < no; ++i) {
        if (directed_) {
            std::size_t& side = i < n_ ? first : second;
            if (end(i) < end(side)) side = i;
        } else if (end(i) < end(first)) {
            second = first, first = i;
        } else if (end(i) < end(second)) {
            second = i;
        }
    }
    const double ends = end(first) + end(second);
    if (std::isinf(ends)) return ends;
    ++degree_[first], ++degree_[second];
    return tree + ends - wanted() * std::accumulate(penalty_.begin(), penalty_.end(), 0.0);
}

/// The same in double: what it says holds, once rounding is taken off.
SEGUE_INLINE double tree_ascent::certify() {
    constexpr double none = std::numeric_limits<double>::infinity();
    std::vector<double> key(n_, none);
    std::vector<char> inside(n_, 0);
    double total = 0;
    std::size_t newest = 0;
    for (std::size_t k = 1; k < n_; ++k) {
        inside[newest] = 1;
        const double* row = cost_.data() + newest * n_;
        const double leaves = penalty_[directed_ ? n_ + newest : newest];
        std::size_t nearest = n_;
        for (std::size_t v = 0; v < n_; ++v) {
            if (inside[v]) continue;
            key[v] = std::min(key[v], row[v] + leaves + penalty_[v]);
            if (directed_) key[v] = std::min(key[v], cost_[v * n_ + newest] + penalty_[n_ + v] + penalty_[newest]);
            if (nearest == n_ || key[v] < key[nearest]) nearest = v;
        }
        if (std::isinf(key[nearest])) return none;
        total += key[nearest];
        newest = nearest;
    }
    return add_ends(total) - rounding();
}

/// At most 3n sums, n penalties, of numbers no larger than a price and two penalties; a tree that rounding made look
/// cheapest is off by as much again.
SEGUE_INLINE double tree_ascent::rounding() const noexcept {
    double size = 0;
    for (double v : penalty_) size = std::max(size, std::abs(v));
    const auto n = static_cast<double>(penalty_.size());
    return (most_ + 2 * size) * n * (3 * n + 8) * 0x1p-52;
}

SEGUE_INLINE double tree_ascent::run(double aim, const std::function<bool()>& expired, const pace& p) {
    std::vector<double> kept = penalty_, drift(penalty_.size(), 0.0);
    double best = -std::numeric_limits<double>::infinity(), step = p.first;
    int stalled = 0;
    for (int k = 0; k < 100'000 && step > 1e-3; ++k) {
        const double value = grow();
        if (std::isinf(value)) break;
        if (value > best + 1e-6 * std::abs(best))
            stalled = 0;
        else if (++stalled >= p.patience)
            step *= p.shorten, stalled = 0, penalty_ = kept;
        if (value > best) best = value, kept = penalty_;
        double norm = 0;
        for (int d : degree_) norm += (d - wanted()) * (d - wanted());
        if (norm == 0 || expired()) break;  // a path: nothing is cheaper
        const double length = step * std::max(1e-3 * std::abs(aim), aim - value) / norm;
        for (std::size_t i = 0; i < penalty_.size(); ++i) {
            const int over = degree_[i] - wanted();
            penalty_[i] += length * (0.7 * over + 0.3 * drift[i]);
            drift[i] = over;
        }
    }
    penalty_ = kept;
    return certify();
}

}  // namespace segue::detail
