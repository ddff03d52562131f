#pragma once
#include <segue/constraint.hpp>
#include <segue/crate.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace segue::detail {

/// One rule, lowered, and how it is written.
struct stated_rule {
    std::shared_ptr<const constraint> law;
    std::string text;
    bool of_transitions = false;  ///< forbid and require: their law on two rows tells which may follow which
};

/// A reason why rules cannot hold together: which of them (numbers, ascending), and a sentence without a full stop.
struct collision {
    std::vector<std::size_t> rules;
    std::string why;
};

/// The reasons that are cheap to find; empty where they show nothing.
[[nodiscard]] std::optional<collision> counted_out(const std::vector<stated_rule>& rules, const crate& tracks);
[[nodiscard]] std::optional<collision> precedence_circle(const std::vector<stated_rule>& rules, const crate& tracks);
[[nodiscard]] std::optional<collision> slots_without_tracks(const std::vector<stated_rule>& rules, const crate& tracks);
[[nodiscard]] std::optional<collision> no_way_through(const std::vector<stated_rule>& rules, const crate& tracks);

/// What can be said about a set of rules.
struct verdict {
    enum class can { hold, not_hold, unknown };
    can they = can::unknown;
    std::vector<int> witness = {};         ///< an order, where they hold
    std::optional<collision> reason = {};  ///< where they do not, and it is one of those above
};

[[nodiscard]] verdict judge(const std::vector<stated_rule>& rules, const crate& tracks,
                            const std::function<bool()>& expired = {});

/// Looks at all orders, leaving out those whose beginning is broken already or no better than one that led nowhere; at
/// most `nodes` beginnings.
[[nodiscard]] verdict search_all_orders(const constraints& rules, int n, int nodes,
                                        const std::function<bool()>& expired = {});

}  // namespace segue::detail
