#include <segue/detail/config.hpp>
#include <segue/detail/lanes.hpp>
#include <segue/detail/tree_ascent.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>

namespace segue::detail {

/// Eight tracks at a time; arrays are padded to whole lanes.
typedef float price_lane __attribute__((vector_size(32)));  // NOLINT(modernize-use-using)
typedef int track_lane __attribute__((vector_size(32)));    // NOLINT(modernize-use-using)
inline constexpr std::size_t tree_lanes = 8;

SEGUE_INLINE tree_ascent::tree_ascent(std::span<const double> cost, std::vector<double> ends, std::size_t split)
    : n_(ends.size()),
      split_(split),
      cost_(cost),
      ends_(std::move(ends)),
      penalty_(n_, 0.0),
      width_((n_ + tree_lanes - 1) / tree_lanes * tree_lanes),
      price_(n_ * width_, std::numeric_limits<float>::infinity()),
      rest_(width_),
      key_(width_),
      degree_(n_),
      from_(width_),
      joined_(n_) {
    for (std::size_t a = 0; a < n_; ++a) {
        for (std::size_t b = 0; b < n_; ++b) price_[a * width_ + b] = static_cast<float>(cost[a * n_ + b]);
        if (!std::isinf(ends_[a])) most_ = std::max(most_, std::abs(ends_[a]));
        for (std::size_t b = 0; b < n_; ++b)
            if (a != b && !std::isinf(cost[a * n_ + b])) most_ = std::max(most_, std::abs(cost[a * n_ + b]));
    }
}

/// What Prim's algorithm works on; `newest` has just joined the tree, `own` is its penalty.
struct prim_step {
    const float *row, *rest;
    float* key;
    int* from;
    float own;
    int newest;
    std::size_t width;
};

/// Offers the newest track's edges to all outside, and finds the nearest of these; `width` where none can be reached.
static SEGUE_ALWAYS_INLINE std::size_t nearest_outside(const prim_step& s) {
    price_lane low;
    track_lane newest;
    for (std::size_t j = 0; j < tree_lanes; ++j) low[j] = std::numeric_limits<float>::infinity(), newest[j] = s.newest;
    for (std::size_t v = 0; v < s.width; v += tree_lanes) {
        price_lane row, rest, key;
        track_lane from;
        std::memcpy(&row, s.row + v, sizeof row), std::memcpy(&rest, s.rest + v, sizeof rest);
        std::memcpy(&key, s.key + v, sizeof key), std::memcpy(&from, s.from + v, sizeof from);
        const price_lane offer = row + (rest + s.own);
        const track_lane better = offer < key;
        key = better ? offer : key;
        from = better ? newest : from;
        low = key < low ? key : low;
        std::memcpy(s.key + v, &key, sizeof key), std::memcpy(s.from + v, &from, sizeof from);
    }
    float least = low[0];
    for (std::size_t j = 1; j < tree_lanes; ++j) least = std::min(least, low[j]);
    if (std::isinf(least)) return s.width;
    return static_cast<std::size_t>(std::find(s.key, s.key + s.width, least) - s.key);
}

SEGUE_AVX2 static inline std::size_t nearest_avx2(const prim_step& s) { return nearest_outside(s); }
static inline std::size_t nearest_any(const prim_step& s) { return nearest_outside(s); }

/// The cheapest 1-tree at the present penalties, less twice their sum; fills degree_.
SEGUE_INLINE double tree_ascent::grow() {
    constexpr float none = std::numeric_limits<float>::infinity();
    std::fill(degree_.begin(), degree_.end(), 0);
    std::fill(key_.begin(), key_.end(), none);
    std::fill(rest_.begin(), rest_.end(), none);
    for (std::size_t v = 0; v < n_; ++v) rest_[v] = static_cast<float>(penalty_[v]);
    const bool wide = runs_avx2();
    double total = 0;
    std::size_t newest = 0;
    for (std::size_t k = 1; k < n_; ++k) {
        const float own = rest_[newest];
        rest_[newest] = none, key_[newest] = none;
        const prim_step step{price_.data() + newest * width_, rest_.data(), key_.data(), from_.data(), own,
                             static_cast<int>(newest),        width_};
        newest = wide ? nearest_avx2(step) : nearest_any(step);
        if (newest == width_) return none;
        total += key_[newest];
        joined_[k] = static_cast<int>(newest);
        ++degree_[newest];
        ++degree_[static_cast<std::size_t>(from_[newest])];
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

/// The two cheapest ends to a tree.
SEGUE_INLINE double tree_ascent::add_ends(double tree) {
    const auto end = [&](std::size_t a) {
        return a == n_ ? std::numeric_limits<double>::infinity() : ends_[a] + penalty_[a];
    };
    std::size_t first = n_, second = n_;
    for (std::size_t a = 0; a < n_; ++a) {
        if (split_ > 0) {
            std::size_t& side = a < split_ ? first : second;
            if (end(a) < end(side)) side = a;
        } else if (end(a) < end(first)) {
            second = first, first = a;
        } else if (end(a) < end(second)) {
            second = a;
        }
    }
    const double ends = end(first) + end(second);
    if (std::isinf(ends)) return ends;
    ++degree_[first], ++degree_[second];
    return tree + ends - 2 * std::accumulate(penalty_.begin(), penalty_.end(), 0.0);
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
        std::size_t nearest = n_;
        for (std::size_t v = 0; v < n_; ++v) {
            if (inside[v]) continue;
            key[v] = std::min(key[v], row[v] + penalty_[newest] + penalty_[v]);
            if (nearest == n_ || key[v] < key[nearest]) nearest = v;
        }
        if (std::isinf(key[nearest])) return none;
        total += key[nearest];
        newest = nearest;
    }
    return add_ends(total) - rounding();
}

/// 3n sums of numbers no larger than a price and two penalties; a tree that rounding made look cheapest is off by as
/// much again.
SEGUE_INLINE double tree_ascent::rounding() const noexcept {
    double size = 0;
    for (double v : penalty_) size = std::max(size, std::abs(v));
    const auto n = static_cast<double>(n_);
    return (most_ + 2 * size) * n * (3 * n + 8) * 0x1p-52;
}

SEGUE_INLINE double tree_ascent::run(double aim, const std::function<bool()>& expired) {
    std::vector<double> kept = penalty_, drift(n_, 0.0);
    constexpr int patience = 20;  // trees without gain before the steps shorten
    double best = -std::numeric_limits<double>::infinity(), step = 2;
    int stalled = 0;
    for (int k = 0; k < 100'000 && step > 1e-3; ++k) {
        const double value = grow();
        if (std::isinf(value)) break;
        if (value > best + 1e-6 * std::abs(best))
            stalled = 0;
        else if (++stalled >= patience)
            step *= 0.75, stalled = 0, penalty_ = kept;
        if (value > best) best = value, kept = penalty_;
        double norm = 0;
        for (int d : degree_) norm += (d - 2) * (d - 2);
        if (norm == 0 || expired()) break;  // a path: nothing is cheaper
        const double length = step * std::max(1e-3 * std::abs(aim), aim - value) / norm;
        for (std::size_t a = 0; a < n_; ++a) {
            penalty_[a] += length * (0.7 * (degree_[a] - 2) + 0.3 * drift[a]);
            drift[a] = degree_[a] - 2;
        }
    }
    penalty_ = kept;
    return certify();
}

}  // namespace segue::detail
