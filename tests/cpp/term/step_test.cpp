#include "support/term_crates.hpp"

#include <gtest/gtest.h>

using segue::price;
using segue::step;

TEST(Step, ASmallStepIsFreeAndALeapCostsAll) {
    EXPECT_EQ(price(step{segue::energy}, .5, .6), 0);
    EXPECT_NEAR(price(step{segue::energy}, .2, .8), 1, 1e-12);
    EXPECT_NEAR(price(step{segue::energy}, .2, .55), .5, 1e-12);
    EXPECT_EQ(price(step{segue::loudness}, -6, -9), 0);
    EXPECT_EQ(price(step{segue::loudness}, -6, -18), 1);
    EXPECT_EQ(price(step{segue::year}, 1980, 2020), 1);
    EXPECT_EQ(price(step{segue::valence}, .5, .64), 0);
}

TEST(Step, HasABandForEveryFeatureInItsUnit) {
    using band = std::pair<double, double>;
    EXPECT_EQ(segue::band_of(step{segue::energy}), band(.1, .6));
    EXPECT_EQ(segue::band_of(step{segue::loudness}), band(3, 12));
    EXPECT_EQ(segue::band_of(step{segue::valence}), band(.15, .7));
    EXPECT_EQ(segue::band_of(step{segue::year}), band(5, 40));
    EXPECT_EQ(segue::band_of(step{segue::bpm}), band(14, 84));
    EXPECT_EQ(segue::band_of(step{segue::energy, .2, .3}), band(.2, .3));
}

TEST(Step, IsSymmetricAndBounded) {
    segue::random r(2);
    for (int i = 0; i < 1000; ++i) {
        const double a = r.uniform(), b = r.uniform(), p = price(step{segue::valence}, a, b);
        EXPECT_EQ(p, price(step{segue::valence}, b, a));
        EXPECT_TRUE(p >= 0 && p <= 1);
    }
}

TEST(Step, IsLoweredByFeature) {
    const auto crate = crate_of(segue::loudness, {-4, -12.5, -7});
    const auto problem = segue::lower(step{segue::loudness}, crate);
    EXPECT_EQ(problem.transition(0, 1), price(step{segue::loudness}, -4, -12.5));
    EXPECT_EQ(problem.transition_terms().at(0).name, "step(loudness)");
    EXPECT_EQ(segue::lower(step{segue::energy}, crate).off().at(0), "step(energy) is off: no track has an energy");
}

TEST(Step, RefusesWhatIsNoNumberOrNoBand) {
    const auto crate = crate_of(segue::energy, {.1, .2});
    EXPECT_THROW((void)segue::lower(step{segue::genre}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(step{segue::energy, -.1}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(step{segue::energy, .6}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(step{segue::energy, .1, unknown_value}, crate), segue::cost_error);
}
