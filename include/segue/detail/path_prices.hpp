#pragma once
#include <segue/detail/tree_ascent.hpp>
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
};

/// What a path search pays between nodes, and the few nodes that go best with each.
///
/// The path is a tour through one stop more, at no distance from any other. Where directions differ in price every
/// stop is two nodes, one to come in by and one to go out by, tied by an edge that no exchange gives up (Jonker &
/// Volgenant 1983). Distances are raised by the penalties of a 1-tree ascent, which lengthen all tours by as much, and
/// what goes best with a node is told by alpha: how much dearer the 1-tree is that must hold an edge (Helsgaun 2000).
/// Where prices are not in memory, or some are forbidden, the nearest nodes take their place.
class path_prices {
public:
    /// `order` is some path: stop i stands for its i-th track, so that what is close in the path is close in memory,
    /// and its cost scales the ascent that `by_alpha` asks for. `give_up` ends the ascent early.
    path_prices(const problem& p, std::span<const int> order, int neighbours, bool by_alpha,
                const std::function<bool()>& give_up);

    /// The track that a stop other than the last stands for.
    [[nodiscard]] int track(int stop) const noexcept { return track_[static_cast<std::size_t>(stop)]; }
    [[nodiscard]] bool directed() const noexcept { return directed_; }
    /// Tracks and the stop that closes the path, which is the last.
    [[nodiscard]] int stops() const noexcept { return static_cast<int>(stops_); }
    [[nodiscard]] int nodes() const noexcept { return static_cast<int>(directed_ ? 2 * stops_ : stops_); }
    /// Nodes 0..stops-1 are where one comes in; where directed, those from `stops` on are where one goes out. Between
    /// nodes of different kinds, other than the two of one stop.
    [[nodiscard]] double distance(int a, int b) const {
        if (!directed_) return price(a, b);
        const int stops = static_cast<int>(stops_);
        return a >= stops ? price(a - stops, b) : price(b - stops, a);
    }
    /// By how much all tours are longer than the path.
    [[nodiscard]] double raised() const noexcept { return raised_; }
    /// Nearest first.
    [[nodiscard]] std::span<const near_node> near(int a) const noexcept {
        return {near_.data() + static_cast<std::size_t>(a) * width_, width_};
    }

private:
    [[nodiscard]] double price(int from, int to) const {
        return matrix_.empty() ? computed_price(from, to)
                               : matrix_[static_cast<std::size_t>(from) * stops_ + static_cast<std::size_t>(to)];
    }
    [[nodiscard]] double computed_price(int from, int to) const;
    [[nodiscard]] bool can_ascend(bool forbids) const noexcept;
    [[nodiscard]] tree_ascent ascended(double aim, const std::function<bool()>& give_up) const;
    void copy_prices(std::span<const double> penalty);
    void list_nearest();
    void list_by_alpha(const tree_ascent::tree& tree);
    void list(int a, std::span<const double> rank);

    problem problem_;
    bool directed_;
    std::size_t stops_, width_;
    std::vector<int> track_;
    double barred_ = 0;  ///< dearer than any path
    double raised_ = 0;
    std::vector<float> matrix_;  ///< stops x stops, raised; empty above problem::dense_limit
    std::vector<near_node> near_;
};

}  // namespace segue::detail
