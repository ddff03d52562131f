#pragma once
#include <segue/problem.hpp>

#include <span>
#include <vector>

namespace segue::detail {

/// Sets the neutral price of every term that has unknown pairs (model, section 2): what the dear edges of a good order
/// cost in it, so that unknown tracks neither clump nor flee each other.
///
/// Over the rows known in every term (2,000 by a seeded draw), nearest neighbour from the lowest row on the total
/// price. Of its E edges in ascending order of the total, those ranked from floor(.65 E) up to ceil(.85 E) - 1 are
/// averaged, term by term. With fewer than 3 such rows, or no priced edge: the median over a term's known pairs.
/// Does nothing where no term has unknowns.
void price_unknown(std::vector<transition_price>& terms, const std::vector<std::vector<char>>& known,
                   std::span<const char> may_lack, int n);

/// Rows in the order of a nearest-neighbour walk on the total price, from the first of `rows` (ascending). Ties go to
/// the lowest row; pairs that are unknown or forbidden come last.
[[nodiscard]] std::vector<int> nearest_walk(const std::vector<transition_price>& terms, std::vector<int> rows, int n);

}  // namespace segue::detail
