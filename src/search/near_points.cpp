#include <segue/detail/config.hpp>
#include <segue/detail/near_points.hpp>
#include <segue/detail/point_tree.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace segue::detail {

SEGUE_INLINE near_points::near_points(const point_rows& points, int width, const std::function<bool()>& give_up)
    : width_(static_cast<std::size_t>(std::clamp(width, 0, std::max(0, points.size() - 1)))),
      near_(static_cast<std::size_t>(points.size()) * width_) {
    std::vector<int> rows(static_cast<std::size_t>(points.size()));
    std::iota(rows.begin(), rows.end(), 0);
    const point_tree tree(points.at, points.columns, std::move(rows));
    tree.each_nearest(
        static_cast<int>(width_), [](int) { return -1; }, give_up,
        [&](int i, auto near) {
            near_node* out = near_.data() + static_cast<std::size_t>(tree.row(i)) * width_;
            for (const auto& [square, j] : near) *out++ = {tree.row(j), static_cast<float>(std::sqrt(square))};
        });
}

}  // namespace segue::detail
