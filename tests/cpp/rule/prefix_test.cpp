#include "support/rule_crate.hpp"

#include <gtest/gtest.h>
#include <segue/rule.hpp>

namespace {

std::vector<segue::rule> one_of_each(segue::random& r) {
    using segue::attribute;
    const int k = 1 + static_cast<int>(r.below(4));
    return {
        segue::first{"t1"},
        segue::lock{4, "t3"},
        segue::last{"t0"},
        segue::apart{.field = attribute::artist, .tracks = k},
        segue::apart{.field = attribute::genre, .tracks = k},
        segue::apart{.field = attribute::decade, .minutes = 3.0 * k},
        segue::at_most{attribute::genre, k},
        segue::at_most{attribute::artist, k},
        segue::at_most_within{.field = attribute::album, .count = k, .minutes = 9},
        segue::at_most_within{.field = attribute::artist, .count = k, .tracks = k + 3},
        segue::every{k, segue::track_role::score},
        segue::every{segue::every::evenly, segue::track_role::score},
        segue::keep_first{k},
        segue::before{"t1", "t4"},
        segue::together{.of = {.tracks = {"t1", "t2", "t3"}}},
        segue::together{.of = {.tracks = {"t1", "t2", "t3"}}, .ordered = true},
        segue::forbid{{.where = "bpm<120"}, {.where = "genre=rock"}},
        segue::require{{.tracks = {"t1"}}, {.tracks = {"t2", "t0"}}},
        segue::rest{3.0 * k, {.where = "bpm<120"}},
        segue::ratio{k + 1, 1, {.where = "bpm<120"}},
        segue::no_repeat{k},
        segue::land{"t2", 10, 200.0 * k, 150},
    };
}

std::vector<int> joined(std::vector<int> prefix, const std::vector<int>& rest) {
    prefix.insert(prefix.end(), rest.begin(), rest.end());
    return prefix;
}

}  // namespace

/// What the exact program builds its proofs on.
TEST(RulePrefix, CertainNeverOverstatesAndEasesNeverErrs) {
    segue::random r(31);
    std::vector<int> claims(one_of_each(r).size(), 0), truths(claims.size(), 0);
    for (int c = 0; c < 3000; ++c) {
        const int n = 5 + static_cast<int>(r.below(5)),
                  size = 2 + static_cast<int>(r.below(static_cast<std::uint32_t>(n - 2)));
        const segue::crate tracks = rule_crate(n, r);
        const std::vector<int> all = segue::shuffled(n, r);
        const std::vector<int> a(all.begin(), all.begin() + size);
        std::vector<int> b = a, rest(all.begin() + size, all.end());
        r.shuffle(std::span(b).first(b.size() - 1));  // the same rows, the same last one
        const auto rules = one_of_each(r);
        for (std::size_t k = 0; k < rules.size(); ++k) {
            const auto rule = std::visit([&](const auto& one) { return lower(one, tracks); }, rules[k]);
            bool never_worse = true;
            for (int draw = 0; draw < 30; ++draw) {
                r.shuffle(std::span(rest));
                ASSERT_LE(rule->certain(a), rule->count(joined(a, rest))) << to_string(rules[k]);
                never_worse = never_worse && rule->count(joined(a, rest)) <= rule->count(joined(b, rest));
            }
            const bool claimed = rule->eases(a, b);
            ASSERT_TRUE(never_worse || !claimed) << to_string(rules[k]);
            claims[k] += claimed;
            truths[k] += never_worse;
        }
    }
    for (std::size_t k = 0; k < claims.size(); ++k)
        EXPECT_GT(claims[k], truths[k] * 7 / 10) << "rule " << k << " is needlessly unsure";
}

TEST(RulePrefix, CertainCountsWholeOrdersWhole) {
    segue::random r(32);
    for (int c = 0; c < 200; ++c) {
        const segue::crate tracks = rule_crate(8, r);
        const auto order = segue::shuffled(8, r);
        for (const auto& one : one_of_each(r)) {
            const auto rule = lower(std::vector{one}, tracks).front();
            EXPECT_EQ(rule->certain(order), rule->count(order)) << to_string(one);
        }
    }
}
