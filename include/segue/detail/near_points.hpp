#pragma once
#include <segue/problem.hpp>

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace segue::detail {

/// A node that stands near another.
struct near_node {
    int node;
    float distance;
    bool in_tree = false;  ///< joined to it by an edge of the cheapest 1-tree
};

/// For each of many points the rows nearest to it.
class near_points {
public:
    /// Lists `width` others a row, or all where there are fewer. `give_up` ends it early: then the rest is row 0.
    near_points(const point_rows& points, int width, const std::function<bool()>& give_up);

    [[nodiscard]] int width() const noexcept { return static_cast<int>(width_); }
    /// Nearest first.
    [[nodiscard]] std::span<const near_node> of(int row) const noexcept {
        return {near_.data() + static_cast<std::size_t>(row) * width_, width_};
    }

private:
    std::size_t width_;
    std::vector<near_node> near_;
};

/// A path by the greedy edge: of all that would leave it a path the shortest transition, again and again (Bentley
/// 1992). Those between near points are taken first, then what is left in pieces is joined at the ends that are nearest
/// to each other. `give_up` ends it early: then the pieces come as they are.
[[nodiscard]] std::vector<int> greedy_edges(const point_rows& points, const near_points& near,
                                            const std::function<bool()>& give_up);
[[nodiscard]] std::vector<int> greedy_edges(const point_rows& points, const std::function<bool()>& give_up);

}  // namespace segue::detail
