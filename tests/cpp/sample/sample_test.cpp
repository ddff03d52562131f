#include "../support/enumerate.hpp"
#include "../support/random_problem.hpp"
#include "../support/rule_crate.hpp"

#include <gtest/gtest.h>
#include <segue/rule.hpp>
#include <segue/sample.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <stop_token>

namespace {

using law = std::map<std::vector<int>, double>;

std::vector<int> sorted_rows(int n) {
    std::vector<int> order(static_cast<std::size_t>(n));
    std::iota(order.begin(), order.end(), 0);
    return order;
}

/// exp(-J/T) over the orders with the fewest violations (forbidden transitions are such), by looking at each.
law enumerated(const segue::problem& p, double temperature) {
    std::vector<int> order = sorted_rows(p.size());
    law out;
    int fewest = std::numeric_limits<int>::max();
    do {
        const auto priced = p.evaluate(order);
        if (std::isinf(priced.total) || priced.violations > fewest) continue;
        if (priced.violations < fewest) out.clear();
        fewest = priced.violations;
        out[order] = std::exp(-priced.total / temperature);
    } while (std::next_permutation(order.begin(), order.end()));
    double sum = 0;
    for (const auto& [key, weight] : out) sum += weight;
    for (auto& [key, weight] : out) weight /= sum;
    return out;
}

/// How many standard deviations the chi-square of the draws is above its mean, rare orders taken together. Draws that
/// are not in the law at all count as infinity.
double chi_square_excess(const law& expected, const std::vector<std::vector<int>>& draws) {
    std::map<std::vector<int>, double> seen;
    for (const auto& order : draws) {
        if (!expected.contains(order)) return std::numeric_limits<double>::infinity();
        ++seen[order];
    }
    const auto count = static_cast<double>(draws.size());
    double chi = 0, rare_expected = 0, rare_seen = 0;
    int cells = 0;
    const auto add = [&](double is, double must) { chi += (is - must) * (is - must) / must, ++cells; };
    for (const auto& [order, share] : expected) {
        if (share * count >= 8)
            add(seen[order], share * count);
        else
            rare_expected += share * count, rare_seen += seen[order];
    }
    if (rare_expected >= 8) add(rare_seen, rare_expected);
    const double freedom = std::max(1, cells - 1);
    return (chi - freedom) / std::sqrt(2 * freedom);
}

constexpr double far_off = 5;  ///< standard deviations; the seeds are fixed

segue::problem problem_with_rules(int n, std::uint64_t seed, const std::vector<segue::rule>& rules) {
    segue::random r(seed);
    const auto plain = random_problem(n, random_problem_kinds().back().second, r);
    const auto tracks = rule_crate(n, r);
    return plain.with_rules(segue::lower(rules, tracks));
}

segue::sample_options drawing(int count, double temperature, std::uint64_t seed, int replicas = 4) {
    segue::sample_options o;
    o.count = count, o.temperature = temperature, o.seed = seed, o.replicas = replicas;
    return o;
}

}  // namespace

TEST(Sample, DrawsFromTheLawWhateverTheCostHolds) {
    int kind = 0;
    for (const auto& [name, options] : random_problem_kinds())
        for (const int n : {2, 3, 5}) {
            segue::random r(static_cast<std::uint64_t>(100 * n + ++kind));
            const auto p = random_problem(n, options, r);
            const auto drawn = segue::sample(p, drawing(2500, 0.4, 7));
            EXPECT_LT(chi_square_excess(enumerated(p, 0.4), drawn.orders), far_off) << name << ", n = " << n;
        }
}

TEST(Sample, DrawsFromTheLawAtSixTracksHotAndCold) {
    segue::random r(6);
    const auto p = random_problem(6, random_problem_kinds().back().second, r);
    struct run {
        double temperature;
        int replicas, count;  // the flat law needs more draws, and its chain costs less
    };
    for (const auto& [temperature, replicas, count] : {run{0.15, 4, 3000}, run{1, 1, 8000}}) {
        const auto drawn = segue::sample(p, drawing(count, temperature, 3, replicas));
        EXPECT_LT(chi_square_excess(enumerated(p, temperature), drawn.orders), far_off)
            << "T = " << temperature << ", replicas = " << replicas;
        EXPECT_GT(drawn.effective_size, count / 4);
    }
}

TEST(Sample, KeepsRulesAndTheLawAmongTheOrdersThatKeepThem) {
    const std::vector<std::vector<segue::rule>> rules{
        {segue::first{"t2"}},
        {segue::lock{2, "t0"}, segue::last{"t4"}},
        {segue::apart{segue::attribute::genre, {}, 1}},
    };
    for (std::size_t k = 0; k < rules.size(); ++k) {
        const auto p = problem_with_rules(6, 11 + k, rules[k]);
        const auto drawn = segue::sample(p, drawing(3000, 0.5, k));
        EXPECT_LT(chi_square_excess(enumerated(p, 0.5), drawn.orders), far_off) << "rules " << k;
    }
}

TEST(Sample, NoMoveLeadsFromOneAllowedOrderToTheNextYetBothAreDrawn) {
    // a ring of allowed transitions that closes either way: 2 n orders, far apart in moves
    constexpr int n = 6;
    std::vector<double> prices(n * n, std::numeric_limits<double>::infinity());
    for (int a = 0; a < n; ++a)
        for (const int b : {(a + 1) % n, (a + n - 1) % n}) prices[static_cast<std::size_t>(a * n + b)] = 0.1 * a;
    const auto p = segue::problem::from_arrays(prices, std::vector<double>(n, 3.0));
    const auto drawn = segue::sample(p, drawing(3000, 1, 5));
    EXPECT_LT(chi_square_excess(enumerated(p, 1), drawn.orders), far_off);
}

TEST(Sample, ColdDrawsAreTheOptimumHotOnesUniform) {
    segue::random r(8);
    const auto p = random_problem(7, random_problem_kinds().back().second, r);
    for (const double temperature : {0.0, 1e-6})
        for (const auto& order : segue::sample(p, drawing(20, temperature, 2)).orders)
            EXPECT_NEAR(p.evaluate(order).total, least_cost(p), 1e-9);

    const auto small = random_problem(5, random_problem_kinds().back().second, r);
    for (const double temperature : {1e9, HUGE_VAL}) {
        const auto drawn = segue::sample(small, drawing(3000, temperature, 4));
        EXPECT_LT(chi_square_excess(enumerated(small, HUGE_VAL), drawn.orders), far_off);
    }
}

TEST(Sample, ASeedGivesTheSameDrawsAndAnotherGivesOthers) {
    segue::random r(9);
    const auto p = random_problem(30, random_problem_kinds().back().second, r);
    for (const int threads : {1, 2}) {
        auto options = drawing(9, 0.3, 12);
        options.threads = threads;
        const auto once = segue::sample(p, options), again = segue::sample(p, options);
        EXPECT_EQ(once.orders, again.orders);
        EXPECT_EQ(once.orders.size(), 9U);
        options.seed = 13;
        EXPECT_NE(once.orders, segue::sample(p, options).orders);
    }
}

TEST(Sample, SaysHowItWent) {
    segue::random r(10);
    const auto p = random_problem(40, random_problem_kinds().back().second, r);
    auto options = drawing(25, 0.2, 1);
    const auto drawn = segue::sample(p, options);
    EXPECT_GT(drawn.acceptance, 0.001);
    EXPECT_LT(drawn.acceptance, 0.9);
    EXPECT_GT(drawn.swap_acceptance, 0.1);
    EXPECT_GT(drawn.effective_size, 3);
    EXPECT_LE(drawn.effective_size, 25);
    EXPECT_EQ(drawn.temperatures.size(), 4U);
    EXPECT_DOUBLE_EQ(drawn.temperatures.front(), 0.2);
    EXPECT_TRUE(std::ranges::is_sorted(drawn.temperatures));
    EXPECT_GT(drawn.proposals, std::int64_t{20} * 4 * drawn.burn_in);
    options.burn_in = 7, options.thinning = 3;
    const auto short_run = segue::sample(p, options);
    EXPECT_EQ(short_run.burn_in, 7);
    EXPECT_EQ(short_run.thinning, 3);
    EXPECT_LE(short_run.proposals, std::int64_t{39} * 4 * (7 + 25 * 3));
    EXPECT_GT(short_run.proposals, std::int64_t{20} * 4 * (7 + 25 * 3));
}

TEST(Sample, EveryDrawIsAPermutationAtEverySize) {
    for (const int n : {0, 1, 2, 3, 60}) {
        segue::random r(static_cast<std::uint64_t>(n));
        const auto p = random_problem(n, random_problem_kinds().back().second, r);
        const auto drawn = segue::sample(p, drawing(4, 0.5, 1));
        ASSERT_EQ(drawn.orders.size(), 4U);
        for (const auto& order : drawn.orders) EXPECT_NO_THROW(segue::check_permutation(order, n));
    }
}

TEST(Sample, NothingPricedAndNothingAllowedAreDrawnFromToo) {
    const auto free = segue::problem::from_arrays(std::vector<double>(25, 0.0), std::vector<double>(5, 0.0));
    EXPECT_LT(chi_square_excess(enumerated(free, 1), segue::sample(free, drawing(3000, 1, 1)).orders), far_off);
    const auto nothing = segue::problem::from_arrays(std::vector<double>(25, HUGE_VAL), std::vector<double>(5, 1.0));
    for (const auto& order : segue::sample(nothing, drawing(5, 1, 1)).orders)
        EXPECT_NO_THROW(segue::check_permutation(order, 5));
}

TEST(Sample, CancellationReturnsWhatWasDrawn) {
    segue::random r(11);
    const auto p = random_problem(60, random_problem_kinds().back().second, r);
    std::stop_source stopping;
    auto options = drawing(1'000'000'000, 0.5, 1);
    options.cancelled = stopping.get_token();
    options.report = [&](const segue::progress& now) {
        EXPECT_GT(now.cost, 0);
        if (now.seconds > 0.1) stopping.request_stop();
    };
    const auto drawn = segue::sample(p, options);
    EXPECT_LT(drawn.orders.size(), 1'000'000'000U);
    for (const auto& order : drawn.orders) EXPECT_NO_THROW(segue::check_permutation(order, 60));
}

TEST(Sample, CancelledThreadsReturnOrdersWithTheFewestViolations) {
    segue::random r(12);
    const segue::crate tracks = rule_crate(30, r);
    // one of the two is always broken
    const auto both_ways = lower({segue::before{"t2", "t7"}, segue::before{"t7", "t2"}}, tracks);
    const auto p = random_problem(30, {.asymmetric = true}, r).with_rules(both_ways);
    for (int apart = 20; apart < 2000; apart *= 2) {  // so that some threads have drawn when they are stopped
        std::stop_source stopping;
        auto options = drawing(8, 0.5, 1);
        options.threads = 8, options.burn_in = 10, options.thinning = apart;
        options.cancelled = stopping.get_token();
        options.report = [&](const segue::progress&) { stopping.request_stop(); };
        const auto drawn = segue::sample(p, options);
        for (const auto& order : drawn.orders) {
            EXPECT_NO_THROW(segue::check_permutation(order, 30));
            EXPECT_EQ(p.evaluate(order).violations, drawn.violations);
        }
    }
}

TEST(Sample, RefusesNumbersThatMeanNothing) {
    const auto p = segue::problem::from_arrays(std::vector<double>(9, 1.0), std::vector<double>(3, 1.0));
    EXPECT_THROW((void)segue::sample(p, drawing(-1, 1, 0)), segue::data_error);
    EXPECT_THROW((void)segue::sample(p, drawing(1, -1, 0)), segue::data_error);
    EXPECT_THROW((void)segue::sample(p, drawing(1, std::nan(""), 0)), segue::data_error);
    EXPECT_THROW((void)segue::sample(p, drawing(1, 1, 0, 0)), segue::data_error);
}
