#include "support/term_crates.hpp"

#include <segue/detail/row_rank.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

using segue::detail::fingerprint;
using segue::detail::row_ranks;

TEST(RowRank, IsAPermutationThatFollowsTheTracks) {
    const segue::crate tracks = random_crate(200, 4, .3);
    const std::vector<int> rank = row_ranks(tracks);
    std::vector<int> sorted = rank;
    std::sort(sorted.begin(), sorted.end());
    for (int k = 0; k < 200; ++k) EXPECT_EQ(sorted[static_cast<std::size_t>(k)], k);
    segue::random r(1);
    const std::vector<int> rows = segue::shuffled(200, r);
    const std::vector<int> other = row_ranks(tracks.subset(rows));
    for (std::size_t k = 0; k < rows.size(); ++k) EXPECT_EQ(other[k], rank[static_cast<std::size_t>(rows[k])]);
}

TEST(RowRank, NeitherTheIdNorTheSequenceOfTagsCounts) {
    segue::track a;
    a.id = "a";
    a.genres = {{"rock", 1}, {"punk", .5}};
    segue::track b = a;
    b.id = "b";
    std::reverse(b.genres.begin(), b.genres.end());
    const segue::crate tracks(std::vector{a, b});
    EXPECT_EQ(fingerprint(tracks.columns(), 0), fingerprint(tracks.columns(), 1));
}

TEST(RowRank, EveryFeatureCounts) {
    segue::track plain;
    plain.artists = {"A", "B"};
    plain.genres = {{"rock", 1}};
    plain.bpm = 120;
    std::vector<segue::track> tracks(10, plain);
    tracks[1].bpm = 121;
    tracks[2].bpm.reset();
    tracks[3].artists = {"B", "A"};
    tracks[4].artists = {"AB"};
    tracks[5].genres = {{"rock", 2}};
    tracks[6].album = "C";
    tracks[7].role = segue::track_role::score;
    tracks[8].key = segue::musical_key::from_wheel_index(0);
    tracks[9].energy = .5;
    const segue::crate crate(tracks);
    std::vector<std::uint64_t> prints;
    for (int row = 0; row < 10; ++row) prints.push_back(fingerprint(crate.columns(), row));
    std::sort(prints.begin(), prints.end());
    EXPECT_EQ(std::unique(prints.begin(), prints.end()), prints.end());
}

TEST(RowRank, TheSameOnEveryPlatform) {
    segue::track t;
    t.artists = {"Kanye West"};
    t.genres = {{"hip hop", 1}};
    t.bpm = 104;
    t.loudness = -7.9;
    EXPECT_EQ(fingerprint(segue::crate(std::vector{t}).columns(), 0), 14575625634347844357u);
}
