#pragma once
#include <segue/constraint.hpp>
#include <segue/detail/shared_values.hpp>

#include <memory>
#include <string>

namespace segue::detail {

/// What apart and no_repeat come down to.
struct spacing {
    std::string rule;    ///< in words
    std::string field;   ///< what is shared, before the value's name in sentences; may be empty
    int tracks = 1;      ///< >= 1; not looked at where minutes > 0
    double minutes = 0;  ///< >= 0
};

/// Two tracks that share a value must have so much between them. Throws rule_error where a number is out of range.
[[nodiscard]] std::shared_ptr<const constraint> spaced(const crate& tracks, shared_values values, spacing s);

}  // namespace segue::detail
