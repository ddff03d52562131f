#pragma once
#include <segue/constraint.hpp>
#include <segue/rule/selection.hpp>

namespace segue {

/// At least `tracks` others between two that share `field` (artist, album, genre, role, decade, ...); tracks = 1
/// forbids neighbours. With `minutes`: at least that long from the end of one to the start of the next. Sharing any
/// artist counts. With `of`: between any two of those tracks. One violation a pair.
struct apart {
    attribute field = attribute::artist;
    int tracks = 1;      ///< >= 1; not looked at where minutes > 0
    double minutes = 0;  ///< >= 0
    selection of = {};   ///< in place of the field, where given
    friend bool operator==(const apart&, const apart&) = default;
};

[[nodiscard]] std::string to_string(const apart& r);
[[nodiscard]] std::shared_ptr<const constraint> lower(const apart& r, const crate& tracks);

}  // namespace segue
