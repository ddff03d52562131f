#include <segue/detail/config.hpp>
#include <segue/detail/path_prices.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace segue::detail {

/// Fewer tracks are ordered sooner without penalties, more directed ones would need too much memory for them.
inline constexpr std::size_t fewest_to_raise = 20, most_directed_to_raise = 1500;
/// Trees that an ascent grows: more rank edges a little better, and take longer than the search gains.
inline constexpr int grown_trees = 100;

SEGUE_INLINE path_prices::path_prices(const problem& p, std::span<const int> order, int neighbours, bool by_alpha,
                                      const std::function<bool()>& give_up)
    : problem_(p),
      directed_(!p.symmetric()),
      stops_(order.size() + 1),
      width_(std::min(static_cast<std::size_t>(neighbours), order.size())),
      track_(order.begin(), order.end()),
      near_(static_cast<std::size_t>(nodes()) * width_) {
    const auto given = p.transition_matrix();
    double most = given.empty() ? 1e6 : 0;
    bool forbids = false;
    for (const double t : given) {
        if (std::isinf(t))
            forbids = true;
        else
            most = std::max(most, t);
    }
    barred_ = (most + 1) * static_cast<double>(stops_);
    if (by_alpha && can_ascend(forbids)) {
        tree_ascent ascent = ascended(p.evaluate(order).total, give_up);
        copy_prices(ascent.penalties());
        list_by_alpha(ascent.cheapest_tree());
    } else {
        if (!given.empty()) copy_prices(std::vector<double>(2 * order.size(), 0.0));
        list_nearest();
    }
}

SEGUE_INLINE bool path_prices::can_ascend(bool forbids) const noexcept {
    const std::size_t n = track_.size();
    return !problem_.transition_matrix().empty() && !forbids && n >= fewest_to_raise &&
           (!directed_ || n <= most_directed_to_raise);
}

/// Its vertices are the stops but the last, as ways in and, where directed, then as ways out.
SEGUE_INLINE tree_ascent path_prices::ascended(double aim, const std::function<bool()>& give_up) const {
    const std::size_t n = track_.size(), m = directed_ ? 2 * n : n;
    const auto given = problem_.transition_matrix();
    const double hold = 4 * barred_ / static_cast<double>(stops_);  // keeps the two nodes of a stop together
    std::vector<double> cost(m * m, std::numeric_limits<double>::infinity());
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            const double t = given[static_cast<std::size_t>(track_[i]) * n + static_cast<std::size_t>(track_[j])];
            if (directed_)
                cost[(n + i) * m + j] = cost[j * m + n + i] = i == j ? -hold : t;
            else
                cost[i * m + j] = t;
        }
    tree_ascent out(cost, std::vector<double>(m, 0.0), directed_ ? n : 0);
    int trees = grown_trees;
    out.run(directed_ ? aim - hold * static_cast<double>(n) : aim, [&] { return --trees <= 0 || give_up(); });
    return out;
}

SEGUE_INLINE void path_prices::copy_prices(std::span<const double> penalty) {
    const std::size_t n = track_.size();
    const auto in = penalty.first(n), out = directed_ ? penalty.subspan(n, n) : in;
    const auto given = problem_.transition_matrix();
    matrix_.assign(stops_ * stops_, 0);
    for (std::size_t i = 0; i < n; ++i) {
        const double* prices = &given[static_cast<std::size_t>(track_[i]) * n];
        float* row = &matrix_[i * stops_];
        for (std::size_t j = 0; j < n; ++j) {
            const double t = prices[static_cast<std::size_t>(track_[j])];
            row[j] = static_cast<float>((std::isinf(t) ? barred_ : t) + out[i] + in[j]);
        }
        row[n] = static_cast<float>(out[i]);
        matrix_[n * stops_ + i] = static_cast<float>(in[i]);
        raised_ += in[i] + out[i];
    }
}

SEGUE_INLINE double path_prices::computed_price(int from, int to) const {
    const int end = static_cast<int>(stops_) - 1;
    return from == end || to == end ? 0 : std::min(problem_.transition(track(from), track(to)), barred_);
}

}  // namespace segue::detail
