#pragma once
#include <segue/crate.hpp>

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace segue {

/// What the copies of a crate share. Built once, then constant: `rows_by_id` points into `columns`.
struct crate::state {
    explicit state(taxonomy t) : genres(std::move(t)) {}

    crate_columns columns;
    int rows = 0;
    crate_report report;
    taxonomy genres;
    std::vector<double> unknown;    ///< NaN in every row: stands for each empty column of numbers
    std::vector<int> unknown_keys;  ///< -1 in every row, filled only where the column of keys is empty
    std::vector<genre_profile> profiles;
    std::vector<int> profile_of_row;
    std::vector<std::int64_t> durations;
    double mean_minutes = 0;
    std::unordered_map<std::string_view, int> rows_by_id;
};

namespace detail {

/// "row 17 ('Typical')", counted from 1 as people count.
[[nodiscard]] std::string row_label(const crate_columns& columns, int row);

/// The column's entry, or `otherwise` where the column is empty.
template <class T>
[[nodiscard]] const T& crate_entry(const std::vector<T>& column, int row, const T& otherwise) {
    return column.empty() ? otherwise : column[static_cast<std::size_t>(row)];
}

/// Throws data_error where a filled column is not of length `rows`.
void check_lengths(const crate_columns& columns, int rows);
/// Throws data_error at a number out of range; makes 0 NaN where 0 means unknown, and notes it.
void check_numbers(crate_columns& columns, int rows, crate_report& report);
/// Drops the columns that hold nothing and counts the rows that the others know.
void count_known(crate_columns& columns, int rows, crate_report& report);
/// Gives every row an id of its own and indexes them.
[[nodiscard]] std::unordered_map<std::string_view, int> unique_ids(crate_columns& columns, int rows,
                                                                   crate_report& report);

/// Distinct genre profiles, and which one each row has (-1: none known).
struct resolved_genres {
    std::vector<genre_profile> profiles;
    std::vector<int> of_row;
};
[[nodiscard]] resolved_genres resolve_genres(const crate_columns& columns, int rows, const taxonomy& t,
                                             crate_report& report);

/// Milliseconds a row, at least 1; missing ones are the mean of the known, 3.5 minutes where none is.
[[nodiscard]] std::vector<std::int64_t> filled_durations(const crate_columns& columns, int rows, crate_report& report);

}  // namespace detail
}  // namespace segue
