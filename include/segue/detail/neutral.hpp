#pragma once
#include <segue/problem.hpp>

#include <span>
#include <vector>

namespace segue::detail {

/// True where some pair of a term has no price of its own: a row is unknown, or pairs may lack.
[[nodiscard]] bool lacks_prices(const std::vector<char>& known, char may_lack);

/// Sets the neutral price of every term that lacks prices (model, section 2): what the dear edges of a good order cost
/// in it, so that unknown tracks neither clump nor flee each other.
///
/// Over the rows known in every term (2,000 of the least rank), nearest neighbour from the least rank on the total
/// price. Of its E edges in ascending order of the total, those ranked from floor(.65 E) up to ceil(.85 E) - 1 are
/// averaged, term by term. With fewer than 3 such rows, or no priced edge: the median over a term's known pairs.
/// `rank` (see row_ranks) has an entry a row: it stands for the crate's own sequence, so that the same tracks in other
/// rows get the same price.
void price_unknown(std::vector<transition_price>& terms, const std::vector<std::vector<char>>& known,
                   std::span<const char> may_lack, std::span<const int> rank);

/// `rows` (ascending) in the order of a nearest-neighbour walk on the total price, from the one of the least rank. Ties
/// go to the lower rank; pairs that are unknown or forbidden come last.
[[nodiscard]] std::vector<int> nearest_walk(const std::vector<transition_price>& terms, std::vector<int> rows,
                                            std::span<const int> rank);

}  // namespace segue::detail
