#pragma once
#include <functional>
#include <span>
#include <vector>

namespace segue::detail {

/// Held-Karp ascent for the cheapest path: `cost` n x n symmetric (+inf forbids), `ends[a]` is paid where a opens or
/// closes the path. `aim` is the cost of some path, to scale the steps. Multipliers are kept between calls.
class tree_ascent {
public:
    tree_ascent(std::span<const double> cost, std::vector<double> ends);

    /// The best bound, rounding taken off; +inf where nothing connects the tracks.
    double run(double aim, const std::function<bool()>& expired);

private:
    double grow();
    [[nodiscard]] double rounding() const noexcept;

    std::size_t n_;
    std::span<const double> cost_;
    std::vector<double> ends_;
    double most_ = 0;  ///< the largest finite price
    std::vector<double> penalty_, key_;
    std::vector<int> degree_, rest_, from_;
};

}  // namespace segue::detail
