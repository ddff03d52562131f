#include "support/term_crates.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

using segue::arc;

TEST(Arc, ARampCostsNothingWhenTheEnergyRises) {
    const auto problem = segue::lower(arc{segue::energy}, crate_of(segue::energy, {0, .5, 1}));
    EXPECT_EQ(problem.evaluate(std::array{0, 1, 2}).total, 0);
    EXPECT_EQ(problem.evaluate(std::array{2, 1, 0}).total, 2);
    EXPECT_EQ(problem.evaluate(std::array{2, 1, 0}).terms.at(0).first, "arc(energy)");
}

TEST(Arc, OnMinutesALongTrackMovesTheRest) {
    segue::crate_columns columns;
    columns.scalar(segue::energy) = {.2, .4, .6};
    columns.scalar(segue::duration) = {600, 100, 300};
    const segue::crate crate(columns, 3);
    const double expected = std::pow(.2 - 0, 2) + std::pow(.4 - .6, 2) + std::pow(.6 - .7, 2);
    EXPECT_NEAR(segue::lower(arc{.axis = "minutes"}, crate).evaluate(std::array{0, 1, 2}).total, expected, 1e-12);
}

TEST(Arc, ScalesEachFeatureByItsRange) {
    const auto problem = segue::lower(arc{segue::bpm}, crate_of(segue::bpm, {130, 60, 250}));
    EXPECT_EQ(problem.arcs().at(0).values, (std::vector<double>{.5, 0, 1}));
}

TEST(Arc, AnUnknownValueHasNoPriceInAnySlot) {
    const auto problem = segue::lower(arc{segue::energy}, crate_of(segue::energy, {.3, unknown_value, .9}));
    EXPECT_NEAR(problem.evaluate(std::array{1, 0, 2}).total, .04 + .01, 1e-12);
    EXPECT_NEAR(problem.evaluate(std::array{0, 1, 2}).total, .09 + .01, 1e-12);
    EXPECT_EQ(segue::lower(arc{segue::valence}, crate_of(segue::energy, {.3})).off().at(0),
              "arc(valence) is off: no track has a valence");
}

TEST(Arc, OneTrackMeetsTheStartOfTheCurve) {
    EXPECT_NEAR(
        segue::lower(arc{.shape = {{0, .5}, {1, 1}}}, crate_of(segue::energy, {.7})).evaluate(std::array{0}).total, .04,
        1e-12);
}

TEST(Arc, AFamilyGivesWay) {
    const auto crate = crate_of_genres({"techno", "punk", "house", ""});
    const auto problem = segue::lower(arc{.shape = segue::shapes::fall, .family = "electronic"}, crate);
    EXPECT_EQ(problem.arcs().at(0).name, "arc(electronic)");
    const auto& shares = problem.arcs()[0].values;
    EXPECT_GT(shares[0], .5);
    EXPECT_LT(shares[1], .5);
    EXPECT_TRUE(std::isnan(shares[3]));
    EXPECT_LT(problem.evaluate(std::array{0, 2, 1, 3}).total, problem.evaluate(std::array{1, 3, 0, 2}).total);
}

TEST(Arc, NamedShapesAreFoundByNameAndByPoints) {
    for (const char* word :
         {"flat", "ramp", "fall", "wave", "peak", "valley", "album", "montage", "underdog", "warmup", "cooldown"}) {
        EXPECT_EQ(segue::shape_name(segue::shape_named(word)), word);
        EXPECT_NO_THROW((void)segue::lower(arc{.shape = segue::shape_named(word)}, crate_of(segue::energy, {.1, .2})));
    }
    EXPECT_EQ(segue::shape_name({{0, .123}}), "");
    try {
        (void)segue::shape_named("montag");
        FAIL();
    } catch (const segue::cost_error& e) {
        EXPECT_STREQ(e.what(),
                     "no shape is called 'montag' (did you mean 'montage'?); there are flat, ramp, fall, wave, peak, "
                     "valley, album, montage, underdog, warmup, cooldown");
    }
    // A DJ's peak is at 70 %.
    EXPECT_EQ(segue::lower(arc{.shape = segue::shapes::peak}, crate_of(segue::energy, {.1})).arcs()[0].curve(.7), 1);
}

TEST(Arc, RefusesKnobsOutOfRange) {
    const auto crate = crate_of(segue::energy, {.1, .2});
    EXPECT_THROW((void)segue::lower(arc{segue::genre}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(arc{.shape = {}}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(arc{.shape = {{.5, 0}, {.5, 1}}}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(arc{.shape = {{0, 0}, {1.5, 1}}}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(arc{.shape = {{0, unknown_value}}}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(arc{.axis = "hours"}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(arc{.family = "electronix"}, crate), segue::cost_error);
}
