#include <gtest/gtest.h>
#include <segue/check.hpp>
#include <segue/detail/feasible_start.hpp>
#include <segue/error.hpp>
#include <segue/random.hpp>

#include <numeric>

namespace {

/// n tracks T0, T1, ... of four minutes; the first `alike` of one artist.
segue::crate tracks_of(int n, int alike = 0) {
    std::vector<segue::track> tracks;
    for (int i = 0; i < n; ++i) {
        segue::track t;
        t.id = t.title = "T" + std::to_string(i);
        t.artists = {i < alike ? "X" : "A" + std::to_string(i)};
        t.duration = 240;
        tracks.push_back(t);
    }
    return segue::crate(tracks);
}

}  // namespace

TEST(Check, FindsAnOrderThatKeepsAll) {
    const auto tracks = tracks_of(12, 3);
    const std::vector<segue::rule> rules{segue::first{"T5"}, segue::apart{.tracks = 3}, segue::before{"T2", "T0"}};
    const auto report = check(tracks, rules);
    EXPECT_TRUE(report.ok() && report.proven);
    for (const auto& law : lower(rules, tracks)) EXPECT_EQ(law->count(report.witness), 0);
    EXPECT_EQ(to_string(report), "the rules can all hold");
}

TEST(Check, NamesACircle) {
    const auto report = check(tracks_of(200), {segue::before{"T1", "T2"}, segue::before{"T2", "T3"}, segue::first{"T9"},
                                               segue::require{{.tracks = {"T3"}}, {.tracks = {"T1"}}}});
    EXPECT_EQ(report.conflicts.size(), 3u);
    EXPECT_NE(to_string(report).find("'A1 - T1' before 'A2 - T2' before 'A3 - T3' before 'A1 - T1' is a circle"),
              std::string::npos)
        << to_string(report);
}

TEST(Check, CountsAndSaysWhatFreesIt) {
    const auto report = check(tracks_of(20, 7), {segue::apart{.tracks = 4}, segue::first{"T0"}});
    ASSERT_EQ(report.sentences.size(), 2u);
    EXPECT_EQ(report.sentences[0], "this rule cannot hold: 'apart artist 4'");
    EXPECT_EQ(report.sentences[1],
              "7 tracks share artist X; 'apart artist 4' needs 24 other tracks between them, and there are 13");
    ASSERT_FALSE(report.relaxations.empty());
    EXPECT_EQ(report.relaxations[0].sentence, "'apart artist 4' -> 'apart artist 2' frees it");
}

TEST(Check, SeesSlotsThatNoTrackMayTake) {
    const auto two = check(tracks_of(9), {segue::lock{3, "T1"}, segue::lock{3, "T2"}});
    EXPECT_EQ(two.conflicts.size(), 2u);
    // five come before T5, so it cannot stand in slot 3
    std::vector<segue::rule> rules{segue::lock{2, "T5"}};
    for (int i = 0; i < 5; ++i) rules.push_back(segue::before{"T" + std::to_string(i), "T5"});
    const auto late = check(tracks_of(300), rules);
    EXPECT_EQ(late.conflicts.size(), 4u) << to_string(late);  // three of the five are enough
}

TEST(Check, SeesABlockThatIsTooDense) {
    const auto report = check(tracks_of(400, 3), {segue::together{.of = {.tracks = {"T0", "T1", "T9"}}},
                                                  segue::apart{.tracks = 5}, segue::last{"T3"}});
    EXPECT_EQ(report.conflicts.size(), 2u);
    EXPECT_NE(to_string(report).find("in the block of 3"), std::string::npos) << to_string(report);
}

TEST(Check, RaisesWhatIsWrongInItself) {
    EXPECT_THROW(static_cast<void>(check(tracks_of(3), {segue::first{"T7"}})), segue::rule_error);
    EXPECT_TRUE(check(tracks_of(0), {}).ok());
    EXPECT_TRUE(check(tracks_of(1), {segue::apart{}}).ok());
}

TEST(FeasibleStart, MendsAShuffleOfManyTracks) {
    const auto tracks = tracks_of(300, 60);
    const auto rules =
        lower({segue::apart{.tracks = 3}, segue::first{"T100"}, segue::lock{150, "T7"}, segue::before{"T200", "T101"},
               segue::together{.of = {.tracks = {"T110", "T111", "T112"}}},
               segue::require{{.tracks = {"T120"}}, {.tracks = {"T130"}}}},
              tracks);
    segue::random r(4);
    const auto start = segue::detail::find_feasible(rules, segue::shuffled(300, r), 1, 5000);
    EXPECT_EQ(start.violations, 0);
    int broken = 0;
    for (const auto& rule : rules) broken += rule->count(start.order);
    EXPECT_EQ(broken, 0);
}
