#include "support/enumerate.hpp"
#include "support/random_problem.hpp"

#include <gtest/gtest.h>
#include <segue/bound/slot_walk.hpp>

#include <cmath>

using namespace segue;

TEST(SlotWalk, IsNeverAboveTheOptimum) {
    segue::random r(41);
    for (auto [name, options] : random_problem_kinds())
        for (int k = 0; k < 120; ++k) {
            options.forbidden = k % 5 == 4;
            options.equal_durations = k % 3 == 2;
            const problem p = random_problem(1 + static_cast<int>(r.below(6)), options, r);
            EXPECT_LE(slot_walk_bound(p, 0.002).value, least_cost(p)) << name;
        }
}

TEST(SlotWalk, DurationsOfZeroAndOfHours) {
    segue::random r(42);
    for (int k = 0; k < 100; ++k) {
        const int n = 2 + static_cast<int>(r.below(5));
        std::vector<double> lengths, transitions(static_cast<std::size_t>(n * n));
        for (double& t : transitions) t = r.uniform();
        exposure e{"x", minutes(0.5 + 100 * r.uniform()), 1, 2, {}, {}, {}};
        for (int i = 0; i < n; ++i) {
            lengths.push_back(r.below(3) == 0 ? 0 : r.below(2) ? 0.01 : 200 * r.uniform());
            for (int d = 0; d < 2; ++d) e.x.push_back(r.below(3) == 0 ? 0 : r.uniform());
        }
        const problem p = problem::from_arrays(transitions, lengths, {e});
        EXPECT_LE(slot_walk_bound(p, 0.005).value, least_cost(p));
    }
}

TEST(SlotWalk, IsExactAboutAPairOfNeighbours) {
    // two tracks: one junction, nothing relaxed, so the levels must find the strain
    const exposure e{"x", minutes(10), 0.7, 1, {0.8, 0.5}, {}, {}};
    const problem p = problem::from_arrays({0, 0.3, 0.3, 0}, std::vector<double>{3.0, 4.0}, {e});
    const double best = least_cost(p), bound = slot_walk_bound(p, 0.2).value;
    EXPECT_LE(bound, best);
    EXPECT_GT(bound, 0.97 * best);
}
