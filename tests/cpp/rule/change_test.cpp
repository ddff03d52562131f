#include "support/rule_crate.hpp"

#include <gtest/gtest.h>
#include <segue/rule.hpp>

namespace {

std::string track_of(int n, segue::random& r) { return "t" + std::to_string(r.below(static_cast<std::uint32_t>(n))); }

segue::rule random_rule(int n, segue::random& r) {
    using segue::attribute;
    const std::vector<attribute> fields{attribute::artist, attribute::album, attribute::genre,     attribute::role,
                                        attribute::decade, attribute::year,  attribute::tempo_band};
    const attribute field = fields[r.below(static_cast<std::uint32_t>(fields.size()))];
    const int reach = 1 + static_cast<int>(r.below(r.below(3) == 0 ? 40 : 5));
    switch (r.below(7)) {
        case 0: return segue::first{track_of(n, r)};
        case 1: return segue::last{track_of(n, r)};
        case 2: return segue::lock{static_cast<int>(r.below(static_cast<std::uint32_t>(n))), track_of(n, r)};
        case 3: return segue::apart{.field = field, .tracks = reach};
        case 4: return segue::apart{.field = field, .minutes = 40 * r.uniform() + 0.01};
        case 5: return segue::at_most{field, 1 + static_cast<int>(r.below(4))};
        default: return segue::every{1 + static_cast<int>(r.below(5)), static_cast<segue::track_role>(r.below(4))};
    }
}

}  // namespace

TEST(RuleChange, IsTheDifferenceOfTheCounts) {
    segue::random r(11);
    int checks = 0, broken = 0, changed = 0;
    for (int c = 0; c < 500; ++c) {
        const int n = 1 + static_cast<int>(r.below(c % 10 == 0 ? 90 : 24));
        const segue::crate tracks = rule_crate(n, r);
        const segue::rule rule = random_rule(n, r);
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
