#pragma once
#include <segue/constraint.hpp>
#include <segue/detail/shared_values.hpp>

#include <memory>
#include <string>

namespace segue::detail {

/// What at_most and rest come down to: how long a run of tracks that share a value may be.
struct run_limit {
    std::string rule;    ///< in words
    std::string field;   ///< what is shared, before the value's name in sentences; may be empty
    int in_a_row = 1;    ///< >= 1; not looked at where minutes > 0
    double minutes = 0;  ///< >= 0; one track alone may be longer
};

/// Throws rule_error where a number is out of range.
[[nodiscard]] std::shared_ptr<const constraint> short_runs(const crate& tracks, shared_values values, run_limit limit);

}  // namespace segue::detail
