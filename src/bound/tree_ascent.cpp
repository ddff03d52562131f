#include <segue/detail/config.hpp>
#include <segue/detail/tree_ascent.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace segue::detail {

SEGUE_INLINE tree_ascent::tree_ascent(std::span<const double> cost, std::vector<double> ends)
    : n_(ends.size()),
      cost_(cost),
      ends_(std::move(ends)),
      penalty_(n_, 0.0),
      key_(n_),
      degree_(n_),
      rest_(n_),
      from_(n_) {
    for (std::size_t a = 0; a < n_; ++a) {
        if (!std::isinf(ends_[a])) most_ = std::max(most_, std::abs(ends_[a]));
        for (std::size_t b = 0; b < n_; ++b)
            if (a != b && !std::isinf(cost[a * n_ + b])) most_ = std::max(most_, std::abs(cost[a * n_ + b]));
    }
}

/// The cheapest 1-tree at the present penalties, less twice their sum; fills degree_. Prim's algorithm over a list of
/// the tracks still outside, then the two cheapest ends.
SEGUE_INLINE double tree_ascent::grow() {
    std::fill(degree_.begin(), degree_.end(), 0);
    std::size_t outside = n_ - 1;
    for (std::size_t k = 0; k < outside; ++k) {
        rest_[k] = static_cast<int>(k) + 1;
        key_[k] = std::numeric_limits<double>::infinity();
        from_[k] = 0;
    }
    double total = 0;
    std::size_t newest = 0;
    while (outside > 0) {
        const double* row = cost_.data() + newest * n_;
        const double own = penalty_[newest];
        std::size_t nearest = 0;
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t k = 0; k < outside; ++k) {
            const auto v = static_cast<std::size_t>(rest_[k]);
            const double d = row[v] + own + penalty_[v];
            if (d < key_[k]) key_[k] = d, from_[k] = static_cast<int>(newest);
            if (key_[k] < least) least = key_[k], nearest = k;
        }
        if (std::isinf(least)) return least;
        total += least;
        newest = static_cast<std::size_t>(rest_[nearest]);
        ++degree_[newest];
        ++degree_[static_cast<std::size_t>(from_[nearest])];
        --outside;
        rest_[nearest] = rest_[outside], key_[nearest] = key_[outside], from_[nearest] = from_[outside];
    }
    std::size_t first = n_, second = n_;
    const auto end = [&](std::size_t a) {
        return a == n_ ? std::numeric_limits<double>::infinity() : ends_[a] + penalty_[a];
    };
    for (std::size_t a = 0; a < n_; ++a) {
        if (end(a) < end(first))
            second = first, first = a;
        else if (end(a) < end(second))
            second = a;
    }
    total += end(first) + end(second);
    ++degree_[first], ++degree_[second];
    return total - 2 * std::accumulate(penalty_.begin(), penalty_.end(), 0.0);
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
    constexpr double none = -std::numeric_limits<double>::infinity();
    std::vector<double> kept = penalty_, drift(n_, 0.0);
    double best = none, step = 2;
    int stalled = 0;
    for (int k = 0; k < 100'000 && step > 1e-3; ++k) {
        const double value = grow();
        if (std::isinf(value)) return value;
        const double bound = value - rounding();
        if (bound > best + 1e-6 * std::abs(best))
            stalled = 0;
        else if (++stalled >= 10)
            step *= 0.75, stalled = 0, penalty_ = kept;
        if (bound > best) best = bound, kept = penalty_;
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
    return best;
}

}  // namespace segue::detail
