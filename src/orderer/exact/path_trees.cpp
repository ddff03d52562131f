#include <segue/detail/config.hpp>
#include <segue/detail/path_proof.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace segue::detail {

/// The 1-tree of least weight at the present multipliers: Prim's algorithm, then the two ends.
SEGUE_INLINE double path_proof::grow() {
    steps_ += static_cast<std::int64_t>(size_ * size_ / 2);
    const std::size_t m = size_ + 1;
    std::fill(degree_.begin(), degree_.end(), 0);
    std::size_t outside = size_ - 1, newest = 0;
    for (std::size_t k = 0; k < outside; ++k) rest_[k] = static_cast<int>(k) + 1, key_[k] = never, from_[k] = 0;
    double total = 0;
    while (outside > 0) {
        const double* row = weight_.data() + newest * m;
        const double own = multiplier_[newest];
        std::size_t nearest = 0;
        double least = never;
        for (std::size_t k = 0; k < outside; ++k) {
            const auto v = static_cast<std::size_t>(rest_[k]);
            const double d = row[v] + own + multiplier_[v];
            if (d < key_[k]) key_[k] = d, from_[k] = static_cast<int>(newest);
            if (key_[k] < least) least = key_[k], nearest = k;
        }
        if (std::isinf(least)) return never;
        total += least;
        newest = static_cast<std::size_t>(rest_[nearest]);
        parent_[newest] = from_[nearest];
        ++degree_[newest];
        ++degree_[static_cast<std::size_t>(from_[nearest])];
        --outside;
        rest_[nearest] = rest_[outside], key_[nearest] = key_[outside], from_[nearest] = from_[outside];
    }
    const auto end = [&](std::size_t v) { return weight_[size_ * m + v] + multiplier_[v]; };
    std::size_t first = size_, second = size_;
    for (std::size_t v = 0; v < size_; ++v) {
        if (directed_) {  // an order opens with an entrance and closes with an exit
            std::size_t& which = v < n_ ? first : second;
            if (which == size_ || end(v) < end(which)) which = v;
        } else if (first == size_ || end(v) < end(first)) {
            second = first, first = v;
        } else if (second == size_ || end(v) < end(second)) {
            second = v;
        }
    }
    end_[0] = first, end_[1] = second;
    ++degree_[first], ++degree_[second];
    total += end(first) + end(second);
    return total - 2 * std::accumulate(multiplier_.begin(), multiplier_.end(), 0.0) + required_lead * required_count_;
}

SEGUE_INLINE bool path_proof::is_path() const {
    return std::all_of(degree_.begin(), degree_.end(), [](int d) { return d == 2; });
}

/// Reads the order off a tree that is a path, and takes it if it is cheaper.
SEGUE_INLINE void path_proof::offer() {
    std::vector<std::vector<std::size_t>> next(size_);
    for (std::size_t v = 1; v < size_; ++v) {
        const auto u = static_cast<std::size_t>(parent_[v]);
        next[v].push_back(u), next[u].push_back(v);
    }
    std::vector<int> order;
    std::size_t before = size_, at = end_[0];
    while (order.size() < n_) {
        if (!directed_ || at < n_) order.push_back(static_cast<int>(at));
        const auto on = std::find_if(next[at].begin(), next[at].end(), [&](std::size_t v) { return v != before; });
        before = at;
        if (on == next[at].end()) break;
        at = *on;
    }
    if (order.size() < n_) return;
    enough_ = std::min(enough_, weight_of(order));
    if (const double value = cost(order); value < best_cost_) {
        best_cost_ = value;
        best_order_ = std::move(order);
    }
}

/// Raises the multipliers, `trees` times at most; the best bound, at whose multipliers and tree it ends.
SEGUE_INLINE double path_proof::climb(int trees, double step) {
    std::vector<double> kept = multiplier_, drift(size_, 0.0);
    double best = -never;
    int stalled = 0;
    for (int k = 0; k < trees; ++k) {
        const double value = grow();
        if (is_path()) offer();
        if (value > best) {
            stalled = value > best + 1e-5 * std::abs(enough_) ? 0 : stalled + 1;
            best = value, kept = multiplier_;
        } else {
            ++stalled;
        }
        if (best >= enough_ || is_path()) break;
        if (stalled >= 5) step *= 0.7, stalled = 0;
        if (step < 1e-3) break;
        double norm = 0;
        for (int d : degree_) norm += (d - 2) * (d - 2);
        const double aim = std::isinf(enough_) ? best + 0.05 * full_weight : enough_;
        const double length = step * std::max(1e-4 * aim, aim - value) / norm;
        for (std::size_t v = 0; v < size_; ++v) {
            const double by = length * (0.7 * (degree_[v] - 2) + 0.3 * drift[v]);
            multiplier_[v] = std::clamp(std::floor(multiplier_[v] + by), -most_multiplier, most_multiplier);
            drift[v] = degree_[v] - 2;
        }
    }
    multiplier_ = std::move(kept);
    if (best < enough_) static_cast<void>(grow());
    return best;
}

}  // namespace segue::detail
