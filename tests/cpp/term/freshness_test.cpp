#include <gtest/gtest.h>
#include <segue/choose.hpp>
#include <segue/cost.hpp>

#include <cmath>

using segue::freshness;

namespace {

/// Tracks of four minutes, last played so many days ago; NaN: never.
segue::crate played(const std::vector<double>& days) {
    std::vector<segue::track> tracks;
    for (const double d : days) {
        segue::track t;
        t.title = "T" + std::to_string(tracks.size());
        t.duration = 240;
        if (!std::isnan(d)) t.last_played = d;
        tracks.push_back(t);
    }
    return segue::crate(tracks);
}

}  // namespace

TEST(Freshness, HalvesWithEveryHalfLife) {
    EXPECT_DOUBLE_EQ(price(freshness{30}, 0), 1);
    EXPECT_DOUBLE_EQ(price(freshness{30}, 30), .5);
    EXPECT_DOUBLE_EQ(price(freshness{7}, 21), .125);
}

TEST(Freshness, IsTheSameInEverySlot) {
    const auto p = lower(2 * freshness{10}, played({0, 10, NAN, 20}));
    EXPECT_NEAR(p.evaluate(std::vector{0, 1, 2, 3}).total, 2 * (1 + .5 + .25), 1e-12);
    EXPECT_NEAR(p.evaluate(std::vector{3, 2, 1, 0}).total, 2 * (1 + .5 + .25), 1e-12);
}

TEST(Freshness, ChoosesWhatWasNotHeardLately) {
    const auto library = played({1, 200, 2, NAN, 3, 90, 0, 4});
    segue::choice wanted;
    wanted.count = 3;
    auto rows = choose(lower(segue::cost(freshness{30}), library), wanted).rows;
    std::sort(rows.begin(), rows.end());
    EXPECT_EQ(rows, (std::vector{1, 3, 5}));
}

TEST(Freshness, IsOffWhereNothingIsKnown) {
    EXPECT_FALSE(lower(segue::cost(freshness{}), played({NAN, NAN})).off().empty());
    EXPECT_THROW(static_cast<void>(lower(segue::cost(freshness{0}), played({1}))), segue::cost_error);
}
