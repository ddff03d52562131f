#pragma once
#include <segue/attribute.hpp>
#include <segue/crate.hpp>

#include <functional>
#include <string>

namespace segue::detail {

/// How an attribute is heard: what a track puts on the ear, as a vector of `dims` entries >= 0.
struct ear {
    int dims = 0;
    /// Writes the vector of a row into x, which comes as zeros; false where the row is unknown.
    std::function<bool(const crate& tracks, int row, double* x)> hear;
    std::string note;  ///< what a reader should know of the vectors, as a sentence; mostly empty
};

/// The ear for a dense attribute: loudness, tempo_band, straight_rhythm, obscurity, decade, role or genre.
[[nodiscard]] ear ear_for(attribute of, const crate& tracks, const crate& history);

/// Genres and their ancestors, the nodes that can meet nothing left out, the rarest folded into their parents.
[[nodiscard]] ear ear_for_genres(const crate& tracks, const crate& history);

}  // namespace segue::detail
