#pragma once
#include <segue/constraint.hpp>
#include <segue/rule/selection.hpp>

namespace segue {

/// At most `in_a_row` tracks in a row that share `field`; genre means the main family. With `minutes`: they play for at
/// most that long in a row, though one alone may be longer. With `of`: of those tracks. One violation for every track
/// too many in a run, or for every shortest stretch that is too long.
struct at_most {
    attribute field = attribute::genre;
    int in_a_row = 2;    ///< >= 1; not looked at where minutes > 0
    double minutes = 0;  ///< >= 0
    selection of = {};   ///< in place of the field, where given
    friend bool operator==(const at_most&, const at_most&) = default;
};

[[nodiscard]] std::string to_string(const at_most& r);
[[nodiscard]] std::shared_ptr<const constraint> lower(const at_most& r, const crate& tracks);

}  // namespace segue
