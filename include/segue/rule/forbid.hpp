#pragma once
#include <segue/constraint.hpp>
#include <segue/rule/selection.hpp>

namespace segue {

/// No track of `from` is followed at once by one of `to`. One violation a transition.
struct forbid {
    selection from = {}, to = {};
    friend bool operator==(const forbid&, const forbid&) = default;
};

[[nodiscard]] std::string to_string(const forbid& r);
/// Throws rule_error where both name one and the same track, which never follows itself.
[[nodiscard]] std::shared_ptr<const constraint> lower(const forbid& r, const crate& tracks);

}  // namespace segue
