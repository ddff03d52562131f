#pragma once
#include <segue/crate.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace segue {

/// Which tracks a rule is about: those named, or those for which a condition is known to hold.
///
/// A condition compares one field: "energy<0.4", "bpm>=140", "genre=rock" (subgenres count), "artist=Kanye West",
/// "role=score", "decade=1990s". A track whose field is unknown does not meet it.
struct selection {
    std::vector<std::string> tracks = {};  ///< ids or titles
    std::string where = {};                ///< a condition; looked at where neither tracks nor `called` are given
    std::string called = {};               ///< the name of the predicate that chose `tracks`, for sentences
    friend bool operator==(const selection&, const selection&) = default;

    [[nodiscard]] bool given() const noexcept { return !tracks.empty() || !where.empty() || !called.empty(); }
};

/// The tracks for which `holds` does, evaluated once; `called` names them in sentences.
[[nodiscard]] selection chosen(const crate& tracks, const std::function<bool(const track&)>& holds, std::string called);

/// "energy<0.4", "Stronger", "(Stronger, Typical)"; a predicate's tracks are written by its name.
[[nodiscard]] std::string to_string(const selection& s);
/// A condition where the text begins with a field's name and <, <=, >, >= or =; else tracks, several in brackets.
/// Quotes make a name of anything.
[[nodiscard]] selection selection_from_string(std::string_view text);

}  // namespace segue
