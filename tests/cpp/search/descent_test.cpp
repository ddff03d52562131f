#include "support/draws.hpp"
#include "support/random_problem.hpp"
#include "support/rule_crate.hpp"

#include <gtest/gtest.h>
#include <segue/detail/annealing.hpp>
#include <segue/detail/descent.hpp>
#include <segue/rule.hpp>

using namespace segue;

namespace {

/// The running cost of an order while the search changes it, against the plain definition.
class audit {
public:
    audit(const problem& p, const detail::scored_order& order) : problem_(p), order_(order) {}
    void look() {
        const priced plain = problem_.evaluate(order_.order());
        worst_ = std::max(worst_, std::abs(order_.cost() - plain.total) / plain.total);
        broken_ += order_.violations() != plain.violations;
        ++looks_;
    }
    /// The largest difference, as a share of J.
    [[nodiscard]] double worst() const noexcept { return worst_; }
    [[nodiscard]] std::int64_t miscounted() const noexcept { return broken_; }
    [[nodiscard]] std::int64_t looks() const noexcept { return looks_; }

private:
    const problem& problem_;
    const detail::scored_order& order_;
    double worst_ = 0;
    std::int64_t broken_ = 0, looks_ = 0;
};

/// Anneals, hot and cold in turn, and repairs now and then, until `wanted` moves have changed the order. The cost runs
/// on through all of them; it is looked at after every move, or every `between` proposals.
audit walk(const problem& p, std::int64_t wanted, int between, std::uint64_t seed) {
    constexpr double temperatures[] = {1, 0.3, 0.1};
    segue::random r(seed);
    const detail::candidates near(p, detail::candidate_count);
    detail::scored_order order(p, shuffled(p.size(), r));
    detail::annealing hot(order, near, r);
    audit out(p, order);
    std::int64_t repaired = 0;
    for (int round = 0; hot.accepted() + repaired < wanted; ++round) {
        for (int k = 0; k < 2000; k += between) {
            const auto before = hot.accepted();
            hot.run(between, temperatures[round % 3]);
            if (hot.accepted() > before) out.look();
        }
        if (round % 8 != 0) continue;
        detail::descent search(order, near);
        search.mark_all();
        double before = order.penalised();
        search.run([&] {
            if (order.penalised() == before) return false;
            before = order.penalised();
            ++repaired;
            out.look();
            return false;
        });
    }
    return out;
}

}  // namespace

TEST(Descent, TheRunningCostIsWhatTheDefinitionSays) {
    struct run {
        int n, between;
        double share;
    };
    const int wanted = draws("SEGUE_MOVES", 4000);
    segue::random r(6);
    for (const auto& [n, between, share] : {run{12, 1, 0.4}, run{60, 50, 0.08}, run{200, 500, 0.02}})
        for (const bool ruled : {false, true}) {
            problem p = random_problem(n, random_problem_kinds().back().second, r);
            if (ruled)
                p = p.with_rules(
                    lower(std::vector<rule>{lock{4, "t2"}, apart{artist, 2}, at_most{genre, 2}}, rule_crate(n, r)));
            const audit seen = walk(p, static_cast<std::int64_t>(share * wanted), between, 7);
            EXPECT_LT(seen.worst(), 1e-9) << n << (ruled ? " tracks, with rules" : " tracks");
            EXPECT_EQ(seen.miscounted(), 0) << n;
            EXPECT_GT(seen.looks(), 0);
        }
}
