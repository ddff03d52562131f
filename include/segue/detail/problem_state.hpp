#pragma once
#include <segue/problem.hpp>

#include <algorithm>

namespace segue {

struct problem::state {
    problem::parts parts;
    std::shared_ptr<const std::vector<double>> matrix;  ///< weighted transitions, n x n, where n <= dense_limit
    std::shared_ptr<const point_rows> points;           ///< where transitions are their distances, and nothing else
    bool symmetric = true;
};

namespace detail {

/// Throws cost_error naming the term, row and value where a part cannot be priced.
void check_parts(const problem::parts& p);
/// Throws data_error unless the matrix is n x n with no NaN and no -inf, naming row and column.
void check_matrix(const std::vector<double>& m, std::size_t n);
/// Throws data_error unless there are whole rows of finite numbers, naming row, column and value.
void check_points(const std::vector<double>& points, int columns);
/// Minutes as whole ms; throws data_error naming the row where one is negative, NaN or infinite.
[[nodiscard]] std::vector<std::int64_t> whole_ms(std::span<const double> minutes);
/// Price of one pair before the weight, neutral where unknown.
[[nodiscard]] double pair_price(const transition_price& t, int a, int b);

}  // namespace detail
}  // namespace segue
