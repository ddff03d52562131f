#pragma once
#include <segue/constraint.hpp>
#include <segue/crate.hpp>

namespace segue {

/// A moment inside a track lands on a moment of the playing time: the hard half of `cue`.
struct land {
    std::string track;  ///< id or title
    double at = 0;      ///< seconds into the track
    double hits = 0;    ///< seconds into the playlist
    double within = 5;  ///< seconds by which it may be early or late
    friend bool operator==(const land&, const land&) = default;
};

[[nodiscard]] std::string to_string(const land& r);
/// Throws rule_error where a time is negative or `at` is outside the track.
[[nodiscard]] std::shared_ptr<const constraint> lower(const land& r, const crate& tracks);

}  // namespace segue
