#pragma once
#include <segue/constraint.hpp>
#include <segue/crate.hpp>

namespace segue {

/// The track that must close the playlist.
struct last {
    std::string track;  ///< id or title
    friend bool operator==(const last&, const last&) = default;
};

[[nodiscard]] std::string to_string(const last& r);
[[nodiscard]] std::shared_ptr<const constraint> lower(const last& r, const crate& tracks);

}  // namespace segue
