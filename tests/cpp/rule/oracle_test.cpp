// Every order of a few tracks is looked at: what can hold must be found, what cannot must be said, and the rules that
// collide must be few enough that any one less would hold. SEGUE_RULE_SETS and SEGUE_RULE_TRACKS raise the numbers.
#include "support/plain_rules.hpp"
#include "support/random_rule.hpp"
#include "support/rule_crate.hpp"

#include <gtest/gtest.h>
#include <segue/check.hpp>

#include <cstdlib>
#include <numeric>

namespace {

int from_environment(const char* name, int otherwise) {
    const char* text = std::getenv(name);
    return text ? std::atoi(text) : otherwise;
}

/// The fewest violations of all orders.
int least_broken(const std::vector<segue::rule>& rules, const segue::crate& tracks, const plain_rules& plain) {
    std::vector<int> order(static_cast<std::size_t>(tracks.size()));
    std::iota(order.begin(), order.end(), 0);
    int least = 1 << 30;
    do {
        int broken = 0;
        for (const auto& r : rules) {
            broken += plain.count(r, order);
            if (broken >= least) break;
        }
        least = std::min(least, broken);
    } while (least > 0 && std::next_permutation(order.begin(), order.end()));
    return least;
}

std::string all_of(const std::vector<segue::rule>& rules) {
    std::string out;
    for (const auto& r : rules) out += to_string(r) + "; ";
    return out;
}

}  // namespace

TEST(RuleOracle, CountsAsThePlainSentencesDo) {
    segue::random r(51);
    int broken = 0;
    for (int c = 0; c < 1500; ++c) {
        const int n = 2 + static_cast<int>(r.below(12));
        const segue::crate tracks = rule_crate(n, r);
        const plain_rules plain(tracks);
        const segue::rule rule = possible_rule(tracks, r);
        const auto law = lower(std::vector{rule}, tracks).front();
        for (int k = 0; k < 5; ++k) {
            const auto order = segue::shuffled(n, r);
            ASSERT_EQ(law->count(order), plain.count(rule, order)) << to_string(rule) << ", n = " << n;
            broken += law->count(order) > 0;
        }
    }
    EXPECT_GT(broken, 1500);
}

TEST(RuleOracle, FitsAndImpossibleAreNeverWrong) {
    segue::random r(52);
    int refused = 0, impossible = 0;
    for (int c = 0; c < 400; ++c) {
        const int n = 2 + static_cast<int>(r.below(5));
        const segue::crate tracks = rule_crate(n, r);
        const segue::rule rule = possible_rule(tracks, r);
        const auto law = lower(std::vector{rule}, tracks).front();
        std::vector<int> order(static_cast<std::size_t>(n));
        std::iota(order.begin(), order.end(), 0);
        const bool out = !law->impossible(order).empty();
        impossible += out;
        do {
            if (law->count(order) > 0) continue;
            ASSERT_FALSE(out) << to_string(rule);
            for (int i = 0; i < n; ++i)
                ASSERT_TRUE(law->fits(order[static_cast<std::size_t>(i)], i)) << to_string(rule);
        } while (std::next_permutation(order.begin(), order.end()));
        for (int i = 0; i < n; ++i) refused += !law->fits(0, i);
    }
    EXPECT_GT(refused, 20);
    EXPECT_GT(impossible, 10);
}

TEST(RuleOracle, FeasibleExactlyWhenSomeOrderKeepsAllAndCollisionsAreMinimal) {
    const int sets = from_environment("SEGUE_RULE_SETS", 400), most = from_environment("SEGUE_RULE_TRACKS", 6);
    segue::random r(53);
    int holding = 0, colliding = 0, freed = 0;
    for (int c = 0; c < sets; ++c) {
        const int n = 3 + static_cast<int>(r.below(static_cast<std::uint32_t>(most - 2)));
        const segue::crate tracks = rule_crate(n, r);
        const plain_rules plain(tracks);
        std::vector<segue::rule> rules;
        for (int k = 1 + static_cast<int>(r.below(4)); k > 0; --k) rules.push_back(possible_rule(tracks, r));
        const bool holds = least_broken(rules, tracks, plain) == 0;
        const segue::rule_report report = check(tracks, rules);
        ASSERT_TRUE(report.proven) << all_of(rules);
        ASSERT_EQ(report.ok(), holds) << all_of(rules) << to_string(report);
        if (holds) {
            ++holding;
            for (const auto& rule : rules) ASSERT_EQ(plain.count(rule, report.witness), 0) << to_string(rule);
            continue;
        }
        ++colliding;
        ASSERT_GT(least_broken(report.conflicts, tracks, plain), 0) << all_of(report.conflicts);
        for (std::size_t k = 0; k < report.conflicts.size(); ++k) {
            auto fewer = report.conflicts;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(k));
            ASSERT_EQ(least_broken(fewer, tracks, plain), 0)
                << to_string(report.conflicts[k]) << " is to spare in " << all_of(report.conflicts);
        }
        for (const auto& relaxed : report.relaxations) {
            auto now = report.conflicts;
            const auto at = std::find(now.begin(), now.end(), relaxed.from);
            ASSERT_NE(at, now.end());
            if (relaxed.to)
                *at = *relaxed.to;
            else
                now.erase(at);
            ASSERT_EQ(least_broken(now, tracks, plain), 0) << relaxed.sentence << " in " << all_of(report.conflicts);
            ++freed;
        }
        ASSERT_FALSE(report.relaxations.empty()) << all_of(report.conflicts);
    }
    EXPECT_GT(holding, sets / 5);
    EXPECT_GT(colliding, sets / 10);
    EXPECT_GT(freed, colliding / 2);
}
