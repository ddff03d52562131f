#pragma once
#include <segue/detail/near_points.hpp>
#include <segue/detail/node_points.hpp>
#include <segue/detail/tree_ascent.hpp>
#include <segue/problem.hpp>

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace segue::detail {

/// What a path search pays between nodes, and the few nodes that go best with each.
///
/// A node is a track or the stop that closes the path to a tour, at no distance from any other. Distances are raised by
/// the penalties of a 1-tree ascent, which lengthen all tours by as much, and what goes best with a node is told by
/// alpha: how much dearer the 1-tree is that must hold an edge (Helsgaun 2000). Where directions differ in price, what
/// goes best before a node and what after it are two lists. Where prices are not in memory, or some are forbidden, the
/// nearest nodes take the place of the best.
class path_prices {
public:
    /// `order` is some path: node i stands for its i-th track, so that what is close in the path is close in memory,
    /// and its cost scales the ascent that `by_alpha` asks for. `content` ends the ascent early; nodes that `give_up`
    /// leaves no time to rank are listed with those after them in the path.
    path_prices(
        const problem& p, std::span<const int> order, int neighbours, bool by_alpha,
        const std::function<bool()>& content, const std::function<bool()>& give_up = [] { return false; });

    /// Of points: distances are computed when they are asked for, and what goes best with a node is what is nearest.
    path_prices(const point_rows& points, std::span<const int> order, const near_points& near);

    /// The track that a node other than the last stands for.
    [[nodiscard]] int track(int node) const noexcept { return track_[static_cast<std::size_t>(node)]; }
    [[nodiscard]] bool directed() const noexcept { return directed_; }
    /// Tracks and the stop that closes the path, which is the last node.
    [[nodiscard]] int nodes() const noexcept { return static_cast<int>(nodes_); }
    [[nodiscard]] double distance(int from, int to) const {
        if (!matrix_.empty()) return matrix_[static_cast<std::size_t>(from) * nodes_ + static_cast<std::size_t>(to)];
        return points_.empty() ? computed_distance(from, to) : points_.distance(from, to);
    }
    /// By how much all tours are longer than the path.
    [[nodiscard]] double raised() const noexcept { return raised_; }
    /// What goes best after a, or before it; nearest first.
    [[nodiscard]] std::span<const near_node> near(int a, bool before) const noexcept {
        const std::size_t list = static_cast<std::size_t>(a) + (directed_ && before ? nodes_ : 0);
        return {near_.data() + list * width_, width_};
    }

private:
    [[nodiscard]] double computed_distance(int from, int to) const;
    [[nodiscard]] bool can_ascend(bool forbids) const noexcept;
    [[nodiscard]] std::vector<double> arranged_prices() const;
    void copy_prices(std::span<const double> penalty);
    void list_nearest(const std::function<bool()>& give_up);
    void list_by_alpha(const tree_ascent::tree& tree, const std::function<bool()>& give_up);
    void list(int a, bool before, std::span<const double> rank);
    void list_next(int from);

    problem problem_;
    bool directed_;
    std::size_t nodes_, width_;
    std::vector<int> track_;
    double barred_ = 0;  ///< dearer than any path
    double raised_ = 0;
    std::vector<float> matrix_;  ///< nodes x nodes, raised; empty above problem::dense_limit
    node_points points_;
    std::vector<near_node> near_;  ///< a list of `width_` a node; where directed, then as many for what comes before
};

}  // namespace segue::detail
