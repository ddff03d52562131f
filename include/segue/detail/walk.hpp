#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace segue::detail {

/// The cheapest walk of n steps over n tracks that never goes a -> b -> a; a track may come several times. n^3.
///
/// Every state keeps its two best ways that come from different tracks: one of them is free to go anywhere.
class walk {
public:
    explicit walk(std::size_t n);

    /// `onto[b * n + a]`: price of a before b (+inf forbids, the diagonal too); `node[i * n + t]`: price of t in slot
    /// i. Returns the price, +inf where there is no walk.
    double solve(std::span<const double> onto, std::span<const double> node);
    /// The walk found, by slots.
    [[nodiscard]] const std::vector<int>& path() const noexcept { return path_; }

private:
    struct way {
        std::int32_t from;  ///< track before, -1 at the start
        std::int32_t rank;  ///< 0: its best way, 1: its second
    };
    void step(std::span<const double> onto, std::span<const double> node, std::size_t slot);

    std::size_t n_;
    std::vector<double> best_[2], next_[2], reach_;
    std::vector<way> ways_[2];               ///< slots x n
    std::vector<std::int32_t> came_, link_;  ///< tracks whose best way comes from t, as lists
    std::vector<int> path_;
};

}  // namespace segue::detail
