#include "support/random_problem.hpp"

#include <gtest/gtest.h>
#include <segue/orderer/balanced_shuffle.hpp>
#include <segue/orderer/dithered_shuffle.hpp>
#include <segue/orderer/given.hpp>
#include <segue/orderer/shuffle.hpp>
#include <segue/orderer/sort.hpp>

#include <cmath>
#include <functional>
#include <map>

namespace {

segue::problem plain(int n) {
    segue::random r(1);
    return random_problem(n, {}, r);
}

/// Neighbours of one group, summed over some seeds.
int same_neighbours(const std::function<segue::found(const segue::problem&, const segue::search_options&)>& orderer,
                    const std::vector<int>& groups) {
    const segue::problem p = plain(static_cast<int>(groups.size()));
    int same = 0;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const auto order = orderer(p, {.seed = seed, .groups = groups}).order;
        for (std::size_t i = 1; i < order.size(); ++i)
            same += groups[static_cast<std::size_t>(order[i - 1])] == groups[static_cast<std::size_t>(order[i])];
    }
    return same;
}

const std::vector<int> four_artists{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3};

}  // namespace

TEST(Given, IsTheCrateOrWhereItStarts) {
    EXPECT_EQ(segue::given_order(plain(3), {}).order, (std::vector{0, 1, 2}));
    EXPECT_EQ(segue::given_order(plain(3), {.start = {2, 0, 1}}).order, (std::vector{2, 0, 1}));
    EXPECT_THROW(static_cast<void>(segue::given_order(plain(3), {.start = {2, 2, 1}})), segue::data_error);
}

TEST(Shuffle, ReachesEveryOrderAboutEquallyOften) {
    std::map<std::vector<int>, int> seen;
    for (std::uint64_t seed = 0; seed < 6000; ++seed) ++seen[segue::shuffle_order(plain(3), {.seed = seed}).order];
    EXPECT_EQ(seen.size(), 6u);
    for (const auto& [order, times] : seen) EXPECT_NEAR(times, 1000, 150);  // five standard deviations
}

TEST(Sort, PutsTheLowestFirstAndTheUnknownLast) {
    EXPECT_EQ(segue::sort_order(plain(4), {.sort_by = {3, NAN, 1, 3}}).order, (std::vector{2, 0, 3, 1}));
    EXPECT_EQ(segue::sort_order(plain(2), {.sort_by = {NAN, NAN}}).order, (std::vector{0, 1}));
}

TEST(Sort, IsByDurationWhereNothingIsSaid) {
    const auto p = segue::problem::from_arrays(std::vector<double>(9, 0.0), std::vector<double>{5, 2, 3});
    EXPECT_EQ(segue::sort_order(p, {}).order, (std::vector{1, 2, 0}));
}

TEST(Sort, RefusesAColumnOfAnotherLength) {
    EXPECT_THROW(static_cast<void>(segue::sort_order(plain(4), {.sort_by = {1, 2}})), segue::data_error);
}

TEST(SpreadingShuffles, KeepArtistsApartMuchBetterThanChance) {
    const int chance = same_neighbours(segue::shuffle_order, four_artists);
    EXPECT_NEAR(chance, 250, 60);  // 23 neighbours, 5 of 23 share, 50 seeds
    EXPECT_LT(same_neighbours(segue::balanced_shuffle_order, four_artists), chance / 2);
    EXPECT_LT(same_neighbours(segue::dithered_shuffle_order, four_artists), chance / 2);
}

TEST(SpreadingShuffles, DifferFromSeedToSeed) {
    for (const auto orderer : {segue::balanced_shuffle_order, segue::dithered_shuffle_order}) {
        const auto p = plain(24);
        EXPECT_NE(orderer(p, {.seed = 1, .groups = four_artists}).order,
                  orderer(p, {.seed = 2, .groups = four_artists}).order);
    }
}

TEST(SpreadingShuffles, SpreadTheFirstExposureWithLabelsWhereNoGroupsAreGiven) {
    segue::exposure artist{"artist", segue::minutes(5), 1, 4, {}, four_artists, {}};
    const auto p =
        segue::problem::from_arrays(std::vector<double>(24 * 24, 0.0), std::vector<double>(24, 3.0), {artist});
    for (const auto orderer : {segue::balanced_shuffle_order, segue::dithered_shuffle_order})
        EXPECT_EQ(orderer(p, {.seed = 9}).order, orderer(p, {.seed = 9, .groups = four_artists}).order);
}

TEST(SpreadingShuffles, TakeUnknownAndLonelyGroups) {
    for (const auto orderer : {segue::balanced_shuffle_order, segue::dithered_shuffle_order}) {
        EXPECT_NO_THROW(segue::check_permutation(orderer(plain(5), {.groups = {-1, -1, -1, -1, -1}}).order, 5));
        EXPECT_NO_THROW(segue::check_permutation(orderer(plain(5), {.groups = {0, 0, 0, 0, 0}}).order, 5));
        EXPECT_NO_THROW(segue::check_permutation(orderer(plain(5), {.groups = {7, -1, 7, 3, 7}}).order, 5));
        EXPECT_THROW(static_cast<void>(orderer(plain(5), {.groups = {1}})), segue::data_error);
    }
}

TEST(DitheredShuffle, LaysAGroupAlmostEvenly) {
    const auto p = plain(24);
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto order = segue::dithered_shuffle_order(p, {.seed = seed, .groups = four_artists}).order;
        for (int artist = 0; artist < 4; ++artist) {
            int first_half = 0;
            for (std::size_t i = 0; i < 12; ++i)
                first_half += four_artists[static_cast<std::size_t>(order[i])] == artist;
            EXPECT_NEAR(first_half, 3, 1);
        }
    }
}
