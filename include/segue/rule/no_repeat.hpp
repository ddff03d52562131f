#pragma once
#include <segue/constraint.hpp>
#include <segue/crate.hpp>

namespace segue {

/// A recording that is in the crate twice is not heard again at once: at least `tracks` others between, or `minutes`.
///
/// The same recording: the same id or ISRC (the second one reads 'id#2'), or the same title and first artist but for
/// case, accents and punctuation. "Hurt (Live)" is not "Hurt". Nothing is left out: every track that came in plays.
struct no_repeat {
    int tracks = 1;      ///< >= 1; not looked at where minutes > 0
    double minutes = 0;  ///< >= 0
    friend bool operator==(const no_repeat&, const no_repeat&) = default;
};

[[nodiscard]] std::string to_string(const no_repeat& r);
[[nodiscard]] std::shared_ptr<const constraint> lower(const no_repeat& r, const crate& tracks);

}  // namespace segue
