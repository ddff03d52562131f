#include "support/random_rule.hpp"
#include "support/rule_crate.hpp"

#include <gtest/gtest.h>
#include <segue/rule.hpp>

#include <set>

TEST(RuleChange, IsTheDifferenceOfTheCounts) {
    segue::random r(11);
    int checks = 0, broken = 0, changed = 0;
    std::set<std::size_t> kinds;
    for (int c = 0; c < 800; ++c) {
        const int n = 1 + static_cast<int>(r.below(c % 10 == 0 ? 90 : 24));
        const segue::crate tracks = rule_crate(n, r);
        const segue::rule rule = possible_rule(tracks, r);
        kinds.insert(rule.index());
        const auto lowered = lower(std::vector{rule}, tracks).front();
        std::vector<int> order = segue::shuffled(n, r);
        for (int m = 0; m < 240; ++m, ++checks) {
            const segue::arrangement a = random_arrangement(n, r);
            const std::vector<int> after = applied(a, order);
            const int change = lowered->change(order, positions_of(order), a);
            ASSERT_EQ(change, lowered->count(after) - lowered->count(order)) << to_string(rule) << ", n = " << n;
            ASSERT_EQ(static_cast<int>(lowered->violations(after).size()), lowered->count(after)) << to_string(rule);
            broken += lowered->count(after) > 0;
            changed += change != 0;
            if (m % 3 == 0) order = after;
        }
    }
    EXPECT_EQ(kinds.size(), std::variant_size_v<segue::rule>);
    EXPECT_GE(checks, 100'000);
    EXPECT_GT(broken, checks / 3);  // or the test would say nothing
    EXPECT_GT(changed, checks / 10);
}

TEST(RuleChange, OfTheDefaultIsTheSame) {
    struct odd_start final : segue::constraint {
        int count(std::span<const int> order) const override { return order[0] % 2; }
        std::vector<segue::violation> violations(std::span<const int>) const override { return {}; }
    };
    const std::vector<int> order{0, 1, 2};
    EXPECT_EQ(odd_start{}.change(order, order, arrange(segue::reversal{0, 1}, 3)), 1);
    EXPECT_EQ(odd_start{}.change(order, order, {}), 0);
}
