#pragma once
#include <segue/lowering.hpp>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace segue::detail {

/// A column that outlives the crate it came from: row fillers hold it.
using shared_column = std::shared_ptr<const std::vector<double>>;

[[nodiscard]] shared_column share(std::vector<double> values);
[[nodiscard]] std::vector<double> values_of(const crate& tracks, attribute scalar);
/// What a transition a -> b reads of a scalar: of a `from`, of b `to`. Without ends both are the track's own value.
struct seam {
    std::vector<double> from, to;
};

/// With `ends` the outro of a and the intro of b, or the whole track where these are unknown.
[[nodiscard]] seam seam_of(const crate& tracks, attribute scalar, bool ends);

/// 1 where both sides are known.
[[nodiscard]] std::vector<char> known_in(const seam& s);

/// "tempo" or "tempo(ends)", "step(energy)" or "step(energy, ends)".
[[nodiscard]] std::string label_of_seam(std::string_view term, std::string_view of, bool ends);

/// 1 where the value is not NaN.
[[nodiscard]] std::vector<char> known_in(std::span<const double> values);

/// "a bpm", "an energy", "both an energy and a syncopation": what a track lacks when the attribute is unknown.
[[nodiscard]] std::string noun_of(attribute a);

/// Where fewer than `least` rows are known, says so in out.off() and returns true: "tempo is off: no track has a bpm".
bool lacks(const std::string& label, std::span<const char> known, const std::string& noun, int least, lowering& out);

}  // namespace segue::detail
