#include <segue/crate.hpp>
#include <segue/error.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <list>

namespace segue {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

track song(std::string title, std::string by = "") {
    track t;
    t.title = std::move(title);
    if (!by.empty()) t.artists = {std::move(by)};
    return t;
}

template <class F>
std::string complaint(F f) {
    try {
        (void)f();
    } catch (const data_error& e) {
        return e.what();
    }
    return "no data_error";
}

std::string complaint_about(attribute a, double value) {
    track t = song("Typical");
    set_scalar(t, a, value);
    return complaint([&] { return crate(std::vector{song("A"), t}); });
}

TEST(Crate, AnEmptyOneWorks) {
    for (const crate& c : {crate(), crate(std::vector<track>{})}) {
        EXPECT_TRUE(c.empty());
        EXPECT_TRUE(c.scalar(bpm).empty() && c.keys().empty() && c.profiles().empty() && c.durations().empty());
        EXPECT_EQ(c.mean_minutes(), 3.5);
        EXPECT_TRUE(c.tracks().empty());
        EXPECT_EQ(c.subset({}).size(), 0);
        EXPECT_EQ(complaint([&] { return c.find("x"); }), "no track has the id or title 'x'");
        EXPECT_THROW((void)c[0], data_error);
    }
}

TEST(Crate, TracksReadBack) {
    track t = song("Typical", "Mutemath");
    t.id = "t1";
    t.album = "Mutemath";
    t.genres = {{"alternative rock", 1}, {"electronic rock", .5}};
    t.key = musical_key(1, mode::major);
    for (const attribute a : attributes())
        if (is_scalar(a)) set_scalar(t, a, .5);
    t.role = track_role::interlude;
    t.available = false;
    t.embedding = {1, 2, 3};
    t.location = "typical.flac";
    t.note = "syncopated";
    track bare;
    bare.id = "bare";
    const std::vector<track> tracks{t, bare};
    EXPECT_EQ(crate(tracks).tracks(), tracks);
    EXPECT_EQ(crate(tracks).report().known.at("bpm"), 1);
}

TEST(Crate, TakesAnyRangeAndAnyType) {
    EXPECT_EQ(crate(std::list{song("A"), song("B")}).size(), 2);
    struct own {
        int tempo;
    };
    const auto c = crate::from(std::vector<own>{{120}, {90}}, [](const own& o) {
        track t;
        t.bpm = o.tempo;
        return t;
    });
    EXPECT_EQ(c.scalar(bpm)[1], 90);
    EXPECT_EQ(c.columns().id[1], "row 2");
}

TEST(Crate, ErrorsNameRowFieldValueAndRemedy) {
    EXPECT_EQ(complaint_about(bpm, -3), "row 2 ('Typical'): bpm is -3; tempo must be above 0, or empty if unknown");
    EXPECT_EQ(complaint_about(energy, 1.5),
              "row 2 ('Typical'): energy is 1.5; energy must be 0 to 1, or empty if unknown");
    EXPECT_EQ(complaint_about(duration, -1),
              "row 2 ('Typical'): duration is -1; duration must be above 0, or empty if unknown");
    EXPECT_EQ(complaint_about(valence, unknown),
              "row 2 ('Typical'): valence is nan; give a number, or leave it empty if unknown");
    EXPECT_NE(complaint_about(duration, HUGE_VAL).find("duration is inf"), std::string::npos);
    EXPECT_NE(complaint_about(popularity, 55).find("popularity must be 0 to 1"), std::string::npos);
    EXPECT_EQ(complaint_about(loudness, 3), "no data_error");
    track t = song("Typical");
    t.genres = {{"rock", 0}};
    EXPECT_NE(complaint([&] { return crate(std::vector{t}); }).find("row 1 ('Typical'): genre 'rock' has weight 0"),
              std::string::npos);
}

TEST(Crate, ZeroTempoAndDurationMeanUnknownAndAreNoted) {
    track t = song("A");
    t.bpm = 0;
    t.duration = 0;
    const crate c(std::vector{t});
    EXPECT_TRUE(std::isnan(c.scalar(bpm)[0]));
    EXPECT_TRUE(std::isnan(c.scalar(duration)[0]));
    EXPECT_EQ(c.report().notes[0], "bpm is 0 in 1 row: read as unknown");
    EXPECT_FALSE(c.report().known.contains("bpm"));
}

TEST(Crate, DuplicateIdsAreKeptMadeUniqueAndReported) {
    std::vector<track> tracks(5);
    tracks[0].id = tracks[1].id = tracks[2].id = "x";
    tracks[3].id = "x#2";
    tracks[4].title = "x";
    const crate c(tracks);
    EXPECT_EQ(c.columns().id, (std::vector<std::string>{"x", "x#3", "x#4", "x#2", "x#5"}));
    EXPECT_EQ(c.report().renamed_ids, (std::vector<std::string>{"x -> x#3", "x -> x#4", "x -> x#5"}));
    for (int row = 0; row < c.size(); ++row) EXPECT_EQ(c.find(c.columns().id[static_cast<std::size_t>(row)]), row);
}

TEST(Crate, MissingDurationsAreTheMeanOfTheKnown) {
    std::vector<track> tracks(3);
    tracks[0].duration = 100;
    tracks[2].duration = 200.0004;
    const crate c(tracks);
    EXPECT_EQ(c.durations()[1], 150000);
    EXPECT_EQ(c.durations()[2], 200000);
    EXPECT_TRUE(std::isnan(c.scalar(duration)[1]));
    EXPECT_NEAR(c.mean_minutes(), 2.5, 1e-9);
    tracks = std::vector<track>(1);
    EXPECT_EQ(crate(tracks).durations()[0], 210000);
    tracks[0].duration = 1e-9;
    EXPECT_EQ(crate(tracks).durations()[0], 1);
}

TEST(Crate, SameTagsShareAProfile) {
    std::vector<track> tracks(4);
    tracks[0].genres = {{"punk", 1}, {"emo", 1}};
    tracks[1].genres = {{"emo", 1}, {"punk", 1}};
    tracks[2].genres = {{"punk", 1}};
    tracks[3].genres = {{"xyzzy", 1}};
    const crate c(tracks);
    EXPECT_EQ(c.profiles().size(), 2U);
    EXPECT_EQ(c.profile(0), c.profile(1));
    EXPECT_NE(c.profile(0), c.profile(2));
    EXPECT_EQ(c.profile(3), -1);
    EXPECT_EQ(c.report().unknown_tags, (std::map<std::string, int>{{"xyzzy", 1}}));
}

TEST(Crate, FindsById_ThenTitle_ThenFoldedTitle) {
    std::vector<track> tracks{song("Stronger", "Kanye West"), song("...To Be Loved"), song("Crank That (Soulja Boy)"),
                              song("b")};
    tracks[3].id = "Stronger";
    const crate c(tracks);
    EXPECT_EQ(c.find("Stronger"), 3);
    EXPECT_EQ(c.find("stronger"), 0);
    EXPECT_EQ(c.find("to be loved"), 1);
    EXPECT_EQ(c.find("Crank That"), 2);
    EXPECT_EQ(c.find("kanye west", "stronger"), 0);
    EXPECT_EQ(complaint([&] { return c.find("Stonger"); }),
              "no track has the id or title 'Stonger' (did you mean 'Stronger'?)");
    EXPECT_EQ(complaint([&] { return c.find("Kanye West", "Stronge"); }),
              "no track is 'Stronge' by 'Kanye West' (did you mean 'Kanye West - Stronger'?)");
}

TEST(Crate, AnAmbiguousTitleListsTheCandidates) {
    std::vector<track> tracks{song("Intro", "A"), song("Intro", "B")};
    tracks[0].id = "1";
    tracks[1].id = "2";
    const crate c(tracks);
    EXPECT_EQ(complaint([&] { return c.find("intro"); }),
              "2 tracks are called 'intro': A - Intro (row 1, id '1'), B - Intro (row 2, id '2'); name one by its id");
    EXPECT_EQ(c.find("B", "Intro"), 1);
}

TEST(Crate, MarkAndSubsetMakeNewCrates) {
    const crate c(std::vector{song("A"), song("B"), song("C")});
    const crate marked = c.mark("B", false);
    EXPECT_FALSE(marked[1].available);
    EXPECT_TRUE(c[1].available);
    const std::vector<int> rows{2, 0};
    EXPECT_EQ(c.subset(rows).columns().title, (std::vector<std::string>{"C", "A"}));
    EXPECT_THROW((void)c.subset(std::vector<int>{3}), data_error);
}

TEST(Crate, ColumnsMayBeEmptyButNotShort) {
    crate_columns columns;
    columns.title = {"A", "B", "C"};
    columns.scalar(bpm) = {120, unknown, 0};
    const crate c(columns, 3);
    EXPECT_TRUE(std::isnan(c.scalar(bpm)[1]) && std::isnan(c.scalar(bpm)[2]));
    EXPECT_TRUE(std::isnan(c.scalar(energy)[0]));
    EXPECT_EQ(c.keys()[0], -1);
    EXPECT_EQ(complaint([&] { return crate(columns, 4); }),
              "column title has 3 values, but the crate has 4 rows; give one a row, or none at all");
    columns.wheel = {0, 24, 3};
    EXPECT_NE(complaint([&] { return crate(columns, 3); }).find("row 2 ('B'): key has wheel index 24"),
              std::string::npos);
}

TEST(Crate, EmbeddingsAreOfOneLengthAndFinite) {
    std::vector<track> tracks{song("A"), song("B"), song("C")};
    tracks[1].embedding = {1, 2};
    const crate c(tracks);
    EXPECT_EQ(c.columns().embedding_size, 2);
    EXPECT_TRUE(std::isnan(c.columns().embedding[0]));
    EXPECT_EQ(c.report().known.at("embedding"), 1);
    tracks[2].embedding = {1};
    EXPECT_NE(complaint([&] { return crate(tracks); }).find("row 3 ('C'): embedding has 1 numbers"), std::string::npos);
    tracks[2].embedding = {1, HUGE_VAL};
    EXPECT_NE(complaint([&] { return crate(tracks); }).find("embedding holds inf at place 2"), std::string::npos);
}

}  // namespace
}  // namespace segue
