#include "support/term_crates.hpp"

#include <gtest/gtest.h>

using segue::impact;
using segue::price;

TEST(Impact, LoudAfterQuietHitsAndLoudAfterLoudDoesNot) {
    EXPECT_EQ(price(impact{}, .3, 1), 0);
    EXPECT_EQ(price(impact{}, 1, 1), 1);
    EXPECT_EQ(price(impact{}, .9, .5), 0);  // quiet has nothing to lose
}

TEST(Impact, IsDirected) { EXPECT_GT(price(impact{}, .95, .9), price(impact{}, .5, .95)); }

TEST(Impact, FollowsItsFormula) {
    const double u = (.85 - .7) / .3, hit = u * u * (3 - 2 * u);
    EXPECT_NEAR(price(impact{}, .65, .85), hit * (1 - .2 / .4), 1e-12);
    EXPECT_NEAR(price(impact{.threshold = .5, .span = .1}, .84, .85), .784 * .9, 1e-12);
}

TEST(Impact, FallsAsThePredecessorGetsQuieter) {
    double before = 1;
    for (double e = 1; e >= 0; e -= .01) {
        const double p = price(impact{}, e, .9);
        EXPECT_TRUE(p >= 0 && p <= before);
        before = p;
    }
}

TEST(Impact, IsLoweredForEnergyAndLoudness) {
    const auto energy = segue::lower(impact{}, crate_of(segue::energy, {.7, .95, .8}));
    EXPECT_EQ(energy.transition(0, 1), price(impact{}, .7, .95));
    EXPECT_EQ(energy.transition(1, 0), price(impact{}, .95, .7));
    EXPECT_FALSE(energy.symmetric());
    const auto loud = segue::lower(impact{segue::loudness}, crate_of(segue::loudness, {-12, -3, 2}));
    EXPECT_NEAR(loud.transition(0, 1), price(impact{}, .6, .9), 1e-12);
    EXPECT_NEAR(loud.transition(0, 2), price(impact{}, .6, 1), 1e-12);
    EXPECT_EQ(loud.transition_terms().at(0).name, "impact(loudness)");
}

TEST(Impact, RefusesKnobsOutOfRange) {
    const auto crate = crate_of(segue::energy, {.1, .2});
    EXPECT_THROW((void)segue::lower(impact{segue::valence}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(impact{.threshold = 1}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(impact{.span = 0}, crate), segue::cost_error);
}
