#pragma once
#include <segue/orderer.hpp>

namespace segue {

/// Every group's tracks are laid evenly along the playlist from a random offset, each moved a little at random, and all
/// are read off by position (Spotify 2014, after the dithering of pictures).
///
/// Groups as in `balanced_shuffle_order`. Pinned rows keep their slots.
[[nodiscard]] found dithered_shuffle_order(const problem& p, const search_options& options);

}  // namespace segue
