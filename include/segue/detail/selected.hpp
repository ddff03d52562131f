#pragma once
#include <segue/detail/shared_values.hpp>
#include <segue/rule/selection.hpp>

#include <string>
#include <vector>

namespace segue::detail {

/// The rows of a selection: as named, or ascending. Throws rule_error, with the rule in words, where a track, a field
/// or a name that a condition asks for is not there.
[[nodiscard]] std::vector<int> selected_rows(const selection& s, const crate& tracks, const std::string& rule);

/// Whether each row is known to meet a condition such as "energy<0.4". Throws rule_error likewise.
[[nodiscard]] std::vector<char> condition(std::string_view where, const crate& tracks, const std::string& rule);

/// Whether each row is among `rows`.
[[nodiscard]] std::vector<char> marked(const std::vector<int>& rows, int n);

/// The values that rules count: of a field, or one value that all selected tracks share.
[[nodiscard]] shared_values values_of(attribute field, const selection& of, const crate& tracks,
                                      const std::string& rule);

/// The names in "A, B, C", those in quotes without them.
[[nodiscard]] std::vector<std::string> names_in(std::string_view text, std::string_view separator);
/// A name as it stands in such a list.
[[nodiscard]] std::string name_in_list(std::string_view name);

}  // namespace segue::detail
