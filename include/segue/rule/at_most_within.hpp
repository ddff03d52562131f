#pragma once
#include <segue/constraint.hpp>
#include <segue/rule/selection.hpp>

namespace segue {

/// No `minutes` hold more than `count` tracks that share `field`, not even a part of one more; with `tracks`: no so
/// many tracks in a row do. Of count + 1 that share, at least that long lies from the end of the first to the start of
/// the last: count = 1 is the rule `apart`. Sharing any artist counts. With `of`: of those tracks. One violation for
/// every track too many.
struct at_most_within {
    attribute field = attribute::genre;
    int count = 2;       ///< >= 1
    double minutes = 0;  ///< > 0, or 0 where `tracks` says it
    int tracks = 0;      ///< > count; not looked at where minutes > 0
    selection of = {};   ///< in place of the field, where given
    friend bool operator==(const at_most_within&, const at_most_within&) = default;
};

[[nodiscard]] std::string to_string(const at_most_within& r);
[[nodiscard]] std::shared_ptr<const constraint> lower(const at_most_within& r, const crate& tracks);

}  // namespace segue
