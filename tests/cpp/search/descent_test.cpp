#include "support/draws.hpp"
#include "support/random_problem.hpp"
#include "support/rule_crate.hpp"

#include <gtest/gtest.h>
#include <segue/detail/descent.hpp>
#include <segue/rule.hpp>

using namespace segue;

namespace {

arrangement nearby_blocks(int n, segue::random& r) {
    const auto pick = [&](int lo, int hi) {
        return lo + static_cast<int>(r.below(static_cast<std::uint32_t>(hi - lo + 1)));
    };
    const int span = pick(2, std::min(n, 20)), i = pick(0, n - span), size = pick(1, span - 1);
    return arrange(relocation{i, i + size - 1, i + span - size}, n);
}

/// Shakes and repairs as the iterated search does, until `wanted` improved tracks have changed the order; tells the
/// largest difference between the running cost and the plain definition, as a share of J.
double worst_drift(const problem& p, int wanted, std::uint64_t seed) {
    segue::random r(seed);
    const int n = p.size();
    const detail::candidates near(p, detail::candidate_count);
    detail::descent search(p, near, shuffled(n, r));
    search.set_penalty(detail::first_penalty(search.cost(), n));
    double worst = 0;
    const auto check = [&] {
        const priced plain = p.evaluate(search.order());
        worst = std::max(worst, std::abs(search.cost() - plain.total) / plain.total);
        EXPECT_EQ(search.violations(), plain.violations);
    };
    int applied = 0;
    double before = search.penalised();
    const auto count = [&] {
        applied += search.penalised() != before;
        before = search.penalised();
        return applied >= wanted;
    };
    search.mark_all();
    search.run(count);
    search.checkpoint();
    for (int shakes = 0; applied < wanted; ++shakes) {
        const double kept = search.penalised();
        search.make(nearby_blocks(n, r));
        before = search.penalised();
        search.run(count);
        if (search.penalised() > kept && r.below(4) > 0)
            search.roll_back();
        else
            search.checkpoint();
        if (shakes % 10 == 0) check();
    }
    check();
    return worst;
}

}  // namespace

TEST(Descent, TheRunningCostIsWhatTheDefinitionSays) {
    const int wanted = draws("SEGUE_MOVES", 8000);
    segue::random r(6);
    for (const bool ruled : {false, true}) {
        problem p = random_problem(60, random_problem_kinds().back().second, r);
        if (ruled) p = p.with_rules(lower({lock{4, "t2"}, apart{artist, 2}, at_most{genre, 2}}, rule_crate(60, r)));
        EXPECT_LT(worst_drift(p, wanted / 2, 7), 1e-9) << (ruled ? "with rules" : "without rules");
    }
}
