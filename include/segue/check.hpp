#pragma once
#include <segue/rule.hpp>

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace segue {

/// A change of one rule after which all of them hold.
struct relaxation {
    rule from;
    std::optional<rule> to = {};  ///< empty: the rule is left out
    std::string sentence = {};    ///< "'apart artist 30min' -> 'apart artist 22min' frees it"
};

/// What `check` found.
struct rule_report {
    std::vector<rule> conflicts = {};          ///< rules that collide, none of them to spare; empty where none do
    std::vector<std::string> sentences = {};   ///< why, each a sentence
    std::vector<relaxation> relaxations = {};  ///< changes that free them, the smallest first
    std::vector<int> witness = {};             ///< an order that keeps all rules, where one was found
    bool proven = true;                        ///< false where only the search for such an order failed

    /// No rules collide, as far as is known.
    [[nodiscard]] bool ok() const noexcept { return conflicts.empty(); }
};

/// Can these rules hold together? Circles of precedence, slots that no track may take, forbidden transitions that leave
/// no way through, and counting are tried first, then an order is searched for, and for few tracks all of them.
/// Throws rule_error where a rule names a track or field that is not there, or cannot hold for itself. Once cancelled
/// it answers with what it knows.
[[nodiscard]] rule_report check(const crate& tracks, const std::vector<rule>& rules, std::stop_token cancelled = {});

/// The report as a few lines.
[[nodiscard]] std::string to_string(const rule_report& r);

}  // namespace segue
