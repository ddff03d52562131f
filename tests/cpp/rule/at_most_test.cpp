#include "support/rule_crate.hpp"

#include <gtest/gtest.h>
#include <segue/error.hpp>
#include <segue/rule.hpp>

using segue::at_most;
using segue::attribute;

namespace {

/// A crate whose tracks bear these albums, one letter each; '-' is unknown.
segue::crate albums(std::string_view letters) {
    std::vector<segue::track> tracks;
    for (char letter : letters) {
        segue::track t;
        t.title = "T" + std::to_string(tracks.size());
        if (letter != '-') t.album = letter;
        tracks.push_back(t);
    }
    return segue::crate(tracks);
}

int broken(std::string_view letters, int in_a_row) {
    std::vector<int> order;
    for (std::size_t i = 0; i < letters.size(); ++i) order.push_back(static_cast<int>(i));
    return lower(at_most{attribute::album, in_a_row}, albums(letters))->count(order);
}

}  // namespace

TEST(AtMost, CountsEveryTrackTooManyInARun) {
    EXPECT_EQ(broken("AABB", 2), 0);
    EXPECT_EQ(broken("AAAB", 2), 1);
    EXPECT_EQ(broken("AAAAA", 2), 3);
    EXPECT_EQ(broken("AAABBB", 2), 2);
    EXPECT_EQ(broken("ABAB", 1), 0);
    EXPECT_EQ(broken("AA", 9), 0);
}

TEST(AtMost, UnknownEndsARunAndMakesNone) {
    EXPECT_EQ(broken("----", 1), 0);
    EXPECT_EQ(broken("AA-A", 2), 0);
}

TEST(AtMost, AnArtistRunNeedsOneArtistThroughout) {
    std::vector<segue::track> tracks(3);
    for (int i = 0; i < 3; ++i) tracks[static_cast<std::size_t>(i)].title = std::to_string(i);
    tracks[0].artists = {"X"}, tracks[1].artists = {"X", "Y"}, tracks[2].artists = {"Y"};
    const std::vector<int> order{0, 1, 2};
    EXPECT_EQ(lower(at_most{attribute::artist, 2}, segue::crate(tracks))->count(order), 0);
    tracks[2].artists = {"Y", "X"};
    EXPECT_EQ(lower(at_most{attribute::artist, 2}, segue::crate(tracks))->count(order), 1);
}

TEST(AtMost, SaysWhichTrackIsOneTooMany) {
    const std::vector<int> order{0, 1, 2};
    const auto all = lower(at_most{attribute::album, 2}, albums("AAA"))->violations(order);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].slots, (std::vector{0, 1, 2}));
    EXPECT_EQ(all[0].sentence,
              "'T2' (slot 3) is one too many in a row of album A, after 'T1'; at most 2 may follow each other");
}

TEST(AtMost, RefusesNoneAtAll) {
    EXPECT_THROW(static_cast<void>(lower(at_most{attribute::album, 0}, albums("A"))), segue::rule_error);
    EXPECT_THROW(static_cast<void>(lower(at_most{attribute::valence, 2}, albums("A"))), segue::rule_error);
}

TEST(AtMost, CountsAsThePlainWindowsDo) {
    segue::random r(8);
    for (int c = 0; c < 300; ++c) {
        const int n = 1 + static_cast<int>(r.below(30)), k = 1 + static_cast<int>(r.below(4));
        const segue::crate tracks = rule_crate(n, r);
        const auto order = segue::shuffled(n, r);
        int windows = 0;
        for (int i = 0; i + k < n; ++i) {
            const std::string album = tracks[order[static_cast<std::size_t>(i)]].album;
            bool all = !album.empty();
            for (int j = i; j <= i + k; ++j) all = all && tracks[order[static_cast<std::size_t>(j)]].album == album;
            windows += all;
        }
        ASSERT_EQ(lower(at_most{attribute::album, k}, tracks)->count(order), windows);
    }
}
