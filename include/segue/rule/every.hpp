#pragma once
#include <segue/constraint.hpp>
#include <segue/rule/selection.hpp>

namespace segue {

/// A track of this role after every `k` others, until the role's tracks run out: slots k, 2k+1, 3k+2, ... With
/// k = `evenly` they part the others into stretches of equal length, give or take one. One violation for each such slot
/// that lacks one.
struct every {
    static constexpr int evenly = -1;
    int k = 4;  ///< >= 1, or `evenly`
    track_role role = track_role::interlude;
    selection of = {};  ///< in place of the role, where given
    friend bool operator==(const every&, const every&) = default;
};

[[nodiscard]] std::string to_string(const every& r);
[[nodiscard]] std::shared_ptr<const constraint> lower(const every& r, const crate& tracks);

}  // namespace segue
