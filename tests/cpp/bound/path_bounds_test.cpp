#include "support/enumerate.hpp"
#include "support/random_problem.hpp"

#include <gtest/gtest.h>
#include <segue/bound/asymmetric.hpp>
#include <segue/bound/one_tree.hpp>
#include <segue/detail/assignment.hpp>
#include <segue/detail/bound_parts.hpp>
#include <segue/detail/tree_ascent.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

using namespace segue;

namespace {

problem path_problem(int n, bool asymmetric, bool forbidden, segue::random& r) {
    random_problem_options options;
    options.asymmetric = asymmetric;
    options.forbidden = forbidden;
    return random_problem(n, options, r);
}

}  // namespace

TEST(OneTree, IsNeverAboveTheOptimumAndSeldomFarBelow) {
    segue::random r(61);
    double gap = 0;
    for (int k = 0; k < 400; ++k) {
        const problem p = path_problem(1 + static_cast<int>(r.below(7)), k % 4 == 3, k % 5 == 4, r);
        const double best = least_cost(p), bound = one_tree_bound(p, 1).value;
        EXPECT_LE(bound, best);
        if (k % 4 != 3 && std::isfinite(best) && best > 0) gap += (best - bound) / best / 300;
    }
    EXPECT_LT(gap, 0.02);
}

TEST(Asymmetric, IsNeverAboveTheOptimumAndSeldomFarBelow) {
    segue::random r(62);
    double gap = 0;
    for (int k = 0; k < 300; ++k) {
        const problem p = path_problem(1 + static_cast<int>(r.below(7)), true, k % 5 == 4, r);
        const double best = least_cost(p), bound = asymmetric_bound(p, 1).value;
        EXPECT_LE(bound, best);
        if (std::isfinite(best) && best > 0) gap += (best - bound) / best / 300;
    }
    EXPECT_LT(gap, 0.03);
}

TEST(Asymmetric, AOneWayStreetHasOneOrder) {
    const std::size_t n = 30;
    std::vector<double> t(n * n, INFINITY);
    for (std::size_t a = 0; a + 1 < n; ++a) t[a * n + a + 1] = 1;
    const double bound = asymmetric_bound(problem::from_arrays(t, std::vector<double>(n, 3.0)), 1).value;
    EXPECT_LE(bound, 29);
    EXPECT_GT(bound, 28.99);
}

namespace {

/// A cheapest spanning tree and the two cheapest ends at these penalties, by the plain definition.
double plain_one_tree(const std::vector<double>& cost, const std::vector<double>& penalty) {
    const std::size_t n = penalty.size();
    std::vector<char> inside(n, 0);
    inside[0] = 1;
    double sum = 0;
    for (std::size_t k = 1; k < n; ++k) {
        double least = INFINITY;
        std::size_t joins = 0;
        for (std::size_t a = 0; a < n; ++a)
            for (std::size_t b = 0; b < n; ++b)
                if (inside[a] && !inside[b] && cost[a * n + b] + penalty[a] + penalty[b] < least)
                    least = cost[a * n + b] + penalty[a] + penalty[b], joins = b;
        inside[joins] = 1;
        sum += least;
    }
    std::vector<double> ends = penalty;
    std::sort(ends.begin(), ends.end());
    return sum + ends[0] + ends[1] - 2 * std::accumulate(penalty.begin(), penalty.end(), 0.0);
}

}  // namespace

TEST(TreeAscent, PenaltiesRaiseTheOneTreeTowardsTheBestPath) {
    segue::random r(64);
    for (int k = 0; k < 50; ++k) {
        const problem p = path_problem(4 + static_cast<int>(r.below(4)), false, false, r);
        const auto n = static_cast<std::size_t>(p.size());
        const std::vector<double> cost(p.transition_matrix().begin(), p.transition_matrix().end()), none(n, 0.0);
        const double best = least_cost(p);
        const detail::deadline until(1, {});
        detail::tree_ascent ascent(cost, none);
        ascent.run(best, [&] { return until.passed(); });
        const double raised = plain_one_tree(cost, ascent.penalties());
        EXPECT_LE(raised, best + 1e-9);
        EXPECT_GE(raised, plain_one_tree(cost, none) - 1e-9);
        EXPECT_NEAR(raised, one_tree_bound(p, 1).value, 1e-3);
    }
}

namespace {

/// The same where directions differ: coming in pays the first n penalties, going out the others; plainly.
double plain_directed_tree(const std::vector<double>& cost, const std::vector<double>& penalty) {
    const std::size_t n = penalty.size() / 2;
    std::vector<double> cheaper(n * n, 0.0);
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b)
            cheaper[a * n + b] =
                std::min(cost[a * n + b] + penalty[n + a] + penalty[b], cost[b * n + a] + penalty[n + b] + penalty[a]);
    const double tree = plain_one_tree(cheaper, std::vector<double>(n, 0.0));
    const auto half = penalty.begin() + static_cast<std::ptrdiff_t>(n);
    return tree + *std::min_element(penalty.begin(), half) + *std::min_element(half, penalty.end()) -
           std::accumulate(penalty.begin(), penalty.end(), 0.0);
}

}  // namespace

TEST(TreeAscent, DirectedTreesTakeTheCheaperWayAndStayBelowTheBestPath) {
    segue::random r(65);
    for (int k = 0; k < 50; ++k) {
        const problem p = path_problem(4 + static_cast<int>(r.below(4)), true, false, r);
        const auto n = static_cast<std::size_t>(p.size());
        const std::vector<double> cost(p.transition_matrix().begin(), p.transition_matrix().end());
        const double best = least_cost(p);
        for (const auto& pace : {detail::tree_ascent::thorough, detail::tree_ascent::hasty}) {
            int trees = 0;
            detail::tree_ascent ascent(cost, std::vector<double>(2 * n, 0.0), true);
            const double bound = ascent.run(
                best, [&] { return ++trees > 1000; }, pace);
            const double raised = plain_directed_tree(cost, ascent.penalties());
            EXPECT_LE(bound, best + 1e-9);
            EXPECT_NEAR(bound, raised, 1e-4);
            EXPECT_GE(raised, plain_directed_tree(cost, std::vector<double>(2 * n, 0.0)) - 1e-9);
        }
    }
}

TEST(Assignment, MatchesEnumeration) {
    segue::random r(63);
    for (int k = 0; k < 200; ++k) {
        const std::size_t n = 1 + r.below(6);
        std::vector<double> cost(n * n);
        for (double& c : cost) c = r.below(8) == 0 ? INFINITY : 10 * r.uniform() - 5;
        std::vector<std::size_t> to(n);
        std::iota(to.begin(), to.end(), 0);
        double best = INFINITY;
        do {
            double sum = 0;
            for (std::size_t i = 0; i < n; ++i) sum += cost[i * n + to[i]];
            best = std::min(best, sum);
        } while (std::next_permutation(to.begin(), to.end()));
        const double bound = detail::assignment_bound(cost, n);
        EXPECT_LE(bound, best);
        if (std::isfinite(best)) {
            EXPECT_NEAR(bound, best, 1e-11);
        } else {
            EXPECT_EQ(bound, best);
        }
    }
}
