#pragma once
#include <segue/lowering.hpp>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace segue::detail {

/// A column that outlives the crate it came from: row fillers hold it.
using shared_column = std::shared_ptr<const std::vector<double>>;

[[nodiscard]] shared_column share(std::vector<double> values);
[[nodiscard]] std::vector<double> values_of(const crate& tracks, attribute scalar);
/// 1 where the value is not NaN.
[[nodiscard]] std::vector<char> known_in(std::span<const double> values);

/// "a bpm", "an energy", "both an energy and a syncopation": what a track lacks when the attribute is unknown.
[[nodiscard]] std::string noun_of(attribute a);

/// Where fewer than `least` rows are known, says so in out.off() and returns true: "tempo is off: no track has a bpm".
bool lacks(const std::string& label, std::span<const char> known, const std::string& noun, int least, lowering& out);

}  // namespace segue::detail
