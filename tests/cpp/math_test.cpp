#include <segue/math.hpp>
#include <segue/random.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace segue {
namespace {

TEST(Math, Exp2AgreesWithTheLibrary) {
    random generator(1);
    for (int i = 0; i < 200000; ++i) {
        const double x = (generator.uniform() - .5) * (i % 2 ? 4 : 1990);
        const double expected = std::exp2(x);
        ASSERT_NEAR(segue::exp2(x) / expected, 1, 1e-15) << "x = " << x;
    }
}

TEST(Math, Exp2IsExactAtWholeNumbers) {
    for (int n = -999; n < 1024; ++n) EXPECT_EQ(segue::exp2(n), std::ldexp(1.0, n));
    for (int j = 0; j < 64; ++j) EXPECT_NEAR(segue::exp2(j / 64.0), std::exp2(j / 64.0), 4e-16 * std::exp2(j / 64.0));
}

TEST(Math, Exp2EndsWellAtTheExtremes) {
    EXPECT_EQ(segue::exp2(-1001), 0);
    EXPECT_EQ(segue::exp2(-std::numeric_limits<double>::infinity()), 0);
    EXPECT_EQ(segue::exp2(1024), std::numeric_limits<double>::infinity());
    EXPECT_TRUE(std::isnan(segue::exp2(std::numeric_limits<double>::quiet_NaN())));
}

TEST(Math, Log2AgreesWithTheLibrary) {
    random generator(2);
    for (int i = 0; i < 200000; ++i) {
        const double x = std::exp2((generator.uniform() - .5) * (i % 2 ? 2 : 1990));
        const double expected = std::log2(x);
        ASSERT_NEAR(segue::log2(x), expected, 1e-15 * std::max(1.0, std::abs(expected))) << "x = " << x;
    }
    for (const double x : {1 + 1e-15, 1 - 1e-10, 1.4142135623730951, .7071067811865476, 5e-324, 1e-310, 1.7e308})
        EXPECT_NEAR(segue::log2(x), std::log2(x), 1e-15 * std::max(1.0, std::abs(std::log2(x)))) << x;
}

TEST(Math, Log2IsExactAtPowersOfTwo) {
    for (int n = -1074; n < 1024; ++n) EXPECT_EQ(segue::log2(std::ldexp(1.0, n)), n);
    EXPECT_EQ(segue::log2(0), -std::numeric_limits<double>::infinity());
    EXPECT_TRUE(std::isnan(segue::log2(-1)));
}

TEST(Math, SmoothstepIsClampedAndFlatAtBothEnds) {
    EXPECT_EQ(smoothstep(-1), 0);
    EXPECT_EQ(smoothstep(.5), .5);
    EXPECT_EQ(smoothstep(2), 1);
    static_assert(smoothstep(1) == 1);
}

}  // namespace
}  // namespace segue
