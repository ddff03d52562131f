#pragma once
#include <segue/rule/apart.hpp>
#include <segue/rule/at_most.hpp>
#include <segue/rule/at_most_within.hpp>
#include <segue/rule/before.hpp>
#include <segue/rule/every.hpp>
#include <segue/rule/first.hpp>
#include <segue/rule/forbid.hpp>
#include <segue/rule/keep_first.hpp>
#include <segue/rule/land.hpp>
#include <segue/rule/last.hpp>
#include <segue/rule/lock.hpp>
#include <segue/rule/no_repeat.hpp>
#include <segue/rule/ratio.hpp>
#include <segue/rule/require.hpp>
#include <segue/rule/rest.hpp>
#include <segue/rule/together.hpp>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace segue {

using rule = std::variant<first, last, lock, keep_first, before, together, apart, at_most, at_most_within, forbid,
                          require, every, rest, ratio, no_repeat, land>;

/// The rule in words, as it is written on the command line: "apart artist 3", "lock 4 Stronger" (slots from 1 there).
[[nodiscard]] std::string to_string(const rule& r);
/// Throws rule_error with what is wrong.
[[nodiscard]] rule rule_from_string(std::string_view text);

/// Names of the tracks that the rule speaks of one by one, not those that a field, a condition or a predicate finds.
[[nodiscard]] std::vector<std::string> tracks_named(const rule& r);

/// Lowers rules to row numbers. Throws rule_error where a rule names a track or field that is not there, a slot outside
/// the order, or two rules cannot hold on their face (two tracks locked to one slot, one track to two).
[[nodiscard]] constraints lower(const std::vector<rule>& rules, const crate& tracks);

}  // namespace segue
