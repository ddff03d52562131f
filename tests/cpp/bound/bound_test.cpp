#include "support/enumerate.hpp"
#include "support/playlist_problem.hpp"
#include "support/random_problem.hpp"

#include <gtest/gtest.h>
#include <segue/bound/bound.hpp>
#include <segue/orderer/iterated.hpp>

#include <cmath>

using namespace segue;

TEST(Bound, IsNeverAboveTheOptimumAndMeetsItWhereItIsExact) {
    segue::random r(31);
    for (auto [name, options] : random_problem_kinds())
        for (int k = 0; k < 25; ++k) {
            options.forbidden = k % 5 == 4;
            const problem p = random_problem(1 + static_cast<int>(r.below(6)), options, r);
            const double best = least_cost(p);
            const certificate c = lower_bound(p);
            EXPECT_LE(c.value, best) << name;
            if (std::isfinite(best)) {
                EXPECT_NEAR(c.value, best, 1e-10 * (1 + best)) << name;
            }
        }
}

TEST(Bound, SmallAndDegenerateProblems) {
    EXPECT_EQ(lower_bound(problem()).value, 0);
    for (std::size_t n = 1; n <= 30; n += 7) {
        const std::vector<double> minutes_of(n, 3.0);
        EXPECT_LE(lower_bound(problem::from_arrays(std::vector<double>(n * n, 0.0), minutes_of), 0.05).value, 0);
        EXPECT_GT(lower_bound(problem::from_arrays(std::vector<double>(n * n, 0.0), minutes_of), 0.05).value, -1e-9);
        if (n > 1) {
            EXPECT_EQ(lower_bound(problem::from_arrays(std::vector<double>(n * n, INFINITY), minutes_of), 0.05).value,
                      INFINITY)
                << n;
        }
        const exposure same{"same", minutes(10), 1, 1, std::vector<double>(n, 1.0), {}, {}};
        const problem p = problem::from_arrays(std::vector<double>(n * n, 0.25), minutes_of, {same});
        std::vector<int> order(n);
        std::iota(order.begin(), order.end(), 0);
        const double cost = p.evaluate(order).total;  // of every order
        EXPECT_LE(lower_bound(p, 0.05).value, cost);
        EXPECT_GE(lower_bound(p, 0.05).value, 0.85 * cost) << n;
    }
}

TEST(Bound, IsBelowEveryOrderOfLongerPlaylists) {
    for (const int n : {22, 40, 75})
        for (const bool arc : {false, true}) {
            const problem p = playlist_problem(n, 7, {.arc = arc, .loudness = true});
            search_options options;
            options.stop.idle = 300;
            const double found = p.evaluate(iterated_order(p, options).order).total, bound = lower_bound(p, 0.3).value;
            EXPECT_LT(bound, found);
            EXPECT_GT(bound, 0.5 * found);
        }
}

TEST(Bound, RulesAreLeftOutOfAccount) {
    segue::random r(33);
    const problem p = random_problem(6, random_problem_kinds().back().second, r);
    EXPECT_LE(lower_bound(p.with_rules({})).value, least_cost(p));
}

TEST(Bound, StopsWhenAsked) {
    std::stop_source source;
    source.request_stop();
    EXPECT_LE(lower_bound(playlist_problem(60, 1), 60, source.get_token()).value, playlist_problem(60, 1)
                                                                                      .evaluate([] {
                                                                                          std::vector<int> order(60);
                                                                                          std::iota(order.begin(),
                                                                                                    order.end(), 0);
                                                                                          return order;
                                                                                      }())
                                                                                      .total);
}
