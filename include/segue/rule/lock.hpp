#pragma once
#include <segue/constraint.hpp>
#include <segue/crate.hpp>

namespace segue {

/// A track that must stand in one slot.
struct lock {
    int slot = 0;       ///< from 0
    std::string track;  ///< id or title
    friend bool operator==(const lock&, const lock&) = default;
};

[[nodiscard]] std::string to_string(const lock& r);
[[nodiscard]] std::shared_ptr<const constraint> lower(const lock& r, const crate& tracks);

}  // namespace segue
