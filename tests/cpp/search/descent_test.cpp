#include "support/draws.hpp"
#include "support/random_problem.hpp"
#include "support/rule_crate.hpp"

#include <gtest/gtest.h>
#include <segue/detail/annealing.hpp>
#include <segue/detail/descent.hpp>
#include <segue/rule.hpp>

using namespace segue;

namespace {

/// Anneals and repairs in turn, until `wanted` moves have changed the order; tells the largest difference between the
/// running cost and the plain definition, as a share of J.
double worst_drift(const problem& p, int wanted, std::uint64_t seed) {
    segue::random r(seed);
    const int n = p.size();
    const detail::candidates near(p, detail::candidate_count);
    detail::scored_order order(p, shuffled(n, r));
    detail::annealing hot(order, near, r);
    double worst = 0;
    std::int64_t repaired = 0;
    while (hot.accepted() + repaired < wanted) {
        hot.run(500, 0.1);
        detail::descent search(order, near);
        search.mark_all();
        double before = order.penalised();
        search.run([&] {
            repaired += order.penalised() != before;
            before = order.penalised();
            return false;
        });
        const priced plain = p.evaluate(order.order());
        worst = std::max(worst, std::abs(order.cost() - plain.total) / plain.total);
        EXPECT_EQ(order.violations(), plain.violations);
    }
    return worst;
}

}  // namespace

TEST(Descent, TheRunningCostIsWhatTheDefinitionSays) {
    const int wanted = draws("SEGUE_MOVES", 2000);
    segue::random r(6);
    for (const bool ruled : {false, true}) {
        problem p = random_problem(60, random_problem_kinds().back().second, r);
        if (ruled) p = p.with_rules(lower({lock{4, "t2"}, apart{artist, 2}, at_most{genre, 2}}, rule_crate(60, r)));
        EXPECT_LT(worst_drift(p, wanted / 2, 7), 1e-9) << (ruled ? "with rules" : "without rules");
    }
}
