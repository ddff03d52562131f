#include "support/random_problem.hpp"
#include "support/rule_crate.hpp"

#include <gtest/gtest.h>
#include <segue/detail/label_program.hpp>
#include <segue/orderer/exact.hpp>
#include <segue/orderer/iterated.hpp>
#include <segue/rule.hpp>

using namespace segue;

TEST(ExactLimits, ACancelledSearchReturnsAnUnprovenOrder) {
    segue::random r(17);
    const problem p = random_problem(15, random_problem_kinds().back().second, r);
    std::stop_source source;
    source.request_stop();
    search_options options;
    options.cancelled = source.get_token();
    const found f = exact_order(p, options);
    EXPECT_NO_THROW(check_permutation(f.order, 15));
    EXPECT_FALSE(f.proven);
    EXPECT_FALSE(f.note.empty());
}

TEST(ExactLimits, StopsRatherThanTakeMoreMemoryThanItMay) {
    segue::random r(20);
    const problem p = random_problem(13, random_problem_kinds().back().second, r);
    const detail::set_numbers numbers(p);
    const detail::tangents rest(numbers, shuffled(13, r), 2, [] { return false; });
    const constraints none;
    detail::label_program all(numbers, rest, none);
    EXPECT_EQ(all.run({}), detail::work_end::proven);
    detail::label_program little(numbers, rest, none);
    EXPECT_EQ(little.run({.bytes = 1 << 18}), detail::work_end::no_room);
    EXPECT_LE(little.bound(), all.best_value().cost);
}

TEST(ExactLimits, AfterAnyNumberOfStepsTheBoundHolds) {
    segue::random r(23);
    for (int k = 0; k < 4; ++k) {
        auto options = random_problem_kinds().back().second;
        options.unknown = k % 2 == 0;
        problem p = random_problem(9, options, r);
        if (k % 3 == 0) p = p.with_rules(lower(std::vector<rule>{at_most{attribute::genre, 1}}, rule_crate(9, r)));
        const priced best = p.evaluate(exact_order(p).order);
        bool proven = false;
        for (std::int64_t steps = 0; !proven; steps = 1 + steps * 2) {
            const found f = exact_order_within(p, {}, steps);
            EXPECT_NO_THROW(check_permutation(f.order, 9));
            proven = f.proven;
            EXPECT_NE(f.proven, !f.note.empty());
            if (proven) {
                EXPECT_NEAR(p.evaluate(f.order).total, best.total, 1e-11 * (1 + best.total));
            }
            if (f.bound && best.violations == 0) {
                EXPECT_LE(*f.bound, best.total * (1 + 1e-12));
            }
        }
    }
}

TEST(ExactLimits, StoppedAtAnyLookAtTheClock) {
    segue::random r(24);
    const problem p = random_problem(12, random_problem_kinds().back().second, r);
    const detail::set_numbers numbers(p);
    const std::vector<int> start = shuffled(12, r);
    const constraints none;
    for (int looks = 0;; looks += 1 + 2 * looks) {
        int left = looks;
        const auto expired = [&] { return left-- <= 0; };
        const detail::tangents rest(numbers, start, 2, expired);
        if (!rest.complete()) continue;
        detail::label_program program(numbers, rest, none);
        program.beat(start);
        const detail::work_end how = program.run({.enough = [&](double, double) { return expired(); }});
        EXPECT_NO_THROW(check_permutation(program.best(), 12));
        EXPECT_LE(program.bound(), program.best_value().cost);
        if (how == detail::work_end::proven) break;
        EXPECT_EQ(how, detail::work_end::stopped);
    }
}

TEST(ExactLimits, WhatDoesNotFitIsSaidBeforehand) {
    segue::random r(25);
    const problem p = random_problem(15, random_problem_kinds().back().second, r);
    search_options options;
    options.stop.idle = 10;
    options.memory = exact_bytes(15) - 1;
    found f = exact_order(p, options);
    EXPECT_NO_THROW(check_permutation(f.order, 15));
    EXPECT_FALSE(f.proven);
    EXPECT_NE(f.note.find("MB"), std::string::npos) << f.note;
    options.memory = exact_bytes(15) + (std::size_t{300} << 10);
    f = exact_order(p, options);
    EXPECT_NO_THROW(check_permutation(f.order, 15));
    EXPECT_FALSE(f.proven);
    EXPECT_NE(f.note.find("MB"), std::string::npos) << f.note;
    ASSERT_TRUE(f.bound);
    EXPECT_LE(*f.bound, p.evaluate(f.order).total);
}

TEST(ExactLimits, AroundTheSizesWhereTheWayChanges) {
    segue::random r(26);
    for (const int n : {12, 13, 14})
        for (const bool memory : {false, true}) {
            const problem p = random_problem(n, {.asymmetric = true, .memory = memory}, r);
            const found f = exact_order(p);
            EXPECT_TRUE(f.proven) << f.note;
            search_options options;
            options.stop.idle = 300;
            EXPECT_LE(p.evaluate(f.order).total, p.evaluate(iterated_order(p, options).order).total + 1e-12);
        }
    for (const int n : {exact_path_limit, exact_path_limit + 1}) {
        search_options options;
        options.stop.idle = 10;
        options.stop.seconds = 0.05;
        const problem p = random_problem(n, {.asymmetric = true}, r);
        const found f = exact_order(p, options);
        EXPECT_NO_THROW(check_permutation(f.order, n));
        EXPECT_EQ(f.method == "exact", n <= exact_path_limit);
    }
}

TEST(ExactLimits, AboveTheLimitItSaysSo) {
    segue::random r(18);
    const problem p = random_problem(exact_limit + 1, {.memory = true}, r);
    search_options options;
    options.stop.idle = 10;
    const found f = exact_order(p, options);
    EXPECT_FALSE(f.proven);
    EXPECT_NE(f.note.find(std::to_string(exact_limit)), std::string::npos);
}
