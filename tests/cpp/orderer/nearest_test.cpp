#include "support/random_problem.hpp"

#include <gtest/gtest.h>
#include <segue/orderer/nearest.hpp>
#include <segue/orderer/shuffle.hpp>

#include <cmath>

TEST(Nearest, WalksALineFromEndToEnd) {
    const int n = 7;
    std::vector<double> distance;
    for (int a = 0; a < n; ++a)
        for (int b = 0; b < n; ++b) distance.push_back(std::abs(a - b));
    const auto p = segue::problem::from_arrays(distance, std::vector<double>(7, 3.0));
    EXPECT_DOUBLE_EQ(p.evaluate(segue::nearest_order(p, {}).order).total, n - 1);
}

TEST(Nearest, HearsTheStrainOfTheStep) {
    // No transition costs anything; only playing the two of an artist together does.
    const segue::exposure artist{"artist", segue::minutes(5), 1, 2, {}, {0, 0, 1, 1}, {}};
    const auto p = segue::problem::from_arrays(std::vector<double>(16, 0.0), std::vector<double>(4, 3.0), {artist});
    const auto order = segue::nearest_order(p, {}).order;
    EXPECT_NE(artist.labels[static_cast<std::size_t>(order[0])], artist.labels[static_cast<std::size_t>(order[1])]);
    EXPECT_NE(artist.labels[static_cast<std::size_t>(order[1])], artist.labels[static_cast<std::size_t>(order[2])]);
}

TEST(Nearest, IsBetterThanAShuffle) {
    segue::random r(6);
    for (const auto& [kind, options] : random_problem_kinds()) {
        if (kind == "arc on minutes") continue;  // it does not look at those
        const auto p = random_problem(40, options, r);
        EXPECT_LT(p.evaluate(segue::nearest_order(p, {}).order).total,
                  p.evaluate(segue::shuffle_order(p, {}).order).total)
            << kind;
    }
}
