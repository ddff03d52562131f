#pragma once
#include <cstddef>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace segue::detail {

/// A k-d tree over some rows of points (Bentley 1975; Friedman, Bentley & Finkel 1977): halves along the widest column
/// down to leaves of a few rows. Rows that are equal part by their place, so they do not all find the same neighbours.
class point_tree {
public:
    /// `points` are row-major, `dims` a row; `rows` those that are in the tree. Keeps a copy of their points.
    point_tree(std::span<const double> points, int dims, std::vector<int> rows);

    [[nodiscard]] int size() const noexcept { return static_cast<int>(rows_.size()); }
    /// The row in place i: what is close in the tree is close in places.
    [[nodiscard]] int row(int i) const noexcept { return rows_[static_cast<std::size_t>(i)]; }

    /// Calls found(i, near) for every place i, where `near` are up to `count` others as (square of distance, place),
    /// nearest first, of which barred(i) is none. False where `give_up` ended it.
    bool each_nearest(int count, const std::function<int(int)>& barred, const std::function<bool()>& give_up,
                      const std::function<void(int, std::span<const std::pair<double, int>>)>& found) const;

private:
    struct part {
        int first, last;  ///< places
        int column = -1;  ///< that is halved; -1 in a leaf
        double middle = 0;
        int low = -1, high = -1;
    };
    struct query;
    int grow(std::span<const double> points, int first, int last);
    void look(int part, double least, query& q) const;
    void scan(const part& leaf, query& q) const;

    std::size_t dims_;
    std::vector<int> rows_;
    std::vector<double> at_;  ///< by place
    std::vector<part> parts_;
};

}  // namespace segue::detail
