#include <segue/detail/config.hpp>
#include <segue/detail/walk.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace segue::detail {

SEGUE_INLINE walk::walk(std::size_t n) : n_(n), reach_(n), came_(n), link_(n), path_(n) {
    for (int k : {0, 1}) {
        best_[k].resize(n), next_[k].resize(n);
        ways_[k].resize(n * n);
    }
}

SEGUE_INLINE void walk::step(std::span<const double> onto, std::span<const double> node, std::size_t slot) {
    constexpr double none = std::numeric_limits<double>::infinity();
    std::copy(best_[0].begin(), best_[0].end(), reach_.begin());
    std::fill(came_.begin(), came_.end(), -1);
    for (std::size_t s = 0; s < n_; ++s) {
        const std::int32_t from = ways_[0][(slot - 1) * n_ + s].from;
        if (from < 0) continue;
        link_[s] = came_[static_cast<std::size_t>(from)];
        came_[static_cast<std::size_t>(from)] = static_cast<std::int32_t>(s);
    }
    for (std::size_t t = 0; t < n_; ++t) {
        // those that came from t go on to t by their second way
        for (auto s = came_[t]; s >= 0; s = link_[static_cast<std::size_t>(s)])
            reach_[static_cast<std::size_t>(s)] = best_[1][static_cast<std::size_t>(s)];
        const double* price = onto.data() + t * n_;
        double first = none, second = none;
        std::size_t by_first = 0, by_second = 0;
        for (std::size_t s = 0; s < n_; ++s) {
            const double sum = reach_[s] + price[s];
            if (sum < second) {
                if (sum < first) {
                    second = first, by_second = by_first;
                    first = sum, by_first = s;
                } else {
                    second = sum, by_second = s;
                }
            }
        }
        const auto rank = [&](std::size_t s) {
            return ways_[0][(slot - 1) * n_ + s].from == static_cast<std::int32_t>(t) ? 1 : 0;
        };
        next_[0][t] = first + node[slot * n_ + t];
        next_[1][t] = second + node[slot * n_ + t];
        ways_[0][slot * n_ + t] = {static_cast<std::int32_t>(by_first), rank(by_first)};
        ways_[1][slot * n_ + t] = {static_cast<std::int32_t>(by_second), rank(by_second)};
        for (auto s = came_[t]; s >= 0; s = link_[static_cast<std::size_t>(s)])
            reach_[static_cast<std::size_t>(s)] = best_[0][static_cast<std::size_t>(s)];
    }
    for (int k : {0, 1}) best_[k].swap(next_[k]);
}

SEGUE_INLINE double walk::solve(std::span<const double> onto, std::span<const double> node) {
    if (n_ == 0) return 0;
    for (std::size_t t = 0; t < n_; ++t) {
        best_[0][t] = node[t];
        best_[1][t] = std::numeric_limits<double>::infinity();
        ways_[0][t] = ways_[1][t] = {-1, 0};
    }
    for (std::size_t slot = 1; slot < n_; ++slot) step(onto, node, slot);
    const auto end = std::min_element(best_[0].begin(), best_[0].end());
    if (std::isinf(*end)) return *end;
    way at{static_cast<std::int32_t>(end - best_[0].begin()), 0};
    for (std::size_t slot = n_; slot-- > 0;) {
        path_[slot] = at.from;
        at = ways_[at.rank][slot * n_ + static_cast<std::size_t>(at.from)];
    }
    return *end;
}

}  // namespace segue::detail
