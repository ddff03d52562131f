#include <gtest/gtest.h>
#include <segue/error.hpp>
#include <segue/rule.hpp>

#include <string>
#include <vector>

using segue::attribute;
using segue::rule_from_string;

namespace {

std::string error_of(std::string_view text) {
    try {
        static_cast<void>(rule_from_string(text));
    } catch (const segue::rule_error& e) {
        return e.what();
    }
    return "no error";
}

}  // namespace

TEST(RuleText, ReadsBackWhatItWrites) {
    const std::vector<segue::rule> all{
        segue::first{"Intro"},
        segue::last{"...To Be Loved"},
        segue::first{"\"Heroes\""},
        segue::first{" edges "},
        segue::first{""},
        segue::first{"1979"},
        segue::lock{2, "Time Won't Let Me Go"},
        segue::apart{.field = attribute::artist, .tracks = 3},
        segue::apart{.field = attribute::album, .tracks = 1, .minutes = 2.5},
        segue::apart{.tracks = 2, .of = {.where = "energy>=0.8"}},
        segue::apart{.tracks = 2, .of = {.where = "artist=\"Kanye West\""}},
        segue::apart{.minutes = 3, .of = {.tracks = {"Stronger", "Hello, Again", "a -> b"}}},
        segue::at_most{attribute::genre, 2},
        segue::at_most{.field = attribute::genre, .minutes = 20},
        segue::at_most_within{.count = 2, .minutes = 60},
        segue::at_most_within{.field = attribute::genre, .count = 3, .tracks = 8},
        segue::at_most_within{.minutes = 2.5, .of = {.tracks = {"A", "B within 3"}}},
        segue::keep_first{3},
        segue::keep_first{2, {"A", "B, C"}},
        segue::before{"Intro", "The End"},
        segue::before{"a -> b", "bpm<4"},
        segue::together{.of = {.tracks = {"A", "B", "C"}}},
        segue::together{.of = {.tracks = {"A", "B"}}, .ordered = true},
        segue::together{.of = {.where = "album=Takk"}},
        segue::together{.of = {}, .field = attribute::album, .ordered = true},
        segue::forbid{{.where = "genre=metal"}, {.where = "genre=ambient"}},
        segue::forbid{{.tracks = {"A", "B"}}, {.tracks = {"C"}}},
        segue::require{{.tracks = {"bpm<4"}}, {.tracks = {"-> odd \"title\""}}},
        segue::every{segue::every::evenly, segue::track_role::jingle},
        segue::every{.k = 3, .of = {.where = "energy<0.3"}},
        segue::rest{20},
        segue::rest{12.5, {.where = "energy<0.3"}},
        segue::ratio{4, 1},
        segue::ratio{5, 2, {.where = "year<1980"}},
        segue::no_repeat{},
        segue::no_repeat{6},
        segue::no_repeat{1, 45},
        segue::land{"Stronger", 48, 750, 5},
        segue::land{"within 5s", 7.3, 0.1, 0},
        segue::at_most{attribute::tempo_band, 4},
        segue::every{4, segue::track_role::score},
    };
    for (const auto& r : all) EXPECT_EQ(rule_from_string(to_string(r)), r) << to_string(r);
}

TEST(RuleText, CountsSlotsFromOne) {
    EXPECT_EQ(to_string(segue::rule(segue::lock{3, "Stronger"})), "lock 4 Stronger");
    EXPECT_EQ(rule_from_string("lock 1 \"False Pretense\""), segue::rule(segue::lock{0, "False Pretense"}));
    EXPECT_EQ(error_of("lock 0 Stronger"), "rule 'lock 0 Stronger': there is no slot 0; slots count from 1");
}

TEST(RuleText, ReadsTimes) {
    for (const char* text : {"apart artist 30min", "apart artist 30 min", "apart artist 0.5h", "apart artist 1800s",
                             "apart artist 30 minutes"})
        EXPECT_EQ(rule_from_string(text), segue::rule(segue::apart{.field = attribute::artist, .minutes = 30})) << text;
}

TEST(RuleText, ForgivesSpacesAndHyphens) {
    EXPECT_EQ(rule_from_string("  at-most   genre 2 "), segue::rule(segue::at_most{attribute::genre, 2}));
    EXPECT_EQ(rule_from_string("apart tempo-band 2"),
              segue::rule(segue::apart{.field = attribute::tempo_band, .tracks = 2}));
}

TEST(RuleText, SaysWhatIsWrong) {
    EXPECT_EQ(error_of(""), "rule '': it lacks a name");
    EXPECT_EQ(error_of("apart"), "rule 'apart': it lacks a field");
    EXPECT_EQ(error_of("first"), "rule 'first': it lacks a track");
    EXPECT_NE(error_of("aprt artist 3").find("did you mean 'apart'"), std::string::npos);
    EXPECT_NE(error_of("apart artst 3").find("did you mean 'artist'"), std::string::npos);
    EXPECT_EQ(error_of("apart artist soon"),
              "rule 'apart artist soon': 'soon' is neither a number of tracks nor a time such as 30min");
    EXPECT_EQ(error_of("at_most genre 2 please"), "rule 'at_most genre 2 please': 'please' is too much");
    for (const char* text : {"apart artist -5min",
                             "apart artist 5 parsecs",
                             "apart artist nan min",
                             "at_most genre 2.5",
                             "at_most genre 2 within",
                             "at_most genre 2 within soon",
                             "at_most genre 20min within 60min",
                             "at_most genre 2 3 within 60min",
                             "at_most genre 99999999999",
                             "every 4 tuba",
                             "every x score",
                             "before A",
                             "before A ->",
                             "together",
                             "ratio 4",
                             "ratio 1 of 4",
                             "rest",
                             "rest soon",
                             "forbid A -> ",
                             "keep_first",
                             "keep_first x",
                             "no_repeat x",
                             "every evenly",
                             "lock x Stronger",
                             "lock 3",
                             "apart artist",
                             "apart artist 30min more"})
        EXPECT_NE(error_of(text), "no error") << text;
}
