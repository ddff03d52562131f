#pragma once
#include <segue/detail/lanes.hpp>
#include <segue/problem.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace segue::detail {

/// Points in the order of a path, so that what is close in the path is close in memory, with one node more at no
/// distance from any other. Distances are rounded to float, as those of lists are.
class node_points {
public:
    node_points() = default;
    node_points(const point_rows& points, std::span<const int> order)
        : width_((static_cast<std::size_t>(points.columns) + lanes - 1) / lanes * lanes),
          end_(static_cast<int>(order.size())),
          at_(order.size() * width_, 0.0) {
        const auto columns = static_cast<std::size_t>(points.columns);
        for (std::size_t i = 0; i < order.size(); ++i)
            for (std::size_t d = 0; d < columns; ++d)
                at_[i * width_ + d] = points.at[static_cast<std::size_t>(order[i]) * columns + d];
    }

    [[nodiscard]] bool empty() const noexcept { return at_.empty(); }
    [[nodiscard]] float distance(int a, int b) const noexcept {
        if (a == end_ || b == end_) return 0;
        const double *x = at_.data() + static_cast<std::size_t>(a) * width_,
                     *y = at_.data() + static_cast<std::size_t>(b) * width_;
        lane sum{}, u, v;
        for (std::size_t d = 0; d < width_; d += lanes) {
            load(u, x + d), load(v, y + d);
            u -= v;
            sum += u * u;
        }
        return static_cast<float>(std::sqrt(sum_of(sum)));
    }

private:
    static constexpr std::size_t lanes = lanes_of<double>;
    std::size_t width_ = 0;  ///< columns and zeros
    int end_ = 0;
    std::vector<double> at_;
};

}  // namespace segue::detail
