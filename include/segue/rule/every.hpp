#pragma once
#include <segue/constraint.hpp>
#include <segue/crate.hpp>

namespace segue {

/// A track of this role after every `k` others, until the role's tracks run out: slots k, 2k+1, 3k+2, ... One
/// violation for each of the role's tracks that stands elsewhere while such a slot is free.
struct every {
    int k = 4;  ///< >= 1
    track_role role = track_role::interlude;
    friend bool operator==(const every&, const every&) = default;
};

[[nodiscard]] std::string to_string(const every& r);
[[nodiscard]] std::shared_ptr<const constraint> lower(const every& r, const crate& tracks);

}  // namespace segue
