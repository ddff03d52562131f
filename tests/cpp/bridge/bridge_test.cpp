#include "support/random_problem.hpp"

#include <gtest/gtest.h>
#include <segue/bridge.hpp>
#include <segue/error.hpp>

#include <algorithm>
#include <cmath>

using namespace segue;

namespace {

/// Tracks on a line: the price of a transition is the distance.
problem line(std::vector<double> at) {
    const std::size_t n = at.size();
    std::vector<double> transitions(n * n);
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b) transitions[a * n + b] = std::abs(at[a] - at[b]);
    return problem::from_arrays(transitions, std::vector<double>(n, 3.0));
}

/// The least sum of price^2 + hop from a to b, over all paths, by Bellman and Ford.
double least_way(const problem& p, int a, int b, double hop) {
    std::vector<double> least(static_cast<std::size_t>(p.size()), HUGE_VAL);
    least[static_cast<std::size_t>(a)] = 0;
    for (int round = 0; round < p.size(); ++round)
        for (int u = 0; u < p.size(); ++u)
            for (int v = 0; v < p.size(); ++v)
                if (u != v)
                    least[static_cast<std::size_t>(v)] =
                        std::min(least[static_cast<std::size_t>(v)],
                                 least[static_cast<std::size_t>(u)] + std::pow(p.transition(u, v), 2) + hop);
    return least[static_cast<std::size_t>(b)];
}

}  // namespace

TEST(Bridge, GoesByStepsWhereALeapIsDear) {
    EXPECT_EQ(bridge(line({0, 1, 0.5, 0.25, 0.75, 9}), 0, 1), (std::vector{0, 3, 2, 4, 1}));
    EXPECT_EQ(bridge(line({0, 0.05, 0.02}), 0, 1), (std::vector{0, 1}));
}

TEST(Bridge, IsTheShortestWay) {
    segue::random r(4);
    for (int k = 0; k < 20; ++k) {
        const problem p = random_problem(9, {.asymmetric = true}, r);
        const std::vector<int> way = bridge(p, 2, 7, {.neighbours = 8});
        ASSERT_EQ(way.front(), 2);
        ASSERT_EQ(way.back(), 7);
        double sum = 0;
        for (std::size_t i = 0; i + 1 < way.size(); ++i) sum += std::pow(p.transition(way[i], way[i + 1]), 2) + 0.01;
        EXPECT_NEAR(sum, least_way(p, 2, 7, 0.01), 1e-12);
    }
}

TEST(Bridge, SaysWhatCannotBe) {
    const problem p = line({0, 1, 2});
    EXPECT_THROW(static_cast<void>(bridge(p, 0, 3)), data_error);
    EXPECT_THROW(static_cast<void>(bridge(p, 1, 1)), data_error);
    const problem cut = problem::from_arrays({0, HUGE_VAL, HUGE_VAL, 0}, std::vector<double>{3, 3});
    EXPECT_THROW(static_cast<void>(bridge(cut, 0, 1)), data_error);
}

TEST(Bridges, TheTrackBetweenTwoClustersHasTheGreatestBetweenness) {
    const std::vector<double> b = bridges(line({0, 0.1, 0.2, 0.3, 5, 9.7, 9.8, 9.9, 10}), {.neighbours = 4});
    EXPECT_EQ(std::max_element(b.begin(), b.end()) - b.begin(), 4);
    for (const double v : b) EXPECT_TRUE(v >= 0 && v <= 1) << v;
}
