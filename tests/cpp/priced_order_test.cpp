#include "support/random_problem.hpp"

#include <gtest/gtest.h>
#include <segue/priced_order.hpp>
#include <segue/segment.hpp>

#include <cmath>

using namespace segue;

namespace {

move random_move(int n, segue::random& r) {
    const auto pick = [&](int lo, int hi) {
        return lo + static_cast<int>(r.below(static_cast<std::uint32_t>(hi - lo + 1)));
    };
    switch (r.below(3)) {
        case 0: {
            const int i = pick(0, n - 1);
            return reversal{i, pick(i, n - 1)};
        }
        case 1: {
            const int i = pick(0, n - 1), j = pick(i, n - 1);
            return relocation{i, j, pick(0, n - (j - i + 1)), r.below(2) == 1};
        }
        default: {
            const int i = pick(0, n - 2), j = pick(i, n - 2), k = pick(j + 1, n - 1);
            return exchange{i, j, k, pick(k, n - 1), r.below(2) == 1, r.below(2) == 1};
        }
    }
}

/// Largest |price - (J(after) - J(before))| over J, over random crates and moves.
double worst_error(const random_problem_options& options, int problems, int moves, std::uint64_t seed,
                   double tolerance = priced_order::exact) {
    segue::random r(seed);
    double worst = 0;
    for (int k = 0; k < problems; ++k) {
        const int n = 2 + static_cast<int>(r.below(39));
        const problem p = random_problem(n, options, r);
        priced_order order(p, shuffled(n, r), tolerance);
        double before = p.evaluate(order.order()).total;
        for (int m = 0; m < moves; ++m) {
            const arrangement a = arrange(random_move(n, r), n);
            const double delta = order.price(a), after = p.evaluate(applied(a, order.order())).total;
            worst = std::max(worst, std::abs(delta - (after - before)) / std::max(1.0, before));
            if (m % 3 == 0) {
                order.apply(a);
                before = after;
            }
        }
    }
    return worst;
}

/// Each move's price, one applied after the other, within `tolerance` of what evaluations differ by.
void expect_prices_of_moves(const problem& p, int moves, double tolerance, segue::random& r) {
    const int n = p.size();
    priced_order order(p, shuffled(n, r));
    for (int m = 0; m < moves; ++m) {
        const arrangement a = arrange(random_move(n, r), n);
        const double before = p.evaluate(order.order()).total, after = p.evaluate(applied(a, order.order())).total;
        ASSERT_NEAR(order.price(a), after - before, tolerance);
        order.apply(a);
    }
}

}  // namespace

TEST(PricedOrder, APriceIsTheDifferenceOfTwoEvaluations) {
    for (const auto& [name, options] : random_problem_kinds())
        EXPECT_LT(worst_error(options, 60, 160, 1), 1e-12) << name;
}

TEST(PricedOrder, ARoughPriceIsNearTheDifferenceOfTwoEvaluations) {
    for (const auto& [name, options] : random_problem_kinds())
        EXPECT_LT(worst_error(options, 60, 160, 5, 1e-5), 1e-4) << name;
}

TEST(PricedOrder, ACurveMayBreakWhereATrackBegins) {
    const int n = 11;  // slots at 0, .1, .2, ...; minutes likewise, but for two tracks of no length
    segue::random r(7);
    for (const auto along : {priced_arc::axis::slots, priced_arc::axis::minutes}) {
        problem::parts parts;
        parts.n = n;
        priced_arc arc{"arc", 1, {}, {{0, 0.2}, {0.3, 0.2}, {0.32, 0.8}, {0.7, 0.8}, {0.9, 0.1}}, along};
        for (int i = 0; i < n; ++i) {
            parts.durations.push_back(i < 2 ? 0 : 60'000);
            arc.values.push_back(r.uniform());
        }
        parts.arcs.push_back(arc);
        expect_prices_of_moves(problem(parts), 2000, 1e-10, r);
    }
}

TEST(PricedOrder, ManyLabelsArePricedByPairs) {
    segue::random r(3);
    const int n = 600;
    problem::parts parts;
    parts.n = n;
    exposure e{"artist", minutes(60), 0.7, 200, {}, {}, {}};
    for (int i = 0; i < n; ++i) {
        parts.durations.push_back(1000 + r.below(300'000));
        e.labels.push_back(r.below(20) == 0 ? -1 : static_cast<int>(r.below(200)));
    }
    e.start.assign(200, 0.0);
    e.start[3] = 0.5;
    parts.exposures.push_back(e);
    expect_prices_of_moves(problem(parts), 400, 1e-11, r);
}

TEST(PricedOrder, TenThousandAppliedMovesDoNotDrift) {
    segue::random r(5);
    const problem p = random_problem(60, random_problem_kinds().back().second, r);
    priced_order order(p, shuffled(60, r));
    double cost = p.evaluate(order.order()).total;
    for (int m = 0; m < 10'000; ++m) {
        const arrangement a = arrange(random_move(60, r), 60);
        cost += order.price(a);
        order.apply(a);
    }
    EXPECT_NEAR(cost, p.evaluate(order.order()).total, 1e-9 * cost);
}

TEST(PricedOrder, AForbiddenTransitionIsInfinite) {
    std::vector<double> t{0, 1, INFINITY, 1, 0, 1, 1, 1, 0};
    const problem p = problem::from_arrays(t, std::vector<double>{1, 1, 1});
    const priced_order order(p, std::vector<int>{0, 1, 2});
    EXPECT_EQ(order.price(arrange(relocation{1, 1, 2}, 3)), INFINITY);
    const priced_order broken(p, std::vector<int>{0, 2, 1});
    EXPECT_EQ(broken.price(arrange(reversal{1, 2}, 3)), -INFINITY);
}

TEST(Move, TheSameBlocksForEveryWayToSayIt) {
    const std::vector<int> order{0, 1, 2, 3, 4, 5};
    EXPECT_EQ(applied(arrange(reversal{1, 3}, 6), order), (std::vector<int>{0, 3, 2, 1, 4, 5}));
    EXPECT_EQ(applied(arrange(relocation{1, 2, 3}, 6), order), (std::vector<int>{0, 3, 4, 1, 2, 5}));
    EXPECT_EQ(applied(arrange(relocation{3, 4, 0, true}, 6), order), (std::vector<int>{4, 3, 0, 1, 2, 5}));
    EXPECT_EQ(applied(arrange(exchange{0, 1, 3, 5, false, true}, 6), order), (std::vector<int>{5, 4, 3, 2, 0, 1}));
    EXPECT_TRUE(arrange(relocation{2, 2, 2}, 6).empty());
    EXPECT_THROW((void)arrange(reversal{2, 6}, 6), std::out_of_range);
    EXPECT_THROW((void)arrange(relocation{0, 3, 3}, 6), std::out_of_range);
}

TEST(Segment, JoinIsAssociativeAndReversalAnInvolution) {
    segue::random r(9);
    const auto one = [&] {
        segment s{r.uniform(), {}, {}, 0};
        for (int d = 0; d < 4; ++d) s.head.push_back(r.uniform());
        s.tail = s.head;
        return s;
    };
    const auto same = [](const segment& a, const segment& b) {
        EXPECT_NEAR(a.keep, b.keep, 1e-15);
        EXPECT_NEAR(a.inner, b.inner, 1e-12);
        for (std::size_t d = 0; d < a.head.size(); ++d) {
            EXPECT_NEAR(a.head[d], b.head[d], 1e-12);
            EXPECT_NEAR(a.tail[d], b.tail[d], 1e-12);
        }
    };
    for (int k = 0; k < 200; ++k) {
        const segment a = join(one(), one()), b = one(), c = join(one(), one());
        same(join(join(a, b), c), join(a, join(b, c)));
        same(reversed(join(a, c)), join(reversed(c), reversed(a)));
        same(reversed(reversed(a)), a);
    }
}
