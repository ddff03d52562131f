#pragma once

namespace segue {
class crate;
class problem;
class cost;
class priced_order;
class playlist;
class random;
struct track;
struct arrangement;
}  // namespace segue
