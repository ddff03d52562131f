#pragma once
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace segue::detail {

/// Held-Karp ascent for the cheapest path: `cost` n x n symmetric (+inf forbids), `ends[a]` is paid where a opens or
/// closes the path. Where `split` > 0 one end is below it and the other is not. Penalties are kept between calls.
class tree_ascent {
public:
    tree_ascent(std::span<const double> cost, std::vector<double> ends, std::size_t split = 0);

    /// Where to begin; default 0.
    void set_penalties(std::vector<double> penalty) { penalty_ = std::move(penalty); }
    [[nodiscard]] const std::vector<double>& penalties() const noexcept { return penalty_; }

    /// A cheapest tree at the present penalties: the tracks as they joined it, and whom each joined (the first:
    /// itself).
    struct tree {
        std::vector<int> order, parent;
    };
    [[nodiscard]] tree cheapest_tree();

    /// The best bound, rounding taken off; +inf where nothing connects the tracks. `aim` is the cost of some path, to
    /// scale the steps: trees grow in float on the way, and in double where they certify.
    double run(double aim, const std::function<bool()>& expired);

private:
    double grow();
    double certify();
    double add_ends(double tree);
    [[nodiscard]] double rounding() const noexcept;

    std::size_t n_, split_;
    std::span<const double> cost_;
    std::vector<double> ends_;
    double most_ = 0;  ///< the largest finite price
    std::vector<double> penalty_;
    std::size_t width_;                      ///< n in whole lanes
    std::vector<float> price_, rest_, key_;  ///< n x width; penalties of the tracks outside, +inf inside; ways to them
    std::vector<int> degree_, from_, joined_;  ///< joined_: tracks as they joined the last tree
};

}  // namespace segue::detail
