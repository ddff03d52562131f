#pragma once
#include <segue/orderer.hpp>

namespace segue {

/// Every group's tracks are stretched with gaps of random length to as many columns as the largest group has tracks,
/// and the columns, each shuffled, follow one another (Fiedler 2007, 'The art of shuffling music').
///
/// Groups are `groups`, else the first exposure that has labels (artists); a negative group is unknown and stands
/// alone. Throws data_error where `groups` is not of the problem's size. Pinned rows keep their slots.
[[nodiscard]] found balanced_shuffle_order(const problem& p, const search_options& options);

}  // namespace segue
