#pragma once
#include <segue/orderer.hpp>

namespace segue {

/// Rows by `sort_by`, lowest first and NaN last, equal ones as they stand; by duration where it is empty. Pinned rows
/// keep their slots. Throws data_error where `sort_by` is not of the problem's size.
[[nodiscard]] found sort_order(const problem& p, const search_options& options);

}  // namespace segue
