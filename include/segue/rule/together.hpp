#pragma once
#include <segue/constraint.hpp>
#include <segue/rule/selection.hpp>

#include <optional>

namespace segue {

/// Tracks that form one block, without others in between; with a `field`, those that share it form a block each (the
/// movements of an album). One violation for every part too many; where `ordered` (as named, or as in the crate), one
/// for every track that is not followed by its next.
struct together {
    selection of = {};                    ///< looked at where there is no field
    std::optional<attribute> field = {};  ///< artist, album, genre, role, decade, year or tempo_band
    bool ordered = false;
    friend bool operator==(const together&, const together&) = default;
};

[[nodiscard]] std::string to_string(const together& r);
/// Throws rule_error where a track is named twice or none is.
[[nodiscard]] std::shared_ptr<const constraint> lower(const together& r, const crate& tracks);

}  // namespace segue
