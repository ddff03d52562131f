#include <segue/detail/collision.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/rule_text.hpp>

#include <algorithm>
#include <numeric>

namespace segue::detail {

/// A rule that counts too many in a block that another one demands.
static inline std::optional<collision> counted_out_in_block(const std::vector<stated_rule>& rules) {
    for (std::size_t q = 0; q < rules.size(); ++q)
        for (const auto& block : rules[q].law->blocks())
            for (std::size_t r = 0; r < rules.size(); ++r) {
                if (r == q) continue;
                const std::string why = rules[r].law->impossible(block);
                if (why.empty()) continue;
                return collision{{std::min(q, r), std::max(q, r)},
                                 "in the block of " + std::to_string(block.size()) + " that '" + rules[q].text +
                                     "' demands: " + why};
            }
    return std::nullopt;
}

/// Tracks that rules pin to slots beside each other, which another rule does not allow there.
static inline std::optional<collision> broken_by_pins(const std::vector<stated_rule>& rules, const crate& tracks) {
    const auto n = static_cast<std::size_t>(tracks.size());
    std::vector<int> row_in(n, -1);
    std::vector<std::size_t> said_by(n, 0);
    for (std::size_t r = 0; r < rules.size(); ++r)
        for (const auto& [row, slot] : rules[r].law->pins()) {
            row_in[static_cast<std::size_t>(slot)] = row;
            said_by[static_cast<std::size_t>(slot)] = r;
        }
    // the whole beginning is known
    std::size_t known = 0;
    while (known < n && row_in[known] >= 0) ++known;
    for (std::size_t r = 0; known > 0 && r < rules.size(); ++r) {
        if (rules[r].law->certain(std::span(row_in).first(known)) == 0) continue;
        collision out{
            {r},
            "'" + rules[r].text + "' is broken by the tracks that must stand in slots 1 to " + std::to_string(known)};
        out.rules.insert(out.rules.end(), said_by.begin(), said_by.begin() + static_cast<std::ptrdiff_t>(known));
        std::sort(out.rules.begin(), out.rules.end());
        out.rules.erase(std::unique(out.rules.begin(), out.rules.end()), out.rules.end());
        return out;
    }
    return std::nullopt;
}

SEGUE_INLINE std::optional<collision> counted_out(const std::vector<stated_rule>& rules, const crate& tracks) {
    std::vector<int> all(static_cast<std::size_t>(tracks.size()));
    std::iota(all.begin(), all.end(), 0);
    for (std::size_t r = 0; r < rules.size(); ++r)
        if (std::string why = rules[r].law->impossible(all); !why.empty()) return collision{{r}, std::move(why)};
    if (auto found = counted_out_in_block(rules)) return found;
    return broken_by_pins(rules, tracks);
}

}  // namespace segue::detail
