#include <segue/never_back_down.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace segue {
namespace {

TEST(NeverBackDown, HasTwelveTracksThatAreFoundByTitle) {
    const crate& c = never_back_down();
    ASSERT_EQ(c.size(), 12);
    EXPECT_EQ(c.find("False Pretense"), 0);
    EXPECT_EQ(c.find("Stronger"), 4);
    EXPECT_EQ(c.find("Crank That"), 8);
    EXPECT_EQ(c.find("To Be Loved"), 9);
    EXPECT_EQ(c.find("Final Fight"), 11);
    EXPECT_EQ(c.find("mutemath", "typical"), 3);
    EXPECT_EQ(c[10].role, track_role::score);
    EXPECT_TRUE(c.report().renamed_ids.empty());
    EXPECT_TRUE(c.report().unknown_tags.empty());
}

TEST(NeverBackDown, WhatNoTableKnowsStaysMissing) {
    const track t = never_back_down()[7];
    EXPECT_EQ(t.title, "Time Won't Let Me Go");
    EXPECT_FALSE(t.bpm || t.key || t.energy || t.duration);
}

TEST(NeverBackDown, NumbersAreRounded) {
    const auto on_grid = [](double value, double step) {
        return std::abs(value / step - std::round(value / step)) < 1e-9;
    };
    const crate& c = never_back_down();
    for (const auto& [a, step] :
         {std::pair{bpm, 1.}, std::pair{energy, .05}, std::pair{valence, .05}, std::pair{danceability, .05},
          std::pair{loudness, .5}, std::pair{duration, 1.}, std::pair{popularity, .1}})
        for (const double value : c.scalar(a))
            EXPECT_TRUE(std::isnan(value) || on_grid(value, step)) << name(a) << " " << value;
}

TEST(NeverBackDown, EveryFactSaysWhereItComesFrom) {
    std::set<std::string> titles;
    for (const fact& f : never_back_down_facts()) {
        EXPECT_FALSE(f.value.empty() || f.provenance.empty()) << f.title << " " << f.field;
        titles.insert(f.title);
    }
    EXPECT_EQ(titles.size(), 12U);
}

TEST(NeverBackDown, HipHopToPunkIsAContrast) {
    const crate& c = never_back_down();
    const auto profile_at = [&](const char* title) {
        return c.profiles()[static_cast<std::size_t>(c.profile(c.find(title)))];
    };
    EXPECT_GT(genre_distance(profile_at("Stronger"), profile_at("Teenagers")), .35);
}

}  // namespace
}  // namespace segue
