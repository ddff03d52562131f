#pragma once
#include <segue/constraint.hpp>
#include <segue/crate.hpp>

namespace segue {

/// At most `in_a_row` tracks in a row that share `field`; genre means the main family. One violation for every track
/// too many in a run.
struct at_most {
    attribute field = attribute::genre;
    int in_a_row = 2;  ///< >= 1
    friend bool operator==(const at_most&, const at_most&) = default;
};

[[nodiscard]] std::string to_string(const at_most& r);
[[nodiscard]] std::shared_ptr<const constraint> lower(const at_most& r, const crate& tracks);

}  // namespace segue
