#pragma once
#include <segue/constraint.hpp>
#include <segue/rule/selection.hpp>

namespace segue {

/// A calm track at least every so many minutes: the others play for at most `minutes` in a row, though one alone may
/// be longer. One violation for every shortest stretch that is too long. Unknown is not calm.
struct rest {
    double minutes = 20;  ///< > 0
    selection calm = {};  ///< where not given: energy below 0.4, or an interlude
    friend bool operator==(const rest&, const rest&) = default;
};

[[nodiscard]] std::string to_string(const rest& r);
[[nodiscard]] std::shared_ptr<const constraint> lower(const rest& r, const crate& tracks);

}  // namespace segue
