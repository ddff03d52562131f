#include "support/random_problem.hpp"
#include "support/rule_crate.hpp"

#include <gtest/gtest.h>
#include <segue/detail/label_program.hpp>
#include <segue/orderer/exact.hpp>
#include <segue/orderer/iterated.hpp>
#include <segue/rule.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace segue;

namespace {

struct value {
    int violations = std::numeric_limits<int>::max();
    double cost = 0;
};

bool less(const value& a, const value& b) {
    return a.violations != b.violations ? a.violations < b.violations : a.cost < b.cost;
}

value value_of(const problem& p, const std::vector<int>& order) {
    const priced all = p.evaluate(order);
    return {all.violations, all.total};
}

/// The best of all orders, by looking at each.
value best_of_all(const problem& p) {
    std::vector<int> order(static_cast<std::size_t>(p.size()));
    std::iota(order.begin(), order.end(), 0);
    value best;
    do {
        if (const value v = value_of(p, order); less(v, best)) best = v;
    } while (std::next_permutation(order.begin(), order.end()));
    return best;
}

void expect_optimal(const problem& p, const std::string& what, const search_options& options = {}) {
    const found f = exact_order(p, options);
    ASSERT_NO_THROW(check_permutation(f.order, p.size()));
    const value is = value_of(p, f.order), best = best_of_all(p);
    EXPECT_TRUE(f.proven) << what << ": " << f.note;
    EXPECT_EQ(is.violations, best.violations) << what;
    if (std::isinf(best.cost)) {
        EXPECT_EQ(is.cost, best.cost) << what;
        return;
    }
    EXPECT_NEAR(is.cost, best.cost, 1e-11 * (1 + std::abs(best.cost))) << what;
    if (f.bound) {
        EXPECT_LE(*f.bound, is.cost) << what;
    }
}

/// A rule of which only the count is known.
class opaque final : public constraint {
public:
    opaque(int a, int b) : a_(a), b_(b) {}
    [[nodiscard]] int count(std::span<const int> order) const override {
        return std::find(order.begin(), order.end(), a_) > std::find(order.begin(), order.end(), b_);
    }
    [[nodiscard]] std::vector<violation> violations(std::span<const int> order) const override {
        return std::vector<violation>(static_cast<std::size_t>(count(order)),
                                      violation{"before", {}, "a comes after b"});
    }

private:
    int a_, b_;
};

}  // namespace

TEST(Exact, EqualsEnumerationForEveryKindOfProblem) {
    segue::random r(11);
    for (auto [name, options] : random_problem_kinds())
        for (int k = 0; k < 40; ++k) {
            options.forbidden = k % 4 == 3;
            options.equal_durations = k % 5 == 4;
            const int n = 1 + static_cast<int>(r.below(7));
            expect_optimal(random_problem(n, options, r), name + ", n = " + std::to_string(n));
        }
}

TEST(Exact, EqualsEnumerationAtEightTracks) {
    segue::random r(12);
    for (int k = 0; k < 4; ++k) expect_optimal(random_problem(8, random_problem_kinds().back().second, r), "all");
}

TEST(Exact, KeepsRulesFirstAndCostSecond) {
    segue::random r(13);
    for (int k = 0; k < 150; ++k) {
        const int n = 2 + static_cast<int>(r.below(6));
        const crate tracks = rule_crate(n, r);
        std::vector<rule> rules;
        const auto title = [&] { return "t" + std::to_string(r.below(static_cast<std::uint32_t>(n))); };
        if (r.below(2)) rules.push_back(apart{attribute::artist, 1 + static_cast<int>(r.below(3))});
        if (r.below(3) == 0) rules.push_back(apart{attribute::album, 1, 2 + 10 * r.uniform()});
        if (r.below(2)) rules.push_back(at_most{attribute::genre, 1 + static_cast<int>(r.below(2))});
        if (r.below(3) == 0) rules.push_back(every{1 + static_cast<int>(r.below(3)), track_role::interlude});
        if (r.below(3) == 0)
            rules.push_back(first{title()});
        else if (r.below(2))
            rules.push_back(lock{1 + static_cast<int>(r.below(static_cast<std::uint32_t>(n - 1))), title()});
        auto options = random_problem_kinds().back().second;
        const problem p = random_problem(n, options, r).with_rules(lower(rules, tracks));
        std::string what = "n = " + std::to_string(n);
        for (const rule& one : rules) what += ", " + to_string(one);
        expect_optimal(p, what);
    }
}

TEST(Exact, AnOpaqueRuleIsKeptToo) {
    segue::random r(14);
    for (int k = 0; k < 30; ++k) {
        const int n = 3 + static_cast<int>(r.below(4));
        const constraints rules{std::make_shared<opaque>(0, 1), std::make_shared<opaque>(2, 0)};
        expect_optimal(random_problem(n, random_problem_kinds().back().second, r).with_rules(rules), "opaque");
    }
}

TEST(Exact, SmallAndDegenerateProblems) {
    EXPECT_TRUE(exact_order(problem()).order.empty());
    EXPECT_TRUE(exact_order(problem()).proven);
    for (int n = 1; n <= 6; ++n) {
        const auto size = static_cast<std::size_t>(n);
        expect_optimal(problem::from_arrays(std::vector<double>(size * size, 0.0), std::vector<double>(size, 3.0)),
                       "no price");
        exposure same{"same", minutes(10), 1, 1, std::vector<double>(size, 1.0), {}, {}};
        expect_optimal(
            problem::from_arrays(std::vector<double>(size * size, 0.5), std::vector<double>(size, 3.0), {same}),
            "identical");
        expect_optimal(
            problem::from_arrays(std::vector<double>(size * size, 0.5), std::vector<double>(size, 0.0), {same}),
            "no duration");
        std::vector<double> none(size * size, INFINITY);
        expect_optimal(problem::from_arrays(none, std::vector<double>(size, 3.0)), "all forbidden");
    }
}

TEST(Exact, NegativePricesAreAllowed) {
    segue::random r(15);
    for (int k = 0; k < 40; ++k) {
        const std::size_t n = 2 + r.below(5);
        std::vector<double> t(n * n), slots(n * n);
        for (double& v : t) v = 4 * r.uniform() - 3;
        for (double& v : slots) v = 4 * r.uniform() - 3;
        expect_optimal(problem::from_arrays(t, std::vector<double>(n, 2.0), {}, slots), "negative");
    }
}

TEST(Exact, ManyIdenticalTracksAreProvenAtOnce) {
    const std::size_t n = 16;
    exposure same{"same", minutes(10), 1, 1, std::vector<double>(n, 1.0), {}, {}};
    EXPECT_TRUE(
        exact_order(problem::from_arrays(std::vector<double>(n * n, 0.5), std::vector<double>(n, 3.0), {same})).proven);
}

TEST(Exact, TheSameOrderEveryTime) {
    segue::random r(16);
    const problem p = random_problem(11, random_problem_kinds().back().second, r);
    EXPECT_EQ(exact_order(p).order, exact_order(p).order);
}

TEST(Exact, ACancelledSearchReturnsAnUnprovenOrder) {
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

TEST(Exact, StopsRatherThanTakeMoreMemoryThanItMay) {
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

TEST(Exact, EqualsEnumerationWithEverythingAtOnce) {
    segue::random r(21);
    for (int k = 0; k < 150; ++k) {
        const int n = 1 + static_cast<int>(r.below(7));
        auto options = random_problem_kinds().back().second;
        options.slots = k % 2 == 0, options.forbidden = k % 3 == 0, options.start = k % 5 != 0;
        options.unknown = k % 7 < 3;  // labels that are all known go by rank
        problem p = random_problem(n, options, r);
        if (k % 4 == 0 && !options.forbidden)
            p = p.with_rules(lower(std::vector<rule>{apart{attribute::artist, 1}}, rule_crate(n, r)));
        expect_optimal(p, "everything, " + std::to_string(k) + ", n = " + std::to_string(n));
    }
}

TEST(Exact, LabelsOfTheSameHalfLifeAndFewArtists) {
    segue::random r(22);
    for (int k = 0; k < 60; ++k) {
        const int n = 2 + static_cast<int>(r.below(6)), artists = 1 + static_cast<int>(r.below(3));
        const auto size = static_cast<std::size_t>(n);
        std::vector<double> prices(size * size), minutes_of(size);
        for (double& v : prices) v = 0.05 * r.uniform();
        for (double& v : minutes_of) v = k % 5 == 0 ? 3.0 : 6 * r.uniform();
        std::vector<exposure> both;
        for (const char* name : {"artist", "album"}) {
            exposure e{name, minutes(0.5 + 5 * r.uniform()), 1 + r.uniform(), artists, {}, {}, {}};
            for (int i = 0; i < n; ++i)
                e.labels.push_back(static_cast<int>(r.below(static_cast<std::uint32_t>(artists))));
            for (int l = 0; k % 3 == 0 && l < artists; ++l) e.start.push_back(r.uniform());
            both.push_back(std::move(e));
        }
        expect_optimal(problem::from_arrays(prices, minutes_of, both), "labels " + std::to_string(k));
    }
}

TEST(Exact, AfterAnyNumberOfStepsTheBoundHolds) {
    segue::random r(23);
    for (int k = 0; k < 4; ++k) {
        auto options = random_problem_kinds().back().second;
        options.unknown = k % 2 == 0;
        problem p = random_problem(9, options, r);
        if (k % 3 == 0) p = p.with_rules(lower(std::vector<rule>{at_most{attribute::genre, 1}}, rule_crate(9, r)));
        const value best = value_of(p, exact_order(p).order);
        bool proven = false;
        for (std::int64_t steps = 0; !proven; steps = 1 + steps * 2) {
            const found f = exact_order_within(p, {}, steps);
            EXPECT_NO_THROW(check_permutation(f.order, 9));
            proven = f.proven;
            EXPECT_NE(f.proven, !f.note.empty());
            if (proven) {
                EXPECT_NEAR(value_of(p, f.order).cost, best.cost, 1e-11 * (1 + best.cost));
            }
            if (f.bound && best.violations == 0) {
                EXPECT_LE(*f.bound, best.cost * (1 + 1e-12));
            }
        }
    }
}

TEST(Exact, StoppedAtAnyLookAtTheClock) {
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
        const detail::work_end how = program.run({.expired = expired});
        EXPECT_NO_THROW(check_permutation(program.best(), 12));
        EXPECT_LE(program.bound(), program.best_value().cost);
        if (how == detail::work_end::proven) break;
        EXPECT_EQ(how, detail::work_end::stopped);
    }
}

TEST(Exact, WhatDoesNotFitIsSaidBeforehand) {
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

TEST(Exact, AroundTheSizesWhereTheWayChanges) {
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

TEST(Exact, AboveTheLimitItSaysSo) {
    segue::random r(18);
    const problem p = random_problem(exact_limit + 1, {.memory = true}, r);
    search_options options;
    options.stop.idle = 10;
    const found f = exact_order(p, options);
    EXPECT_FALSE(f.proven);
    EXPECT_NE(f.note.find(std::to_string(exact_limit)), std::string::npos);
}

TEST(Exact, NearIsAPriceOfEveryMovedTrack) {
    segue::random r(19);
    for (int k = 0; k < 20; ++k) {
        const problem p = random_problem(6, random_problem_kinds().back().second, r);
        search_options options;
        options.start = shuffled(6, r);
        options.near = r.uniform();
        const auto with_moves = [&](const std::vector<int>& order) {
            double sum = p.evaluate(order).total;
            for (std::size_t i = 0; i < 6; ++i) sum += options.near * (order[i] != options.start[i]);
            return sum;
        };
        std::vector<int> order{0, 1, 2, 3, 4, 5};
        double best = INFINITY;
        do best = std::min(best, with_moves(order));
        while (std::next_permutation(order.begin(), order.end()));
        EXPECT_NEAR(with_moves(exact_order(p, options).order), best, 1e-11);
    }
}
