#pragma once
#include <segue/detail/path_search.hpp>
#include <segue/detail/tour_merge.hpp>
#include <segue/random.hpp>

#include <vector>

namespace segue::detail {

/// Search for short directed paths by many starts (as LKH has them; Helsgaun 2000): each follows the best tour where
/// the cheapest 1-tree agrees with it and near nodes elsewhere, is improved, and merged with the best tour both ways.
class path_trials {
public:
    /// Begins with the present tour of `search`, which is deep.
    path_trials(path_search<tour>& search, random& r);

    void next();
    /// Of the best path.
    [[nodiscard]] double length() const noexcept { return length_; }
    [[nodiscard]] std::vector<int> order() const { return search_.opened(best_); }

private:
    void draw_start();
    [[nodiscard]] int follower(int a);

    path_search<tour>& search_;
    random& random_;
    tour_merge merge_;
    tour best_, tried_;
    double length_;
    std::vector<int> start_;
    std::vector<int> left_, place_left_;  ///< nodes that the start has not reached, and where they stand among them
};

}  // namespace segue::detail
