#pragma once
#include <segue/constraint.hpp>
#include <segue/rule/selection.hpp>

namespace segue {

/// Every track of `from` is followed at once by one of `to`. One violation for each that is not, also at the end.
struct require {
    selection from = {}, to = {};
    friend bool operator==(const require&, const require&) = default;
};

[[nodiscard]] std::string to_string(const require& r);
/// Throws rule_error where `to` offers nothing that could follow the last of `from`.
[[nodiscard]] std::shared_ptr<const constraint> lower(const require& r, const crate& tracks);

}  // namespace segue
