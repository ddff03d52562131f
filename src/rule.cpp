#include <segue/detail/config.hpp>
#include <segue/error.hpp>
#include <segue/rule.hpp>

#include <algorithm>
#include <map>

namespace segue {
namespace detail {

/// The slot that a rule pins a row to, and the rule in words.
struct pinned_by {
    int other;  ///< the slot of a row, or the row of a slot
    std::string rule;
};

static inline std::string rule_and_track(const crate& tracks, int row, const std::string& rule) {
    return "'" + tracks.label(row) + "' ('" + rule + "')";
}

/// Throws where two tracks are pinned to one slot or one track to two.
static inline void check_pins(const std::vector<rule>& rules, const constraints& lowered, const crate& tracks) {
    std::map<int, pinned_by> of_slot, of_row;
    for (std::size_t r = 0; r < lowered.size(); ++r) {
        for (const auto& [row, slot] : lowered[r]->pins()) {
            const std::string text = to_string(rules[r]);
            const auto& in_slot = of_slot.try_emplace(slot, pinned_by{row, text}).first->second;
            if (in_slot.other != row)
                throw rule_error("two tracks cannot stand in slot " + std::to_string(slot + 1) + ": " +
                                 rule_and_track(tracks, in_slot.other, in_slot.rule) + " and " +
                                 rule_and_track(tracks, row, text));
            const auto& of_track = of_row.try_emplace(row, pinned_by{slot, text}).first->second;
            if (of_track.other != slot)
                throw rule_error("'" + tracks.label(row) + "' cannot stand in slots " +
                                 std::to_string(of_track.other + 1) + " ('" + of_track.rule + "') and " +
                                 std::to_string(slot + 1) + " ('" + text + "') at once");
        }
    }
}

}  // namespace detail

SEGUE_INLINE std::string to_string(const rule& r) {
    return std::visit([](const auto& one) { return to_string(one); }, r);
}

SEGUE_INLINE constraints lower(const std::vector<rule>& rules, const crate& tracks) {
    std::vector<rule> different;  // a rule said twice, by a preset and by the user, is broken once
    for (const rule& r : rules)
        if (std::find(different.begin(), different.end(), r) == different.end()) different.push_back(r);
    constraints out;
    for (const rule& r : different) out.push_back(std::visit([&](const auto& one) { return lower(one, tracks); }, r));
    detail::check_pins(different, out, tracks);
    return out;
}

}  // namespace segue
