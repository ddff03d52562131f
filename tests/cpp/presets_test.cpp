#include "support/term_crates.hpp"

#include <segue/never_back_down.hpp>
#include <segue/orderer.hpp>
#include <segue/presets.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

using segue::preset_named;

TEST(Presets, AreNamedAndSayWhatTheyAreFor) {
    std::vector<std::string> names;
    for (const auto& p : segue::presets()) {
        names.push_back(p.name);
        EXPECT_GT(p.sentence.size(), 30u) << p.name;
        EXPECT_EQ(p.sentence.back(), '.') << p.name;
    }
    EXPECT_EQ(names, (std::vector<std::string>{"default", "dj", "album", "editorial", "workout", "montage", "film",
                                               "radio", "focus", "party", "underdog"}));
}

TEST(Presets, GiveAGroundForEveryWeight) {
    for (const auto& p : segue::presets()) {
        EXPECT_EQ(p.grounds.size(), p.cost.terms().size()) << p.name;
        for (char ground : p.grounds) EXPECT_NE(std::string("sntx").find(ground), std::string::npos) << p.name;
        for (const auto& t : p.cost.terms()) EXPECT_GT(t.weight, 0) << p.name;
    }
}

TEST(Presets, TheDefaultIsVarietyWithoutWhiplash) {
    using namespace segue;
    const segue::cost expected = .5 * contrast{.35, 1} + .5 * fatigue{genre, minutes(15)} +
                                 fatigue{artist, minutes(5), "pair"} + .3 * tempo{} + .2 * step{energy} +
                                 .1 * step{loudness} + .1 * step{valence} + .1 * segue::key{} + .2 * impact{};
    EXPECT_EQ(preset_named("default").cost, expected);
    EXPECT_EQ(std::string(preset_named("default").grounds.begin(), preset_named("default").grounds.end()), "ttsnnnnnt");
}

TEST(Presets, ReadBackFromJson) {
    for (const auto& p : segue::presets()) EXPECT_EQ(segue::cost_from_json(to_json(p.cost)), p.cost) << p.name;
}

TEST(Presets, LowerOnAnyCrate) {
    for (const auto& p : segue::presets())
        for (const auto& crate : {segue::crate(), random_crate(1, 1), random_crate(2, 1), random_crate(40, 1, .3),
                                  random_crate(20, 1, 1), segue::never_back_down()}) {
            const auto problem = segue::lower(p.cost, crate, segue::lower(p.rules, crate));
            std::vector<int> order(static_cast<std::size_t>(crate.size()));
            for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
            EXPECT_TRUE(std::isfinite(problem.evaluate(order).total)) << p.name;
        }
}

TEST(Presets, SuggestWhatMayBeMeant) {
    try {
        (void)preset_named("workuot");
        FAIL();
    } catch (const segue::cost_error& e) {
        EXPECT_STREQ(e.what(), "no preset is called 'workuot' (did you mean 'workout'?)");
    }
}

/// What the article praises in the soundtrack.
class Workout : public ::testing::Test {
protected:
    const segue::crate& film = segue::never_back_down();
    const segue::preset& preset = preset_named("workout");
    const segue::problem problem = segue::lower(preset.cost, film, segue::lower(preset.rules, film));
    const std::vector<int> order = segue::orderer_named("exact").run(problem, {}).order;

    [[nodiscard]] int slot_of(const char* title) const {
        return static_cast<int>(std::find(order.begin(), order.end(), film.find(title)) - order.begin());
    }
    [[nodiscard]] double share(int row, const char* family) const {
        return film.profiles()[static_cast<std::size_t>(film.profile(row))]
            .families[static_cast<std::size_t>(segue::taxonomy::standard().find_family(family))];
    }
};

TEST_F(Workout, LosesNothingAndKeepsItsRules) {
    EXPECT_EQ(std::set<int>(order.begin(), order.end()).size(), 12u);
    EXPECT_EQ(problem.evaluate(order).violations, 0);
}

TEST_F(Workout, StrongerToTeenagersCostsNoContrast) {
    const auto& contrast = problem.transition_terms().at(0);
    ASSERT_EQ(contrast.name, "contrast");
    double price = 1;
    const int teenagers = film.find("Teenagers");
    contrast.fill(film.find("Stronger"), teenagers, teenagers + 1, &price);
    EXPECT_EQ(price, 0);
    EXPECT_EQ(slot_of("Teenagers"), slot_of("Stronger") + 1);
}

TEST_F(Workout, TheFirstTwoAreFastRock) {
    for (int slot : {0, 1}) {
        const int row = order[static_cast<std::size_t>(slot)];
        EXPECT_GE(film.scalar(segue::bpm)[static_cast<std::size_t>(row)], 150) << film.label(row);
        EXPECT_GE(share(row, "rock") + share(row, "punk") + share(row, "metal"), .5) << film.label(row);
    }
}

TEST_F(Workout, ScorePiecesLieAtLeastTwoSongsApart) {
    EXPECT_GE(std::abs(slot_of("Gym Training") - slot_of("Final Fight")), 3);
}

TEST_F(Workout, HipHopNeverComesTwiceRunning) {
    for (std::size_t i = 0; i + 1 < order.size(); ++i)
        EXPECT_FALSE(share(order[i], "hip hop") >= .5 && share(order[i + 1], "hip hop") >= .5) << film.label(order[i]);
}

TEST_F(Workout, AroundTheBreatherGenreStrainFalls) {
    const auto strain = problem.strain(order);
    const auto& exposures = problem.exposures();
    const auto genre = static_cast<std::size_t>(
        std::find_if(exposures.begin(), exposures.end(), [](const auto& e) { return e.name == "fatigue(genre)"; }) -
        exposures.begin());
    const auto at = [&](int slot) { return strain[static_cast<std::size_t>(slot) * exposures.size() + genre]; };
    const int breather = slot_of("Time Won't Let Me Go");
    ASSERT_TRUE(breather > 0 && breather < 11);
    EXPECT_LT(at(breather), at(breather - 1));
    EXPECT_LT(at(breather + 1), at(breather - 1));
}
