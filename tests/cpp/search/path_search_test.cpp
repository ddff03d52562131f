#include "support/random_problem.hpp"

#include <gtest/gtest.h>
#include <segue/detail/path_search.hpp>
#include <segue/detail/path_trials.hpp>
#include <segue/orderer.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

using namespace segue;

namespace {

/// Distances between points; `drop` makes the way down in the first coordinate dearer, up to a limit.
problem points(int n, int dims, segue::random& r, double drop = 0) {
    std::vector<double> at, t;
    for (int i = 0; i < n * dims; ++i) at.push_back(r.uniform());
    for (int a = 0; a < n; ++a)
        for (int b = 0; b < n; ++b) {
            double square = 0;
            for (int d = 0; d < dims; ++d) {
                const double by =
                    at[static_cast<std::size_t>(a * dims + d)] - at[static_cast<std::size_t>(b * dims + d)];
                square += by * by;
            }
            const double down = at[static_cast<std::size_t>(a * dims)] - at[static_cast<std::size_t>(b * dims)];
            t.push_back(std::sqrt(square) + drop * std::clamp(down - 0.1, 0.0, 0.3));
        }
    return problem::from_arrays(t, std::vector<double>(static_cast<std::size_t>(n), 3.0));
}

}  // namespace

template <class Tour>
class PathSearchOver : public testing::Test {};
using tours = testing::Types<detail::tour, detail::segmented_tour>;
TYPED_TEST_SUITE(PathSearchOver, tours);

TYPED_TEST(PathSearchOver, KeepsAccountOfItsLengthThroughKicksAndUndoing) {
    segue::random r(3);
    for (const int n : {3, 4, 5, 6, 9, 20, 100, 300}) {
        for (const auto& [drop, deep] : {std::pair(0.0, false), {2.0, false}, {2.0, true}}) {
            const problem p = points(n, 3, r, drop);
            const detail::path_prices prices(p, shuffled(n, r), 6, n != 100, [] { return false; });
            detail::path_search<TypeParam> search(prices, {.deep = deep});
            search.descend([] { return false; });
            for (int k = 0; k < 300; ++k) {
                search.kick(r, k % 2 == 0 ? 0 : 0.1);
                const auto order = search.order();
                check_permutation(order, n);
                ASSERT_NEAR(search.length(), p.evaluate(order).total, 1e-5 * n) << n << " tracks, kick " << k;
            }
        }
    }
}

TEST(PathTrials, KeepAccountOfTheBestLengthWhichNeverRises) {
    segue::random r(7);
    for (const int n : {3, 4, 5, 6, 9, 20, 100, 200}) {
        const problem p = points(n, 3, r, 2);
        detail::path_search<detail::tour> search(
            detail::path_prices(p, shuffled(n, r), 7, n != 100, [] { return false; }), {.deep = true});
        search.descend([] { return false; });
        detail::path_trials trials(search, r);
        double before = trials.length();
        for (int k = 0; k < 30; ++k) {
            trials.next();
            const auto order = trials.order();
            check_permutation(order, n);
            ASSERT_NEAR(trials.length(), p.evaluate(order).total, 1e-5 * n) << n << " tracks, start " << k;
            ASSERT_LE(trials.length(), before);
            before = trials.length();
        }
    }
}

TEST(PathSearch, ListsWhatItCanWhereItIsStoppedBeforeAllNodesAreListed) {
    segue::random r(8);
    for (const double drop : {0.0, 2.0})
        for (const bool by_alpha : {false, true})
            for (const int looks : {0, 1, 17, 1000}) {
                const problem p = points(40, 3, r, drop);
                int left = looks;
                const detail::path_prices prices(
                    p, shuffled(40, r), 6, by_alpha, [] { return false; }, [&] { return left-- <= 0; });
                for (int a = 0; a < prices.nodes(); ++a)
                    for (const bool before : {false, true})
                        for (const detail::near_node& b : prices.near(a, before)) {
                            const double d = before ? prices.distance(b.node, a) : prices.distance(a, b.node);
                            EXPECT_NE(b.node, a);
                            EXPECT_NEAR(b.distance, d, 1e-5 * (1 + std::abs(d)));
                        }
                detail::path_search<detail::tour> search(prices);
                search.descend([] { return false; });
                ASSERT_NEAR(search.length(), p.evaluate(search.order()).total, 1e-5 * 40);
            }
}

TEST(PathSearch, FindsTheShortestOfShortPaths) {
    segue::random r(4);
    int found = 0;
    for (int k = 0; k < 40; ++k) {
        const problem p = points(9, 2, r, k % 2);
        search_options options;
        options.stop.idle = 300;
        const double best = p.evaluate(orderer_named("exact").run(p, options).order).total;
        const double met = p.evaluate(orderer_named("iterated").run(p, options).order).total;
        EXPECT_GE(met, best - 1e-9);
        found += met < best + 1e-9;
    }
    EXPECT_GE(found, 38);
}

TEST(PathSearch, GoesAroundForbiddenTransitionsWhereItCan) {
    segue::random r(5);
    const int n = 40;
    const problem free = points(n, 2, r);
    std::vector<double> t(free.transition_matrix().begin(), free.transition_matrix().end());
    const auto best = orderer_named("iterated").run(free, {}).order;
    for (std::size_t i = 0; i + 1 < best.size(); i += 3)  // what it would like to take
        t[static_cast<std::size_t>(best[i] * n + best[i + 1])] =
            t[static_cast<std::size_t>(best[i + 1] * n + best[i])] = std::numeric_limits<double>::infinity();
    const problem p = problem::from_arrays(t, std::vector<double>(n, 3.0));
    EXPECT_TRUE(std::isfinite(p.evaluate(orderer_named("iterated").run(p, {}).order).total));
}

TEST(PathPrices, EdgesOfTheBestPathAreListed) {
    segue::random r(6);
    const int n = 30;
    const problem p = points(n, 2, r);
    const auto order = shuffled(n, r);
    const detail::path_prices prices(
        p, order, 5, true, [] { return false; }, [] { return false; });
    const auto best = orderer_named("iterated").run(p, {}).order;
    std::vector<int> stop(n);
    for (int i = 0; i < n; ++i) stop[static_cast<std::size_t>(prices.track(i))] = i;
    int listed = 0;
    for (std::size_t i = 0; i + 1 < best.size(); ++i) {
        const int a = stop[static_cast<std::size_t>(best[i])], b = stop[static_cast<std::size_t>(best[i + 1])];
        const auto near = prices.near(a, false);
        EXPECT_TRUE(std::is_sorted(near.begin(), near.end(),
                                   [](const auto& x, const auto& y) { return x.distance < y.distance; }));
        for (const detail::near_node& to : near)
            EXPECT_FLOAT_EQ(to.distance, static_cast<float>(prices.distance(a, to.node)));
        listed += std::any_of(near.begin(), near.end(), [&](const auto& x) { return x.node == b; });
    }
    EXPECT_GE(listed, n - 3);  // an edge of the best path is seldom far down
}
