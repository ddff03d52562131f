#pragma once
#include <segue/detail/junction_prices.hpp>

#include <cstdint>
#include <vector>

namespace segue::detail {

/// The cheapest walk of n slots over n tracks that never goes a -> b -> a; a track may come several times. n^3.
///
/// Built from the last slot back. Every state keeps its two best ways on to different tracks: one of them does not
/// return to where the walk came from.
class walk {
public:
    explicit walk(std::size_t n);

    /// The least price, +inf where there is no walk.
    double solve(const junction_prices<double>& prices);
    /// The walk found, by slots.
    [[nodiscard]] const std::vector<int>& path() const noexcept { return path_; }

private:
    struct way {
        std::int32_t to;    ///< track after, -1 at the end
        std::int32_t rank;  ///< 0: its best way on, 1: its second
    };
    void step(const junction_prices<double>& prices, std::size_t slot);

    std::size_t n_;
    std::vector<double> best_[2], next_[2], reach_, price_;
    std::vector<way> ways_[2];               ///< slots x n
    std::vector<std::int32_t> goes_, link_;  ///< tracks whose best way leads to t, as lists
    std::vector<int> path_;
};

}  // namespace segue::detail
