#pragma once
#include <segue/constraint.hpp>
#include <segue/crate.hpp>

namespace segue {

/// The first `k` tracks stay where they are: a set half played. They are the first of `tracks` where those are given,
/// else of the order that `order` is told to start from, else of the crate. One violation a slot.
struct keep_first {
    int k = 1;                             ///< 1..size
    std::vector<std::string> tracks = {};  ///< ids or titles, at least k, or none
    friend bool operator==(const keep_first&, const keep_first&) = default;
};

[[nodiscard]] std::string to_string(const keep_first& r);
/// Throws rule_error where k is below 1 or above the size, or a track is named twice.
[[nodiscard]] std::shared_ptr<const constraint> lower(const keep_first& r, const crate& tracks);

}  // namespace segue
