#include <gtest/gtest.h>
#include <segue/check.hpp>
#include <segue/error.hpp>
#include <segue/rule.hpp>

#include <numeric>

using segue::at_most_within;
using segue::attribute;

namespace {

/// Tracks of four minutes whose albums are these letters.
segue::crate lettered(std::string_view letters) {
    std::vector<segue::track> tracks;
    for (const char letter : letters) {
        segue::track t;
        t.title = "T" + std::to_string(tracks.size() + 1);
        t.album = letter;
        t.duration = 240;
        tracks.push_back(t);
    }
    return segue::crate(tracks);
}

std::vector<segue::violation> broken_by(std::string_view letters, const at_most_within& r) {
    std::vector<int> order(letters.size());
    std::iota(order.begin(), order.end(), 0);
    return lower(r, lettered(letters))->violations(order);
}

std::size_t crowds(std::string_view letters, int count, double minutes, int tracks) {
    return broken_by(letters, {attribute::album, count, minutes, tracks, {}}).size();
}

}  // namespace

TEST(AtMostWithin, CountsEveryTrackTooManyInAStretch) {
    EXPECT_EQ(crowds("AxAyAzA", 2, 0, 5), 2u);
    EXPECT_EQ(crowds("AxAyzAw", 2, 0, 5), 0u);
    EXPECT_EQ(crowds("AAAA", 2, 0, 3), 2u);
    // from the end of the first to the start of the third lie three tracks, twelve minutes
    EXPECT_EQ(crowds("AxAyA", 2, 12, 0), 0u);
    EXPECT_EQ(crowds("AxAyA", 2, 12.01, 0), 1u);
}

TEST(AtMostWithin, OnceIsApart) {
    for (const char* letters : {"AA", "AxA", "AxyAzA", "AxyzwA"}) {
        std::vector<int> order(std::string_view(letters).size());
        std::iota(order.begin(), order.end(), 0);
        const auto tracks = lettered(letters);
        EXPECT_EQ(crowds(letters, 1, 8, 0) > 0,
                  lower(segue::apart{.field = attribute::album, .minutes = 8}, tracks)->count(order) > 0)
            << letters;
        EXPECT_EQ(crowds(letters, 1, 0, 3) > 0,
                  lower(segue::apart{.field = attribute::album, .tracks = 2}, tracks)->count(order) > 0)
            << letters;
    }
}

TEST(AtMostWithin, SaysWhichTrackIsOneTooMany) {
    const auto all = broken_by("AxAyA", {attribute::album, 2, 30, 0, {}});
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].slots, (std::vector{0, 2, 4}));
    EXPECT_EQ(
        all[0].sentence,
        "'T5' (slot 5) is one too many of album A since 'T1' (slot 1), with 12 minutes between them; 30 minutes may "
        "hold at most 2");
    EXPECT_NE(broken_by("AAA", {attribute::album, 2, 0, 4, {}})[0].sentence.find("4 tracks may hold at most 2"),
              std::string::npos);
}

TEST(AtMostWithin, IsFreedByTheSmallerChange) {
    // five of A and three others: no order keeps 2 of them within 4 tracks
    const auto report = check(lettered("AAAAAxyz"), {at_most_within{attribute::album, 2, 0, 4, {}}});
    ASSERT_EQ(report.sentences.size(), 2u);
    EXPECT_EQ(report.sentences[1], "5 tracks of album A are too many for 'at_most album 2 within 4' in 8 tracks");
    ASSERT_FALSE(report.relaxations.empty());
    EXPECT_EQ(report.relaxations[0].sentence, "'at_most album 2 within 4' -> 'at_most album 2 within 3' frees it");
}

TEST(AtMostWithin, RefusesWhatSaysNothing) {
    const auto tracks = lettered("A");
    for (const at_most_within& r :
         {at_most_within{attribute::album, 0, 5, 0, {}}, at_most_within{attribute::album, 2, -1, 0, {}},
          at_most_within{attribute::album, 2, 0, 2, {}}, at_most_within{attribute::valence, 2, 5, 0, {}}})
        EXPECT_THROW(static_cast<void>(lower(r, tracks)), segue::rule_error) << to_string(r);
}

TEST(Every, IsFreedByMoreOthersBetween) {
    // slot 3 is locked to a song: an interlude after every 2 cannot be, one after every 3 can
    std::vector<segue::track> all;
    for (int i = 0; i < 8; ++i) {
        segue::track t;
        t.id = t.title = "T" + std::to_string(i);
        t.role = i < 2 ? segue::track_role::interlude : segue::track_role::song;
        all.push_back(t);
    }
    const auto report = check(segue::crate(all), {segue::every{2}, segue::lock{2, "T5"}});
    ASSERT_FALSE(report.ok());
    ASSERT_FALSE(report.relaxations.empty());
    EXPECT_EQ(report.relaxations[0].sentence, "'every 2 interlude' -> 'every 3 interlude' frees it");
}
