#pragma once
#include <segue/rule/selection.hpp>

#include <string>
#include <string_view>

namespace segue::detail {

/// The shortest decimal that reads back as the same number: "30", "2.5".
[[nodiscard]] std::string number_text(double value);
/// With one decimal at most, for sentences.
[[nodiscard]] std::string rounded_text(double value);
/// "1 track", "3 tracks".
[[nodiscard]] std::string counted(int count, std::string_view noun);
[[nodiscard]] std::string counted(int count, std::string_view one, std::string_view many);

/// "30min", or "3" where there are no minutes.
[[nodiscard]] std::string length_text(int tracks, double minutes);
/// A field, or the selection in its place, as it stands before a length: "artist", "energy>0.8", "(Stronger, Typical)".
[[nodiscard]] std::string field_text(attribute field, const selection& of);

/// A track's name as it stands in a rule; in quotes where it would not read back otherwise.
[[nodiscard]] std::string track_text(std::string_view name);

/// "'Kanye West - Stronger' (slot 4)"; the slot is given from 0.
[[nodiscard]] std::string track_in_slot(const crate& tracks, int row, int slot);

/// The row that a rule names. Throws rule_error, with the rule in words, where there is none or several.
[[nodiscard]] int row_in_rule(const crate& tracks, std::string_view name, const std::string& rule);

}  // namespace segue::detail
