#include "support/random_problem.hpp"

#include <gtest/gtest.h>
#include <segue/detail/label_program.hpp>
#include <segue/detail/path_proof.hpp>
#include <segue/orderer/exact.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace segue;

namespace {

std::vector<int> as_it_stands(int n) {
    std::vector<int> order(static_cast<std::size_t>(n));
    std::iota(order.begin(), order.end(), 0);
    return order;
}

/// By the program over sets of tracks, which shares nothing with branch and bound.
double best_by_sets(const problem& p) {
    const detail::set_numbers numbers(p);
    const detail::tangents rest(numbers, as_it_stands(p.size()), 1, [] { return false; });
    const constraints none;
    detail::label_program program(numbers, rest, none);
    EXPECT_EQ(program.run({}), detail::work_end::proven);
    return program.best().empty() ? INFINITY : program.best_value().cost;
}

void expect_the_same(const problem& p, const std::string& what) {
    detail::path_proof search(p, as_it_stands(p.size()));
    EXPECT_EQ(search.run({}), detail::work_end::proven) << what;
    const double best = best_by_sets(p), slack = 1e-10 * (1 + std::abs(best));
    EXPECT_NO_THROW(check_permutation(search.best(), p.size()));
    if (std::isinf(best)) {
        EXPECT_EQ(search.best_cost(), best) << what;
        EXPECT_EQ(search.bound(), best) << what;
        return;
    }
    EXPECT_NEAR(search.best_cost(), best, slack) << what;
    EXPECT_LE(search.bound(), best) << what;
    EXPECT_NEAR(search.bound(), best, slack) << what;
}

problem of_prices(const std::vector<double>& prices) {
    const auto n = static_cast<std::size_t>(std::sqrt(static_cast<double>(prices.size())) + 0.5);
    return problem::from_arrays(prices, std::vector<double>(n, 3.0));
}

}  // namespace

TEST(PathProof, EqualsTheProgramOverSets) {
    segue::random r(31);
    for (int k = 0; k < 120; ++k) {
        const int n = 2 + static_cast<int>(r.below(11));
        expect_the_same(random_problem(n, {.asymmetric = k % 2 == 1, .forbidden = k % 3 == 2}, r),
                        std::to_string(k) + ", n = " + std::to_string(n));
    }
}

TEST(PathProof, EqualsTheProgramOverSetsWhereFewWaysAreOpen) {
    segue::random r(32);
    for (int k = 0; k < 80; ++k) {
        const std::size_t n = 3 + r.below(8);
        std::vector<double> prices(n * n, INFINITY);
        for (std::size_t a = 0; a < n; ++a)
            for (std::size_t b = 0; b < a; ++b) {
                if (r.below(5) < 2) prices[a * n + b] = r.uniform();
                prices[b * n + a] = k % 2 == 0 ? prices[a * n + b] : r.below(5) < 2 ? r.uniform() : INFINITY;
            }
        expect_the_same(of_prices(prices), "sparse " + std::to_string(k));
    }
}

TEST(PathProof, TiesNegativePricesAndPricesOfAllSizes) {
    segue::random r(33);
    for (int k = 0; k < 90; ++k) {
        const std::size_t n = 2 + r.below(9);
        std::vector<double> prices(n * n, 0.0);
        for (std::size_t a = 0; a < n; ++a)
            for (std::size_t b = 0; b < a; ++b) {
                const auto draw = [&] {
                    if (k % 3 == 0) return static_cast<double>(r.below(3));
                    if (k % 3 == 1) return 4 * r.uniform() - 3;
                    return std::exp(40 * r.uniform() - 20);
                };
                prices[a * n + b] = draw();
                prices[b * n + a] = k % 2 == 0 ? prices[a * n + b] : draw();
            }
        expect_the_same(of_prices(prices), "prices " + std::to_string(k));
    }
}

TEST(PathProof, ManyIdenticalTracksAreProvenAtOnce) {
    for (const std::size_t n : {13u, 40u, 60u}) {
        const found flat = exact_order(of_prices(std::vector<double>(n * n, 0.25)));
        EXPECT_TRUE(flat.proven);
        EXPECT_LE(flat.iterations, 1);
        std::vector<double> two_kinds(n * n);  // two places, each with half of the tracks
        for (std::size_t i = 0; i < n * n; ++i) two_kinds[i] = (i / n) % 2 == (i % n) % 2 ? 0 : 1;
        const found twice = exact_order(of_prices(two_kinds));
        EXPECT_TRUE(twice.proven);
        EXPECT_EQ(of_prices(two_kinds).evaluate(twice.order).total, 1);
    }
}

TEST(PathProof, ProvesFiftyTracksAndTheCertificateHolds) {
    segue::random r(34);
    for (const bool directed : {false, true}) {
        const problem p = random_problem(50, {.asymmetric = directed}, r);
        const found f = exact_order(p);
        EXPECT_TRUE(f.proven) << f.note;
        ASSERT_TRUE(f.bound);
        EXPECT_LE(*f.bound, p.evaluate(f.order).total);
        EXPECT_GE(*f.bound, p.evaluate(f.order).total * (1 - 1e-9));
    }
}

TEST(PathProof, ALimitLeavesAnOrderAndABound) {
    segue::random r(35);
    const problem p = random_problem(60, {.asymmetric = true}, r);
    const double best = p.evaluate(exact_order(p).order).total;
    const auto check = [&](const found& f) {
        EXPECT_NO_THROW(check_permutation(f.order, 60));
        EXPECT_FALSE(f.proven);
        EXPECT_FALSE(f.note.empty());
        if (f.bound) {
            EXPECT_LE(*f.bound, best * (1 + 1e-12));
        }
    };
    check(exact_order_within(p, {}, 1));
    search_options little;
    little.memory = 1 << 10;
    check(exact_order(p, little));
    std::stop_source source;
    source.request_stop();
    search_options cancelled;
    cancelled.cancelled = source.get_token();
    check(exact_order(p, cancelled));
}
