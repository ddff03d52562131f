#pragma once
#include <segue/constraint.hpp>
#include <segue/crate.hpp>

namespace segue {

/// The track that must open the playlist.
struct first {
    std::string track;  ///< id or title
    friend bool operator==(const first&, const first&) = default;
};

[[nodiscard]] std::string to_string(const first& r);
[[nodiscard]] std::shared_ptr<const constraint> lower(const first& r, const crate& tracks);

}  // namespace segue
