#pragma once
#include <segue/crate.hpp>

#include <cstdint>
#include <vector>

namespace segue::detail {

/// A number of what terms read of a track: its features, genres, artists, album and role, but neither its id nor its
/// row. The same on every platform; two tracks share it (almost surely) only where no term tells them apart.
[[nodiscard]] std::uint64_t fingerprint(const crate_columns& columns, int row);

/// rank[row] is the row's place in the crate's order by fingerprint, then title, then row. A crate whose rows are
/// shuffled ranks the same tracks the same way, so that what starts from the least rank does not depend on the rows.
[[nodiscard]] std::vector<int> row_ranks(const crate& tracks);

}  // namespace segue::detail
