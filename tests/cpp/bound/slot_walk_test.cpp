#include "support/enumerate.hpp"
#include "support/playlist_problem.hpp"
#include "support/random_problem.hpp"

#include <gtest/gtest.h>
#include <segue/bound/slot_walk.hpp>
#include <segue/detail/coupled_ascent.hpp>
#include <segue/orderer/exact.hpp>
#include <segue/orderer/iterated.hpp>

#include <algorithm>
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

namespace {

/// Anything that can be priced at once, made worse: tracks of no length, tracks that are the same, prices below 0.
problem awkward_problem(int n, segue::random& r) {
    const auto coin = [&] { return r.below(2) == 1; };
    const problem plain = random_problem(n,
                                         {.asymmetric = coin(),
                                          .memory = coin(),
                                          .labels = coin(),
                                          .unknown = coin(),
                                          .start = coin(),
                                          .slot_arc = coin(),
                                          .minute_arc = coin(),
                                          .slots = coin(),
                                          .forbidden = r.below(4) == 0,
                                          .equal_durations = coin()},
                                         r);
    problem::parts parts;
    parts.n = n;
    parts.durations.assign(plain.durations().begin(), plain.durations().end());
    parts.transitions = plain.transition_terms();
    parts.exposures = plain.exposures();
    parts.arcs = plain.arcs();
    parts.slots = plain.slots();
    const bool same = r.below(5) == 0;
    const auto dims = [](const exposure& e) { return static_cast<std::ptrdiff_t>(e.dims); };
    for (int t = 0; t < n; ++t) {
        if (r.below(4) == 0) parts.durations[static_cast<std::size_t>(t)] = 0;
        for (exposure& e : parts.exposures) {
            if (!same || t == 0) continue;
            if (e.dense())
                std::copy_n(e.x.begin(), dims(e), e.x.begin() + t * dims(e));
            else
                e.labels[static_cast<std::size_t>(t)] = e.labels[0];
        }
    }
    for (slot_price& s : parts.slots)
        for (double& v : s.price) v -= coin() ? 1 : 0;
    return problem(std::move(parts));
}

}  // namespace

TEST(SlotWalk, IsNeverAboveTheExactProgram) {
    segue::random r(43);
    for (int k = 0; k < 1000; ++k) {
        const problem p = awkward_problem(2 + static_cast<int>(r.below(7)), r);
        const found best = exact_order(p);
        ASSERT_TRUE(best.proven);
        EXPECT_LE(slot_walk_bound(p, 0.001).value, p.evaluate(best.order).total) << k;
    }
}

TEST(SlotWalk, EveryStageOfTheAscentStaysBelow) {
    segue::random r(44);
    for (int k = 0; k < 300; ++k) {
        const problem p = awkward_problem(2 + static_cast<int>(r.below(6)), r);
        const double best = p.evaluate(exact_order(p).order).total;
        detail::coupled_ascent ascent(p);
        const detail::deadline ample(60, {});
        ascent.anneal(ample, 1, 48);  // the last 19 with a level for each track in each slot
        EXPECT_LE(ascent.best(), best) << k;
        EXPECT_LE(ascent.tree(ample), best) << k;
    }
}

TEST(SlotWalk, ComesCloseWherePlaylistsAreLong) {
    for (const bool equal : {true, false}) {
        const problem p = playlist_problem(24, 3, {.loudness = true, .equal_durations = equal});
        search_options options;
        options.stop.idle = 300;
        const double found = p.evaluate(iterated_order(p, options).order).total;
        detail::coupled_ascent ascent(p);
        const detail::deadline ample(60, {});
        ascent.anneal(ample, 1, 1000);
        ascent.climb(ample, 1);  // ends by its steps
        EXPECT_LE(ascent.best(), found);
        EXPECT_GT(ascent.best(), 0.85 * found);
    }
}
