#include <gtest/gtest.h>
#include <segue/bound/bound.hpp>
#include <segue/detail/near_points.hpp>
#include <segue/orderer.hpp>
#include <segue/problem.hpp>
#include <segue/random.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

using namespace segue;

namespace {

constexpr int many = problem::dense_limit + 1;  // no matrix from here on
const auto never = [] { return false; };

/// n points of `columns` columns; whole numbers below `grid` where that is not 0, so that many are equal.
std::vector<double> drawn_points(int n, int columns, segue::random& r, std::uint32_t grid = 0) {
    std::vector<double> out;
    for (int i = 0; i < n * columns; ++i) out.push_back(grid ? r.below(grid) : r.uniform());
    return out;
}

problem same_as_matrix(const problem& p, std::span<const double> durations, std::vector<exposure> exposures = {}) {
    const auto n = static_cast<std::size_t>(p.size());
    std::vector<double> t(n * n);
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b)
            t[a * n + b] = p.points()->distance(static_cast<int>(a), static_cast<int>(b));
    return problem::from_arrays(t, durations, std::move(exposures));
}

found ordered(const problem& p, const char* method, std::uint64_t seed = 1) {
    search_options options;
    options.seed = seed;
    options.stop.idle = 200;
    return orderer_named(method).run(p, options);
}

std::string refusal(std::vector<double> points, int columns, std::span<const double> durations = {},
                    std::vector<exposure> exposures = {}) {
    try {
        (void)problem::from_points(std::move(points), columns, durations, std::move(exposures));
    } catch (const data_error& e) {
        return e.what();
    }
    return "";
}

}  // namespace

TEST(Points, CostWhatTheirMatrixCosts) {
    segue::random r(5);
    for (const int n : {0, 1, 2, 3, 9, 40}) {
        std::vector<double> durations(static_cast<std::size_t>(n), 3);
        const problem p = problem::from_points(drawn_points(n, 3, r), 3), q = same_as_matrix(p, durations);
        EXPECT_TRUE(p.symmetric() && p.pure_path());
        EXPECT_TRUE(std::ranges::equal(p.transition_matrix(), q.transition_matrix()));
        for (const char* method :
             {"auto", "exact", "iterated", "local_search", "nearest", "insertion", "spanning_tree"}) {
            const found a = ordered(p, method), b = ordered(q, method);
            EXPECT_EQ(a.order, b.order) << method << ", " << n << " tracks";
            EXPECT_EQ(p.evaluate(a.order).total, q.evaluate(a.order).total);
            EXPECT_EQ(a.bound, b.bound);
        }
        EXPECT_DOUBLE_EQ(lower_bound(p, 1).value, lower_bound(q, 1).value);
    }
}

TEST(Points, TakeMemoryAndRulesBeside) {
    segue::random r(6);
    const int n = 9;
    const std::vector<double> durations(n, 4);
    const exposure genre{"genre", minutes(15), 0.5, 2, drawn_points(n, 2, r), {}, {}};
    const problem p = problem::from_points(drawn_points(n, 2, r), 2, durations, {genre});
    const problem q = same_as_matrix(p, durations, {genre});
    EXPECT_EQ(ordered(p, "exact").order, ordered(q, "exact").order);
    EXPECT_EQ(ordered(p, "iterated").order, ordered(q, "iterated").order);
}

TEST(Points, SayWhatTheyCannotBe) {
    const double nan = std::nan(""), inf = HUGE_VAL;
    EXPECT_NE(refusal({1, 2, 3, nan}, 2).find("row 1, column 1: nan"), std::string::npos);
    EXPECT_NE(refusal({1, -inf, 3, 4}, 2).find("row 0, column 1: -inf"), std::string::npos);
    EXPECT_NE(refusal({1, 2, 1e200, 4}, 2).find("row 1, column 0: 1e+200"), std::string::npos);
    EXPECT_NE(refusal({1, 2, 3}, 2).find("no whole rows of 2"), std::string::npos);
    EXPECT_NE(refusal({1, 2, 3}, 0).find("at least one"), std::string::npos);
    EXPECT_NE(refusal({1, 2}, 1, std::vector<double>{1}).find("2 points but 1 durations"), std::string::npos);
    EXPECT_NE(refusal({1, 2}, 1, {}, {{"x", minutes(5), 1, 1, {1, 1}, {}, {}}}).find("durations are needed"),
              std::string::npos);
    EXPECT_EQ(refusal({1e150, -1e150}, 1), "");
}

TEST(NearPoints, AreTheNearest) {
    segue::random r(7);
    for (const int columns : {1, 2, 8, 20})
        for (const std::uint32_t grid : {0U, 2U})
            for (const int n : {1, 2, 5, 300}) {
                const point_rows points{columns, drawn_points(n, columns, r, grid)};
                const detail::near_points near(points, 6, never);
                ASSERT_EQ(near.width(), std::min(6, n - 1));
                for (int a = 0; a < n; ++a) {
                    std::vector<double> plain;
                    for (int b = 0; b < n; ++b)
                        if (b != a) plain.push_back(points.distance(a, b));
                    std::ranges::sort(plain);
                    std::vector<int> rows;
                    for (std::size_t k = 0; k < near.of(a).size(); ++k) {
                        ASSERT_NEAR(near.of(a)[k].distance, plain[k], 1e-5);
                        ASSERT_NEAR(near.of(a)[k].distance, points.distance(a, near.of(a)[k].node), 1e-5);
                        rows.push_back(near.of(a)[k].node);
                    }
                    std::ranges::sort(rows);
                    ASSERT_TRUE(std::ranges::adjacent_find(rows) == rows.end());
                    ASSERT_FALSE(std::ranges::binary_search(rows, a));
                }
            }
}

TEST(GreedyEdges, TakeTheShortestFirst) {
    // 0 .. 1 . 2 ..... 3 . 4: the two steps of 1, then that of 2, then that of 5
    const point_rows line{1, {0, 2, 3, 8, 9}};
    const std::vector<int> expected{0, 1, 2, 3, 4};
    EXPECT_EQ(detail::greedy_edges(line, never), expected);
}

TEST(GreedyEdges, AreAPathWhateverThePoints) {
    segue::random r(8);
    for (const std::uint32_t grid : {0U, 1U, 3U})
        for (const int n : {0, 1, 2, 3, 4, 50, 2000}) {
            const point_rows points{2, drawn_points(n, 2, r, grid)};
            EXPECT_NO_THROW(check_permutation(detail::greedy_edges(points, never), n));
            EXPECT_NO_THROW(check_permutation(detail::greedy_edges(points, [] { return true; }), n));
        }
}

TEST(ManyPoints, HaveNoMatrixAndThePricesOfOne) {
    segue::random r(9);
    const problem few = problem::from_points(drawn_points(problem::dense_limit, 2, r), 2);
    EXPECT_FALSE(few.transition_matrix().empty());
    const problem p = problem::from_points(drawn_points(many, 2, r), 2);
    EXPECT_TRUE(p.transition_matrix().empty());
    EXPECT_TRUE(p.symmetric());
    std::vector<double> row(many);
    p.transitions_from(7, row);
    for (const int b : {0, 7, 8, many - 1}) {
        EXPECT_EQ(p.transition(7, b), p.points()->distance(7, b));
        EXPECT_EQ(p.transition(b, 7), row[static_cast<std::size_t>(b)]);
    }
}

TEST(ManyPoints, OnALineAreWalkedFromEndToEnd) {
    segue::random r(10);
    std::vector<double> line;
    for (const double x : drawn_points(many, 1, r)) line.insert(line.end(), {3 * x, 4 * x, 0});
    const problem p = problem::from_points(line, 3);
    double low = 5, high = 0;
    for (int a = 0; a < many; ++a) {
        const double x = line[static_cast<std::size_t>(3 * a)] / 3;
        low = std::min(low, x), high = std::max(high, x);
    }
    EXPECT_NEAR(p.evaluate(ordered(p, "iterated").order).total, 5 * (high - low), 1e-4);
}

TEST(ManyPoints, AreOrderedBetterThanGreedily) {
    segue::random r(11);
    const problem p = problem::from_points(drawn_points(6000, 4, r), 4);
    const found best = ordered(p, "iterated");
    check_permutation(best.order, 6000);
    EXPECT_LT(p.evaluate(best.order).total, .96 * p.evaluate(detail::greedy_edges(*p.points(), never)).total);
    EXPECT_EQ(best.order, ordered(p, "iterated").order);
    EXPECT_NE(best.order, ordered(p, "iterated", 2).order);
    EXPECT_LT(p.evaluate(best.order).total, p.evaluate(ordered(p, "local_search").order).total);
}

TEST(ManyPoints, MayBeEqualAndInAnyUnit) {
    segue::random r(12);
    const problem equal = problem::from_points(std::vector<double>(2 * many, 7.5), 2);
    const found any = ordered(equal, "iterated");
    check_permutation(any.order, many);
    EXPECT_EQ(equal.evaluate(any.order).total, 0);
    std::vector<double> points = drawn_points(many, 2, r, 60);
    const std::vector<int> order = ordered(problem::from_points(points, 2), "iterated").order;
    for (const int power : {-400, 400}) {
        std::vector<double> scaled = points;
        for (double& x : scaled) x = std::ldexp(x, power);
        EXPECT_EQ(ordered(problem::from_points(scaled, 2), "iterated").order, order) << power;
    }
}

TEST(ManyPoints, AreBetteredFromAStartAndMayBeCancelled) {
    segue::random r(13);
    const problem p = problem::from_points(drawn_points(many, 3, r), 3);
    search_options options;
    options.start = shuffled(many, r);
    options.stop.idle = 1;
    const double before = p.evaluate(options.start).total;
    EXPECT_LT(p.evaluate(orderer_named("iterated").run(p, options).order).total, before / 4);
    std::stop_source stop;
    stop.request_stop();
    options.cancelled = stop.get_token();
    EXPECT_EQ(orderer_named("iterated").run(p, options).order, options.start);
    for (const char* method : {"iterated", "local_search", "nearest", "auto"}) {
        options.start.clear();
        EXPECT_NO_THROW(check_permutation(orderer_named(method).run(p, options).order, many)) << method;
    }
}

TEST(ManyPoints, FollowAnArcOverSlotsWithoutAMatrix) {
    segue::random r(14);
    const std::vector<double> values = drawn_points(many, 1, r);
    const priced_arc rise{"rise", 1, values, {{0, 0}, {1, 1}}, priced_arc::axis::slots};
    const problem p = problem::from_points(drawn_points(many, 2, r), 2, {}, {}, {}, {rise});
    search_options options;
    options.stop.seconds = 1;
    const found best = orderer_named("auto").run(p, options);
    EXPECT_LT(p.evaluate(best.order).total, p.evaluate(shuffled(many, r)).total);
}
