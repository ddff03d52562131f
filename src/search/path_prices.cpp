#include <segue/detail/config.hpp>
#include <segue/detail/path_prices.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace segue::detail {

/// Fewer tracks are ordered sooner without penalties; few tracks with rough ones.
inline constexpr std::size_t fewest_to_raise = 8, few_to_raise = 20;

SEGUE_INLINE path_prices::path_prices(const problem& p, std::span<const int> order, int neighbours, bool by_alpha,
                                      const std::function<bool()>& content, const std::function<bool()>& give_up)
    : problem_(p),
      directed_(!p.symmetric()),
      nodes_(order.size() + 1),
      width_(std::min(static_cast<std::size_t>(neighbours), order.size())),
      track_(order.begin(), order.end()),
      near_((directed_ ? 2 : 1) * nodes_ * width_) {
    const auto given = p.transition_matrix();
    double most = given.empty() ? 1e6 : 0;
    bool forbids = false;
    for (const double t : given) {
        if (std::isinf(t))
            forbids = true;
        else
            most = std::max(most, t);
    }
    barred_ = (most + 1) * static_cast<double>(nodes_);
    if (by_alpha && can_ascend(forbids)) {
        const std::vector<double> cost = arranged_prices();
        tree_ascent ascent(cost, std::vector<double>((directed_ ? 2 : 1) * order.size(), 0.0), directed_);
        ascent.run(p.evaluate(order).total, content,
                   order.size() < few_to_raise ? tree_ascent::hastiest : tree_ascent::hasty);
        copy_prices(ascent.penalties());
        list_by_alpha(ascent.cheapest_tree(), give_up);
    } else {
        if (!given.empty()) copy_prices(std::vector<double>(2 * order.size(), 0.0));
        list_nearest(give_up);
    }
}

/// The last node is near to all, so to none in particular: it looks at the tracks that stand most alone, which save
/// most as ends.
SEGUE_INLINE path_prices::path_prices(const point_rows& points, std::span<const int> order, const near_points& near)
    : directed_(false),
      nodes_(order.size() + 1),
      width_(static_cast<std::size_t>(near.width())),
      track_(order.begin(), order.end()),
      points_(points, order),
      near_(nodes_ * width_) {
    std::vector<int> node(order.size()), alone(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        node[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
        alone[i] = static_cast<int>(i);
    }
    near_node* out = near_.data();
    for (const int row : order)
        for (const near_node& b : near.of(row)) *out++ = {node[static_cast<std::size_t>(b.node)], b.distance};
    const auto lonelier = [&](int a, int b) {
        const float x = this->near(a, false).back().distance, y = this->near(b, false).back().distance;
        return x != y ? x > y : a < b;
    };
    const auto kept = alone.begin() + static_cast<std::ptrdiff_t>(width_);
    if (width_ > 0) std::partial_sort(alone.begin(), kept, alone.end(), lonelier);
    for (std::size_t k = 0; k < width_; ++k) *out++ = {alone[k], 0};
}

SEGUE_INLINE bool path_prices::can_ascend(bool forbids) const noexcept {
    return !problem_.transition_matrix().empty() && !forbids && track_.size() >= fewest_to_raise;
}

/// Its vertices are the nodes but the last.
SEGUE_INLINE std::vector<double> path_prices::arranged_prices() const {
    const std::size_t n = track_.size();
    const auto given = problem_.transition_matrix();
    std::vector<double> out(n * n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            out[i * n + j] = given[static_cast<std::size_t>(track_[i]) * n + static_cast<std::size_t>(track_[j])];
    return out;
}

SEGUE_INLINE void path_prices::copy_prices(std::span<const double> penalty) {
    const std::size_t n = track_.size();
    const auto in = penalty.first(n), out = directed_ ? penalty.subspan(n, n) : in;
    const auto given = problem_.transition_matrix();
    matrix_.assign(nodes_ * nodes_, 0);
    for (std::size_t i = 0; i < n; ++i) {
        const double* prices = &given[static_cast<std::size_t>(track_[i]) * n];
        float* row = &matrix_[i * nodes_];
        for (std::size_t j = 0; j < n; ++j) {
            const double t = prices[static_cast<std::size_t>(track_[j])];
            row[j] = static_cast<float>((std::isinf(t) ? barred_ : t) + out[i] + in[j]);
        }
        row[n] = static_cast<float>(out[i]);
        matrix_[n * nodes_ + i] = static_cast<float>(in[i]);
        raised_ += in[i] + out[i];
    }
}

SEGUE_INLINE double path_prices::computed_distance(int from, int to) const {
    const int end = static_cast<int>(nodes_) - 1;
    return from == end || to == end ? 0 : std::min(problem_.transition(track(from), track(to)), barred_);
}

}  // namespace segue::detail
