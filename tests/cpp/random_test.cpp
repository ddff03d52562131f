#include <segue/random.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace segue {
namespace {

TEST(Random, SameSeedSameNumbersOnEveryPlatform) {
    // splitmix64 of seed 0 begins e220a8397b1dcdaf, 6e789e6aa1b965f4: the first output of xoshiro256** follows by hand
    random generator(0);
    const std::uint64_t second_word = 0x6e789e6aa1b965f4;
    const std::uint64_t times_5 = second_word * 5;
    EXPECT_EQ(generator.next(), ((times_5 << 7) | (times_5 >> 57)) * 9);
    random again(0);
    random other(1);
    EXPECT_NE(again.next(), other.next());
}

TEST(Random, BelowIsUniform) {
    random generator(7);
    std::vector<int> counts(6);
    for (int i = 0; i < 60000; ++i) ++counts[generator.below(6)];
    for (const int count : counts) EXPECT_NEAR(count, 10000, 400);
    EXPECT_EQ(generator.below(1), 0U);
}

TEST(Random, UniformIsInTheUnitInterval) {
    random generator(3);
    double sum = 0;
    for (int i = 0; i < 10000; ++i) {
        const double u = generator.uniform();
        ASSERT_GE(u, 0);
        ASSERT_LT(u, 1);
        sum += u;
    }
    EXPECT_NEAR(sum / 10000, .5, .02);
}

TEST(Random, ShuffledIsAPermutation) {
    random generator(11);
    auto order = shuffled(100, generator);
    EXPECT_FALSE(std::is_sorted(order.begin(), order.end()));
    std::sort(order.begin(), order.end());
    std::vector<int> all(100);
    std::iota(all.begin(), all.end(), 0);
    EXPECT_EQ(order, all);
    EXPECT_TRUE(shuffled(0, generator).empty());
}

TEST(Random, EveryOrderOfThreeIsEquallyLikely) {
    random generator(5);
    std::vector<int> counts(27);
    for (int i = 0; i < 60000; ++i) {
        const auto p = shuffled(3, generator);
        ++counts[static_cast<std::size_t>(p[0] * 9 + p[1] * 3 + p[2])];
    }
    EXPECT_EQ(std::count(counts.begin(), counts.end(), 0), 21);
    for (const int count : counts)
        if (count > 0) {
            EXPECT_NEAR(count, 10000, 400);
        }
}

}  // namespace
}  // namespace segue
