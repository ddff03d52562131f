#pragma once
#include <segue/problem.hpp>

#include <vector>

namespace segue::detail {

/// What an order remembers, as columns of numbers: dense exposures scaled by the root of their weight, and labels of
/// many members as one column each. Labels of few members are left to `label_pairs`.
class memory_columns {
public:
    struct column {
        double half_life_ms, sign, start;  ///< start: what is remembered before the first slot
        std::vector<double> x;             ///< by row
    };

    explicit memory_columns(const problem& p);

    [[nodiscard]] const std::vector<column>& all() const noexcept { return all_; }
    /// Labels of exposure e that pair lists must price: -1 for all other rows. Empty when there are none.
    [[nodiscard]] const std::vector<int>& listed(std::size_t e) const { return listed_[e]; }

private:
    void add_column(double half_life_ms, double sign, std::vector<double> column, double start);
    void add_labels(const problem& p, std::size_t e);

    std::vector<column> all_;
    std::vector<std::vector<int>> listed_;
};

}  // namespace segue::detail
