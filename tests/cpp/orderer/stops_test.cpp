#include "../support/random_problem.hpp"

#include <gtest/gtest.h>
#include <segue/crate.hpp>
#include <segue/detail/label_program.hpp>
#include <segue/orderer/auto.hpp>
#include <segue/orderer/exact.hpp>
#include <segue/orderer/iterated.hpp>
#include <segue/orderer/nearest.hpp>
#include <segue/rule.hpp>

#include <cmath>
#include <vector>

using namespace segue;

namespace {

problem full(int n, std::uint64_t seed) {
    segue::random r(seed);
    return random_problem(n, random_problem_kinds().back().second, r);
}

problem path(int n, std::uint64_t seed) {
    segue::random r(seed);
    return random_problem(n, {.asymmetric = true}, r);
}

double gap(const problem& p, const found& f) { return (p.evaluate(f.order).total - *f.bound) / *f.bound; }

}  // namespace

TEST(Stops, AGapOutOfReachIsNoReasonToGoOnForEver) {
    for (const std::string_view method : {"exact", "iterated", "auto"})
        for (const int n : {0, 1, 2, 3, 12, 14, 30})
            for (const problem& p : {full(n, 1), path(n, 2)}) {
                search_options options;
                options.stop = {.idle = 5, .cost = -1e9, .gap = 0};
                const found f = orderer_named(method).run(p, options);
                EXPECT_NO_THROW(check_permutation(f.order, n));
                if (f.bound) {
                    EXPECT_LE(*f.bound, p.evaluate(f.order).total * (1 + 1e-12)) << method << ", n = " << n;
                }
            }
}

TEST(Stops, AGapWithinReachEndsTheSearchWithIt) {
    for (const auto& run : {exact_order, iterated_order, auto_order})
        for (const problem& p : {full(14, 3), path(60, 4), full(30, 5)}) {
            search_options options;
            options.stop.gap = 1;
            options.stop.idle = p.size() > exact_limit ? 200 : 1;
            const found f = run(p, options);
            if (!f.bound) continue;  // too large for the exact program
            EXPECT_LE(gap(p, f), 1) << f.method;
        }
}

TEST(Stops, IteratedEndsSoonerWhereAGapIsEnough) {
    const problem p = full(30, 6);
    const found whole = iterated_order(p, {});
    const found enough = iterated_order(p, {.stop = {.gap = 1}});
    EXPECT_FALSE(whole.bound);
    ASSERT_TRUE(enough.bound);
    EXPECT_LT(enough.iterations, whole.iterations / 2);
}

TEST(Stops, ExactStopsAtACostOrAGapAndSaysSo) {
    for (const problem& p : {full(15, 7), path(60, 8)}) {
        const double best = p.evaluate(exact_order(p).order).total;
        for (const stop& when : {stop{.cost = 2 * best}, stop{.gap = 1}}) {
            const found f = exact_order(p, {.stop = when});
            EXPECT_NO_THROW(check_permutation(f.order, p.size()));
            EXPECT_FALSE(f.proven);
            EXPECT_NE(f.note.find("asked for"), std::string::npos) << f.note;
            EXPECT_LE(p.evaluate(f.order).total, 2 * best);
        }
        const found beyond = exact_order(p, {.stop = {.cost = best / 2, .gap = 0}});
        EXPECT_TRUE(beyond.proven) << beyond.note;
        EXPECT_NEAR(p.evaluate(beyond.order).total, best, 1e-11 * best);
    }
}

TEST(Stops, BrokenRulesAreNoneOfTheTargets) {
    std::vector<track> one_artist(10);
    for (track& t : one_artist) t.artists = {"The Same"};
    const problem p = full(10, 9).with_rules(lower(std::vector<rule>{apart{artist, 1}}, crate(one_artist)));
    for (const auto& run : {exact_order, iterated_order, auto_order, nearest_order}) {
        const found some = run(p, {.stop = {.cost = 1e9}}), all = run(p, {});
        EXPECT_GT(p.evaluate(all.order).violations, 0);
        EXPECT_EQ(some.order, all.order);
        EXPECT_EQ(some.proven, all.proven);
    }
}

TEST(Stops, ExactTellsItsCostAndBoundOnTheWay) {
    const problem p = full(20, 10);
    std::vector<progress> told;
    std::stop_source enough;
    search_options options;
    options.cancelled = enough.get_token();
    options.report = [&](const progress& at) {
        told.push_back(at);
        if (at.bound) enough.request_stop();
    };
    const found f = exact_order(p, options);
    EXPECT_NO_THROW(check_permutation(f.order, 20));
    ASSERT_FALSE(told.empty());
    double seconds = 0;
    for (const progress& at : told) {
        EXPECT_GE(at.seconds, seconds);
        EXPECT_TRUE(std::isfinite(at.cost));
        seconds = at.seconds;
    }
    ASSERT_TRUE(told.back().bound);
    EXPECT_LE(*told.back().bound, told.back().cost);
    EXPECT_FALSE(f.proven);
}

TEST(Stops, CancelledAtAnyLookTheBestOrderSoFarIsKept) {
    const problem p = full(13, 11);
    const detail::set_numbers numbers(p);
    segue::random r(12);
    const std::vector<int> start = shuffled(13, r);
    const constraints none;
    const detail::tangents rest(numbers, start, 2, [] { return false; });
    double before = HUGE_VAL;
    for (int looks = 0;; looks += 1 + looks) {
        detail::label_program program(numbers, rest, none);
        program.beat(start);
        int left = looks;
        double bound = -HUGE_VAL;
        const auto how = program.run({.enough = [&](double cost, double now) {
            EXPECT_LE(cost, p.evaluate(start).total * (1 + 1e-12));
            EXPECT_LE(now, cost);
            EXPECT_GE(now, bound - 1e-9) << "the bound rises";
            bound = now;
            return left-- <= 0;
        }});
        EXPECT_NO_THROW(check_permutation(program.best(), 13));
        const double cost = p.evaluate(program.best()).total;
        EXPECT_LE(cost, before * (1 + 1e-12));
        before = cost;
        if (how == detail::work_end::proven) break;
    }
}

TEST(Stops, ThreadsServeIteratedToo) {
    const problem p = full(40, 13);
    const auto cost = [&](int threads) {
        return p.evaluate(iterated_order(p, {.seed = 5, .threads = threads, .stop = {.idle = 20}}).order).total;
    };
    const double one = cost(1), four = cost(4);
    EXPECT_EQ(four, cost(4));
    EXPECT_LE(four, one);
}
