#include <segue/detail/config.hpp>
#include <segue/detail/walk.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace segue::detail {

SEGUE_INLINE walk::walk(std::size_t n) : n_(n), reach_(n), price_(n), goes_(n), link_(n), path_(n) {
    for (int k : {0, 1}) {
        best_[k].resize(n), next_[k].resize(n);
        ways_[k].resize(n * n);
    }
}

SEGUE_INLINE void walk::step(const junction_prices<double>& prices, std::size_t slot) {
    constexpr double none = std::numeric_limits<double>::infinity();
    std::copy(best_[0].begin(), best_[0].end(), reach_.begin());
    std::fill(goes_.begin(), goes_.end(), -1);
    const way* const after = ways_[0].data() + (slot + 1) * n_;
    for (std::size_t s = 0; s < n_; ++s) {
        if (after[s].to < 0) continue;
        const auto to = static_cast<std::size_t>(after[s].to);
        link_[s] = goes_[to];
        goes_[to] = static_cast<std::int32_t>(s);
    }
    for (std::size_t t = 0; t < n_; ++t) {
        // those that would go back to t take their second way
        for (auto s = goes_[t]; s >= 0; s = link_[static_cast<std::size_t>(s)])
            reach_[static_cast<std::size_t>(s)] = best_[1][static_cast<std::size_t>(s)];
        prices.onward(slot, t, price_.data());
        double first = none, second = none;
        std::size_t by_first = 0, by_second = 0;
        for (std::size_t s = 0; s < n_; ++s) {
            const double sum = reach_[s] + price_[s];
            if (sum < second) {
                if (sum < first) {
                    second = first, by_second = by_first;
                    first = sum, by_first = s;
                } else {
                    second = sum, by_second = s;
                }
            }
        }
        const auto rank = [&](std::size_t s) { return after[s].to == static_cast<std::int32_t>(t) ? 1 : 0; };
        const double own = prices.node[slot * n_ + t];
        next_[0][t] = first + own;
        next_[1][t] = second + own;
        ways_[0][slot * n_ + t] = {static_cast<std::int32_t>(by_first), rank(by_first)};
        ways_[1][slot * n_ + t] = {static_cast<std::int32_t>(by_second), rank(by_second)};
        for (auto s = goes_[t]; s >= 0; s = link_[static_cast<std::size_t>(s)])
            reach_[static_cast<std::size_t>(s)] = best_[0][static_cast<std::size_t>(s)];
    }
    for (int k : {0, 1}) best_[k].swap(next_[k]);
}

SEGUE_INLINE double walk::solve(const junction_prices<double>& prices) {
    if (n_ == 0) return 0;
    const std::size_t last = (n_ - 1) * n_;
    for (std::size_t t = 0; t < n_; ++t) {
        best_[0][t] = prices.node[last + t];
        best_[1][t] = std::numeric_limits<double>::infinity();
        ways_[0][last + t] = ways_[1][last + t] = {-1, 0};
    }
    for (std::size_t slot = n_ - 1; slot-- > 0;) step(prices, slot);
    const auto begin = std::min_element(best_[0].begin(), best_[0].end());
    if (std::isinf(*begin)) return *begin;
    way at{static_cast<std::int32_t>(begin - best_[0].begin()), 0};
    for (std::size_t slot = 0; slot < n_; ++slot) {
        path_[slot] = at.to;
        at = ways_[at.rank][slot * n_ + static_cast<std::size_t>(at.to)];
    }
    return *begin;
}

}  // namespace segue::detail
