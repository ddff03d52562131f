#include "support/enumerate.hpp"
#include "support/random_problem.hpp"

#include <gtest/gtest.h>
#include <segue/bound/strain.hpp>
#include <segue/detail/strain_laws.hpp>

using namespace segue;

namespace {

/// One exposure alone, on tracks of any length.
problem strain_only(int n, bool labels, bool start, segue::random& r) {
    std::vector<double> lengths;
    for (int i = 0; i < n; ++i) lengths.push_back(r.below(6) == 0 ? 0 : 8 * r.uniform());
    exposure e{"x", minutes(1 + 60 * r.uniform()), 0.1 + r.uniform(), 3, {}, {}, {}};
    for (int i = 0; i < n; ++i) {
        if (labels) e.labels.push_back(static_cast<int>(r.below(4)) - 1);
        for (int d = 0; !labels && d < 3; ++d) e.x.push_back(r.below(2) ? r.uniform() : 0);
    }
    for (int d = 0; start && d < 3; ++d) e.start.push_back(r.uniform());
    return problem::from_arrays(std::vector<double>(static_cast<std::size_t>(n * n), 0.0), lengths, {e});
}

}  // namespace

TEST(Strain, BothLawsAreBelowEveryOrder) {
    segue::random r(51);
    for (int k = 0; k < 600; ++k) {
        const problem p = strain_only(1 + static_cast<int>(r.below(6)), k % 2 == 1, k % 3 == 2, r);
        const double best = least_cost(p);
        EXPECT_LE(detail::even_strain(p.exposures()[0], p.durations()), best);
        EXPECT_LE(detail::paired_strain(p.exposures()[0], p.durations()), best);
    }
}

TEST(Strain, ManyTracksOfOneKindAreNearlyPricedInFull) {
    const int n = 50;
    const exposure e{"x", minutes(15), 1, 1, std::vector<double>(50, 1.0), {}, {}};
    const problem p = problem::from_arrays(std::vector<double>(50 * 50, 0.0), std::vector<double>(50, 3.5), {e});
    std::vector<int> order(n);
    std::iota(order.begin(), order.end(), 0);
    const double is = p.evaluate(order).total;
    EXPECT_LE(strain_bound(p).value, is);
    EXPECT_GT(strain_bound(p).value, 0.98 * is);
}

TEST(Strain, TwoOfALabelCanStandAtTheEnds) {
    exposure e{"artist", minutes(5), 1, 1, {}, {0, 0, -1}, {}};
    e.dims = 2, e.labels = {0, 0, 1};
    const problem p = problem::from_arrays(std::vector<double>(9, 0.0), std::vector<double>{4, 4, 5}, {e});
    EXPECT_NEAR(least_cost(p), 0.5, 1e-12);
    EXPECT_LE(strain_bound(p).value, 0.5);
    EXPECT_GT(strain_bound(p).value, 0.4);
}
