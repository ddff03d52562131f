#include "support/term_crates.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using segue::custom;

static constexpr double forbidden = std::numeric_limits<double>::infinity();

TEST(Custom, IsWhateverTheUserSays) {
    const auto crate = random_crate(3, 1);
    const auto called = segue::lower(2 * custom([](int a, int b) { return a + 10.0 * b; }, "mine"), crate);
    EXPECT_EQ(called.transition(1, 2), 42);
    EXPECT_EQ(called.transition(2, 1), 24);
    EXPECT_EQ(called.transition_terms().at(0).name, "mine");
    const auto matrix = segue::lower(custom({0, 1, 2, 3, 0, 5, 6, 7, 0}), crate);
    EXPECT_EQ(matrix.transition(0, 2), 2);
    EXPECT_EQ(matrix.transition(2, 0), 6);
}

TEST(Custom, InfinityForbidsAndNaNIsNeutral) {
    const segue::crate crate(std::vector<segue::track>(3));  // all alike, so that they rank as they stand
    const auto problem = segue::lower(custom({0, .2, forbidden, .3, 0, .4, unknown_value, .6, 0}), crate);
    EXPECT_EQ(problem.transition(0, 2), forbidden);
    // from row 0: 0-1 (.2), 1-2 (.4); the marginal edge is the dearer
    EXPECT_DOUBLE_EQ(problem.transition(2, 0), .4);
}

TEST(Custom, ACallableMayNotKnow) {
    const segue::crate crate(std::vector<segue::track>(5));
    const auto problem = segue::lower(
        custom([](int a, int b) { return a == 4 && b == 0 ? std::nan("") : 1.0 * std::abs(a - b); }), crate);
    EXPECT_DOUBLE_EQ(problem.transition(4, 0), 1);
}

TEST(Custom, SharesAndComparesByWhatItHolds) {
    const custom a([](int, int) { return 1.0; }), b([](int, int) { return 1.0; }), c = a;
    EXPECT_EQ(a, c);
    EXPECT_NE(a, b);
    EXPECT_NE(custom(std::vector<double>{0}), custom(std::vector<double>{0}));
}

TEST(Custom, NamesTheRowAndColumnAtFault) {
    const auto crate = crate_of_genres({"punk", "jazz"});
    try {
        (void)segue::lower(custom({0, -1, 2, 0}), crate);
        FAIL();
    } catch (const segue::cost_error& e) {
        EXPECT_STREQ(e.what(),
                     "custom, row 0 ('0'), column 1 ('1'): -1 is not a price; it must be 0 or more, NaN where unknown, "
                     "or +inf to forbid");
    }
    EXPECT_THROW((void)segue::lower(custom({0, -forbidden, 2, 0}), crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(custom({0, 1, 2}), crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(custom(), crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(custom([](int, int) { return -1.0; }), crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(custom([](int, int) { return forbidden; }), crate), segue::cost_error);
}

TEST(Custom, AMatrixWithoutPricesIsOff) {
    const double u = unknown_value;
    EXPECT_EQ(segue::lower(custom({u, u, u, u}), random_crate(2, 1)).off().at(0),
              "custom is off: no track has a price");
}
