#include "support/random_problem.hpp"
#include "support/rule_crate.hpp"

#include <gtest/gtest.h>
#include <segue/orderer.hpp>
#include <segue/rule.hpp>

#include <stop_token>

/// What must hold for all that stands in the registry.
class EveryOrderer : public testing::TestWithParam<std::string> {
protected:
    static segue::problem of_size(int n) {
        segue::random r(static_cast<std::uint64_t>(n) + 1);
        return random_problem(n, random_problem_kinds().back().second, r);
    }
    [[nodiscard]] static segue::found ordered(const segue::problem& p, const segue::search_options& options) {
        return segue::orderer_named(GetParam()).run(p, options);
    }
};

TEST_P(EveryOrderer, AnswersAPermutation) {
    for (int n : {0, 1, 2, 3, 4, 13, 40}) {
        const segue::found answer = ordered(of_size(n), {.seed = 5});
        EXPECT_NO_THROW(segue::check_permutation(answer.order, n)) << n;
        EXPECT_FALSE(answer.method.empty());
    }
}

TEST_P(EveryOrderer, GivesTheSameOrderForTheSameSeed) {
    const segue::problem p = of_size(25);
    EXPECT_EQ(ordered(p, {.seed = 3}).order, ordered(p, {.seed = 3}).order);
}

TEST_P(EveryOrderer, AnswersAPermutationWhenCancelledAtOnce) {
    std::stop_source user;
    user.request_stop();
    for (int n : {0, 1, 2, 30}) {
        const segue::found answer = ordered(of_size(n), {.cancelled = user.get_token()});
        EXPECT_NO_THROW(segue::check_permutation(answer.order, n)) << n;
    }
}

TEST_P(EveryOrderer, TakesForbiddenTransitions) {
    segue::random r(2);
    for (int n : {2, 3, 9}) {
        const segue::problem p = random_problem(n, {.asymmetric = true, .forbidden = true}, r);
        EXPECT_NO_THROW(segue::check_permutation(ordered(p, {}).order, n)) << n;
    }
    const double never = std::numeric_limits<double>::infinity();
    const auto all_forbidden = segue::problem::from_arrays(std::vector<double>(16, never), std::vector<double>(4, 3.0));
    EXPECT_NO_THROW(segue::check_permutation(ordered(all_forbidden, {}).order, 4));
}

TEST_P(EveryOrderer, PutsPinnedTracksIntoTheirSlots) {
    if (GetParam() == "given") GTEST_SKIP() << "it keeps what it is given";
    segue::random r(4);
    const segue::crate tracks = rule_crate(9, r);
    const auto rules = lower({segue::lock{4, "t2"}, segue::first{"t7"}, segue::last{"t0"}}, tracks);
    const segue::found answer = ordered(of_size(9).with_rules(rules), {.seed = 1});
    EXPECT_EQ(answer.order[4], 2);
    EXPECT_EQ(answer.order[0], 7);
    EXPECT_EQ(answer.order[8], 0);
}

INSTANTIATE_TEST_SUITE_P(Registry, EveryOrderer, testing::ValuesIn([] {
                             std::vector<std::string> names;
                             for (const auto& o : segue::orderers()) names.push_back(o.name);
                             return names;
                         }()),
                         [](const auto& instance) { return instance.param; });
