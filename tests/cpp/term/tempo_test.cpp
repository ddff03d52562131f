#include "support/term_crates.hpp"

#include <gtest/gtest.h>

using segue::price;
using segue::tempo;

TEST(Tempo, SamePulseIsFreeAndSoIsADriftThatNoOneHears) {
    EXPECT_EQ(price(tempo{}, 128, 128), 0);
    EXPECT_EQ(price(tempo{}, 128, 131), 0);
}

TEST(Tempo, AQuarterFasterCostsAll) {
    EXPECT_NEAR(price(tempo{.fold = 1}, 100, 125), 1, 1e-12);
    EXPECT_EQ(price(tempo{.fold = 1}, 100, 141), 1);
}

TEST(Tempo, HalfTimeCostsOnlyTheFold) {
    EXPECT_DOUBLE_EQ(price(tempo{}, 174, 87), 0.15);
    EXPECT_DOUBLE_EQ(price(tempo{}, 70, 140), 0.15);
}

TEST(Tempo, FollowsItsFormula) {
    const auto s = [](double u) { return u * u * (3 - 2 * u); };
    const double t0 = std::log2(1.03), t1 = std::log2(1.25);
    EXPECT_NEAR(price(tempo{}, 100, 112), s((std::log2(1.12) - t0) / (t1 - t0)), 1e-12);
    EXPECT_NEAR(price(tempo{}, 100, 180), 0.15 + s((std::log2(2 / 1.8) - t0) / (t1 - t0)), 1e-12);
}

TEST(Tempo, SlowingDownCanBeMadeDearer) {
    const tempo t{.slowing = 2};
    EXPECT_DOUBLE_EQ(price(t, 120, 108), 2 * price(tempo{}, 120, 108));
    EXPECT_DOUBLE_EQ(price(t, 108, 120), price(tempo{}, 108, 120));
    EXPECT_EQ(price(tempo{.slowing = 100}, 120, 108), 1);
}

TEST(Tempo, IsSymmetricAndBounded) {
    segue::random r(1);
    for (int i = 0; i < 1000; ++i) {
        const double a = 60 + 140 * r.uniform(), b = 60 + 140 * r.uniform();
        EXPECT_EQ(price(tempo{}, a, b), price(tempo{}, b, a));
        EXPECT_GE(price(tempo{}, a, b), 0);
        EXPECT_LE(price(tempo{}, a, b), 1);
    }
}

TEST(Tempo, IsLoweredToTheSamePrices) {
    const auto crate = crate_of(segue::bpm, {90, 140, 95, 181});
    const auto problem = segue::lower(0.5 * tempo{}, crate);
    for (int a = 0; a < 4; ++a)
        for (int b = 0; b < 4; ++b)
            if (a != b) {
                EXPECT_EQ(problem.transition(a, b),
                          0.5 * price(tempo{}, crate.scalar(segue::bpm)[a], crate.scalar(segue::bpm)[b]));
            }
    EXPECT_EQ(problem.transition_terms().at(0).name, "tempo");
}

TEST(Tempo, SaysWhenThereIsNoTempo) {
    const auto none = segue::lower(tempo{}, crate_of(segue::energy, {.1, .2}));
    EXPECT_TRUE(none.transition_terms().empty());
    ASSERT_EQ(none.off().size(), 1u);
    EXPECT_EQ(none.off()[0], "tempo is off: no track has a bpm");
    EXPECT_EQ(segue::lower(tempo{}, crate_of(segue::bpm, {120, unknown_value})).off().at(0),
              "tempo is off: only one track has a bpm");
    EXPECT_TRUE(segue::lower(tempo{}, crate_of(segue::bpm, {120})).off().empty());
    EXPECT_TRUE(segue::lower(tempo{}, segue::crate()).off().empty());
}

TEST(Tempo, RefusesKnobsOutOfRange) {
    const auto crate = crate_of(segue::bpm, {120, 130});
    EXPECT_THROW((void)segue::lower(tempo{.tolerance = -.1}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(tempo{.tolerance = .3}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(tempo{.limit = unknown_value}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(tempo{.fold = 1.1}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(0 * tempo{.slowing = -1}, crate), segue::cost_error);
    try {
        (void)segue::lower(tempo{.tolerance = -.1}, crate);
    } catch (const segue::cost_error& e) {
        EXPECT_STREQ(e.what(), "tempo: tolerance is -0.1; it must be 0 or more");
    }
}
