#pragma once
#include <segue/constraint.hpp>
#include <segue/crate.hpp>

namespace segue {

/// One track comes somewhere before another.
struct before {
    std::string earlier, later;  ///< ids or titles
    friend bool operator==(const before&, const before&) = default;
};

[[nodiscard]] std::string to_string(const before& r);
/// Throws rule_error where both are the same track.
[[nodiscard]] std::shared_ptr<const constraint> lower(const before& r, const crate& tracks);

}  // namespace segue
