#include <gtest/gtest.h>
#include <segue/cost.hpp>
#include <segue/never_back_down.hpp>
#include <segue/order.hpp>

#include <algorithm>
#include <numeric>

using namespace segue;

namespace {

track song(std::string id, double energy, double minutes_long) {
    track t;
    t.id = std::move(id);
    t.energy = energy;
    t.duration = 60 * minutes_long;
    return t;
}

/// Four tracks of 2, 2, 4 and 2 minutes.
crate four() { return crate(std::vector{song("a", 1, 2), song("b", 1, 2), song("c", 0, 4), song("d", 0, 2)}); }

double price(const cost& c, const crate& tracks, std::vector<int> order) {
    return lower(c, tracks).evaluate(order).total;
}

}  // namespace

TEST(Scene, ATrackPaysTheShareOfItThatSoundsInTheScene) {
    const cost loud = scene{.title = "fight", .begin = 0, .end = 3, .energy = 1};
    EXPECT_DOUBLE_EQ(price(loud, four(), {0, 1, 2, 3}), 0);     // a and half of b
    EXPECT_DOUBLE_EQ(price(loud, four(), {2, 0, 1, 3}), 0.75);  // three of c's four minutes
    EXPECT_DOUBLE_EQ(price(loud, four(), {3, 2, 0, 1}), 1.25);  // d, and one of c's four minutes
    EXPECT_DOUBLE_EQ(price(2.0 * loud, four(), {3, 2, 0, 1}), 2.5);
}

TEST(Scene, IsStretchedWithTheMusicAndSaysSo) {
    const cost half = scene{.title = "one", .begin = 0, .end = 1, .plan = 2, .energy = 1};  // ten minutes of music
    const problem p = lower(half, four());
    ASSERT_EQ(p.off().size(), 1U);
    EXPECT_NE(p.off().front().find("lasts 2 minutes and the music 10"), std::string::npos) << p.off().front();
    EXPECT_DOUBLE_EQ(p.evaluate(std::vector{2, 0, 1, 3}).total, 1);  // c fills four of the first five minutes
    const problem kept = lower(cost(scene{.title = "one", .begin = 0, .end = 1, .energy = 1}), four());
    EXPECT_TRUE(kept.off().empty());
    EXPECT_DOUBLE_EQ(kept.evaluate(std::vector{2, 0, 1, 3}).total, 0.25);
}

TEST(Scene, ThatNoMusicReachesIsSaid) {
    const problem p = lower(cost(scene{.title = "late", .begin = 12, .end = 14, .energy = 1}), four());
    ASSERT_EQ(p.off().size(), 1U);
    EXPECT_NE(p.off().front().find("after the music has ended"), std::string::npos);
}

TEST(Scene, UnknownPaysTheMeanOfTheKnown) {
    auto tracks = four().tracks();
    tracks[3].energy.reset();
    const cost loud = scene{.title = "x", .begin = 0, .end = 2, .energy = 1};
    EXPECT_NEAR(price(loud, crate(tracks), {3, 0, 1, 2}), 1.0 / 3, 1e-12);
}

TEST(Scene, CadenceTakesHalfAndDoubleTempoAlike) {
    track fast = song("fast", 1, 3), half = song("half", 1, 3), off = song("off", 1, 3);
    fast.bpm = 170, half.bpm = 85, off.bpm = 120;
    const crate tracks(std::vector{fast, half, off});
    const cost run = scene{.title = "run", .begin = 0, .end = 3, .cadence = 170};
    EXPECT_NEAR(price(run, tracks, {0, 1, 2}), 0, 1e-12);
    EXPECT_NEAR(price(run, tracks, {1, 0, 2}), 0, 1e-12);
    EXPECT_GT(price(run, tracks, {2, 0, 1}), 0.5);
}

TEST(Scene, SoftBordersFade) {
    const cost hard = scene{.title = "x", .begin = 0, .end = 4, .energy = 1},
               soft = scene{.title = "x", .begin = 0, .end = 4, .soft = 2, .energy = 1};
    EXPECT_DOUBLE_EQ(price(hard, four(), {0, 1, 3, 2}), 0);
    EXPECT_GT(price(soft, four(), {0, 1, 3, 2}), 0);  // what begins at the border still counts a little
}

TEST(Scene, BadKnobsAreSaid) {
    EXPECT_THROW(static_cast<void>(lower(cost(scene{.begin = 3, .end = 3}), four())), cost_error);
    EXPECT_THROW(static_cast<void>(lower(cost(scene{.energy = 2}), four())), cost_error);
    try {
        static_cast<void>(lower(cost(scene{.title = "x", .genre = "qqzx"}), four()));
        FAIL();
    } catch (const cost_error& e) {
        EXPECT_NE(std::string(e.what()).find("no genre is called 'qqzx'"), std::string::npos) << e.what();
    }
}

TEST(Scene, GoesThroughJson) {
    const cost c =
        2.0 * scene{.title = "fight", .begin = 1, .end = 3, .plan = 9, .genre = "rock", .cadence = 170, .energy = 0.8} +
        cue{.track = "Stronger", .at = 48, .hits = 12.5};
    EXPECT_EQ(cost_from_json(to_json(c)), c);
}

TEST(Cue, CostsByHowFarOffItIs) {
    // c should have its second minute at minute four: it should start at minute two
    const cost c = cue{.track = "c", .at = 120, .hits = 4};
    EXPECT_DOUBLE_EQ(price(c, four(), {0, 2, 1, 3}), 0);
    EXPECT_DOUBLE_EQ(price(c, four(), {2, 0, 1, 3}), 0.25);  // half its length early
    EXPECT_DOUBLE_EQ(price(c, four(), {0, 1, 2, 3}), 0.25);  // half its length late
    EXPECT_DOUBLE_EQ(price(c, four(), {0, 1, 3, 2}), 0.5);   // its whole length
}

TEST(Cue, ThatCannotLandIsSaid) {
    const auto says = [](const cue& c, const char* what) {
        try {
            static_cast<void>(lower(cost(c), four()));
            ADD_FAILURE() << what;
        } catch (const std::exception& e) {
            EXPECT_NE(std::string(e.what()).find(what), std::string::npos) << e.what();
        }
    };
    says({.track = "c", .at = 300, .hits = 5}, "5:00 is outside the track, which lasts 4:00");
    says({.track = "c", .at = 10, .hits = 12}, "12:00 is outside the music, which lasts 10:00");
    says({.track = "c", .at = 120, .hits = 1}, "start before the playlist");
    says({.track = "c", .at = 0, .hits = 8}, "after the music");
    says({.track = "nobody", .at = 0, .hits = 8}, "nobody");
}

TEST(Cue, IsFoundByTheSearch) {
    const crate tracks = never_back_down();
    const cue kick{.track = tracks.columns().id[2], .at = 30, .hits = 15};
    const playlist mix = order(tracks, preset_named("default").cost + 6.0 * kick, {.seed = 1});
    const auto [row, start] = landing(kick, tracks);
    std::int64_t now = 0;
    for (const int r : mix.order()) {
        if (r == row) break;
        now += tracks.durations()[static_cast<std::size_t>(r)];
    }
    EXPECT_LT(std::abs(now - start), 45'000);  // twelve tracks cannot hit every second
}

TEST(Scene, TimesAsSharesNeedNoRemarkAndLastAsLongAsTheMusic) {
    segue::track t;
    t.duration = 600, t.energy = .2;
    const segue::crate tracks(std::vector<segue::track>{t});
    const segue::scene half{.title = "half", .begin = 0, .end = .5, .plan = 1, .energy = .2},
        other{.begin = .5, .end = 1, .plan = 1, .energy = 1};
    const auto p = lower(half + other, tracks);
    EXPECT_TRUE(p.off().empty());
    EXPECT_NEAR(p.evaluate(std::vector{0}).total, .5, 1e-12);  // the second half is as far off as can be
    EXPECT_EQ(lasting(half, 60).end, 30);
    EXPECT_EQ(lasting(segue::cost(half), segue::minutes(60)), segue::cost(lasting(half, 60)));
    EXPECT_EQ(lasting(segue::scene{.begin = 2, .end = 4}, 60),
              (segue::scene{.begin = 2, .end = 4}));  // the clock as it is
}
