#include "support/random_problem.hpp"

#include <gtest/gtest.h>
#include <segue/orderer/spanning_tree.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace {

segue::problem points_in_the_plane(int n, segue::random& r) {
    std::vector<double> x, y, distance;
    for (int i = 0; i < n; ++i) x.push_back(r.uniform()), y.push_back(r.uniform());
    for (std::size_t a = 0; a < x.size(); ++a)
        for (std::size_t b = 0; b < x.size(); ++b) distance.push_back(std::hypot(x[a] - x[b], y[a] - y[b]));
    return segue::problem::from_arrays(distance, std::vector<double>(x.size(), 3.0));
}

double least_of_all(const segue::problem& p) {
    std::vector<int> order(static_cast<std::size_t>(p.size()));
    std::iota(order.begin(), order.end(), 0);
    double least = INFINITY;
    do least = std::min(least, p.evaluate(order).total);
    while (std::next_permutation(order.begin(), order.end()));
    return least;
}

}  // namespace

TEST(SpanningTree, StaysWithinTwiceTheBestInThePlane) {
    segue::random r(12);
    for (int round = 0; round < 20; ++round) {
        const auto p = points_in_the_plane(7, r);
        const double cost = p.evaluate(segue::spanning_tree_order(p, {.seed = r.next()}).order).total;
        EXPECT_LE(cost, 2 * least_of_all(p) + 1e-12);
    }
}

TEST(SpanningTree, WalksALineFromEndToEnd) {
    const int n = 9;
    std::vector<double> distance;
    for (int a = 0; a < n; ++a)
        for (int b = 0; b < n; ++b) distance.push_back(std::abs(a - b));
    const auto p = segue::problem::from_arrays(distance, std::vector<double>(9, 3.0));
    EXPECT_LE(p.evaluate(segue::spanning_tree_order(p, {.seed = 0}).order).total, 2 * (n - 1));
}

TEST(SpanningTree, PlaysInTheCheaperDirection) {
    segue::random r(13);
    for (int round = 0; round < 50; ++round) {
        const auto p = random_problem(8, {.asymmetric = true}, r);
        std::vector<int> order = segue::spanning_tree_order(p, {.seed = r.next()}).order;
        const double cost = p.evaluate(order).total;
        std::reverse(order.begin(), order.end());
        EXPECT_LE(cost, p.evaluate(order).total);
    }
}
