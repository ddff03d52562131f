#pragma once
#include <segue/constraint.hpp>
#include <segue/rule/selection.hpp>

namespace segue {

/// Of every `among` tracks in a row at least `least` are chosen ones: one discovery among every four. One violation
/// for every stretch of `among` tracks with fewer.
struct ratio {
    int among = 4;      ///< >= 1
    int least = 1;      ///< 1..among
    selection of = {};  ///< where not given: discoveries, popularity below 0.3
    friend bool operator==(const ratio&, const ratio&) = default;
};

[[nodiscard]] std::string to_string(const ratio& r);
[[nodiscard]] std::shared_ptr<const constraint> lower(const ratio& r, const crate& tracks);

}  // namespace segue
