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

/// Copies of a few tracks; `change` differs from its original in one thing, the `thing`-th (0: in none).
static problem copies(const std::vector<int>& of, std::size_t change, int thing, segue::random& r) {
    const std::size_t n = of.size(), kinds = 3;
    std::vector<double> price(kinds * kinds), minutes_of(kinds), slot(kinds * n), taste(kinds);
    for (auto* v : {&price, &minutes_of, &slot, &taste})
        for (double& x : *v) x = 0.1 + r.uniform();
    std::vector<double> t(n * n), d(n), s(n * n);
    exposure heard{"genre", minutes(2), 1.5, 1, {}, {}, {0.7}}, artist{"artist", minutes(4), 1, 4, {}, {}, {}};
    for (std::size_t a = 0; a < n; ++a) {
        const auto k = static_cast<std::size_t>(of[a]);
        for (std::size_t b = 0; b < n; ++b) t[a * n + b] = price[k * kinds + static_cast<std::size_t>(of[b])];
        for (std::size_t i = 0; i < n; ++i) s[a * n + i] = slot[k * n + i];
        d[a] = minutes_of[k];
        heard.x.push_back(taste[k]);
        artist.labels.push_back(of[a]);
    }
    if (thing == 1) t[change * n + (change + 1) % n] += 0.3;
    if (thing == 2) t[(change + 1) % n * n + change] += 0.3;
    if (thing == 3) d[change] += 1;
    if (thing == 4) s[change * n + 2] += 0.3;
    if (thing == 5) heard.x[change] += 0.3;
    if (thing == 6) artist.labels[change] = 3;
    return problem::from_arrays(t, d, {heard, artist}, s);
}

TEST(Exact, CopiesPlayInTheOrderOfRowsAndNothingElseDoes) {
    segue::random r(27);
    for (int k = 0; k < 70; ++k) {
        const int n = 4 + k % 3;
        std::vector<int> of;
        for (int i = 0; i < n; ++i) of.push_back(static_cast<int>(r.below(3)));
        const auto change = static_cast<std::size_t>(r.below(static_cast<std::uint32_t>(n)));
        const problem p = copies(of, change, k % 7, r);
        const detail::set_numbers numbers(p);
        for (std::size_t a = 0; a < of.size(); ++a)
            for (std::size_t b = 0; b < of.size(); ++b) {
                if (a == b) continue;
                if (of[a] != of[b]) {
                    EXPECT_FALSE(numbers.alike(a, b));
                } else if (k % 7 == 0) {
                    EXPECT_TRUE(numbers.alike(a, b));
                }
                if (k % 7 >= 3 && k % 7 <= 5 && (a == change || b == change)) {
                    EXPECT_FALSE(numbers.alike(a, b)) << k % 7;
                }
            }
        expect_optimal(p, "copies " + std::to_string(k));
    }
}
