#include "support/rule_crate.hpp"

#include <gtest/gtest.h>
#include <segue/error.hpp>
#include <segue/rule.hpp>

#include <cmath>
#include <numeric>
#include <set>

using segue::apart;
using segue::attribute;

namespace {

segue::track by(std::string title, std::vector<std::string> artists, double seconds = 180) {
    segue::track t;
    t.title = std::move(title);
    t.artists = std::move(artists);
    t.duration = seconds;
    return t;
}

std::vector<int> as_given(int n) {
    std::vector<int> out(static_cast<std::size_t>(n));
    std::iota(out.begin(), out.end(), 0);
    return out;
}

int broken(const apart& rule, const std::vector<segue::track>& tracks) {
    return lower(rule, segue::crate(tracks))->count(as_given(static_cast<int>(tracks.size())));
}

}  // namespace

TEST(Apart, OneTrackForbidsNeighboursAlone) {
    EXPECT_EQ(broken({.tracks = 1}, {by("a", {"X"}), by("b", {"X"}), by("c", {"Y"})}), 1);
    EXPECT_EQ(broken({.tracks = 1}, {by("a", {"X"}), by("c", {"Y"}), by("b", {"X"})}), 0);
    EXPECT_EQ(broken({.tracks = 2}, {by("a", {"X"}), by("c", {"Y"}), by("b", {"X"})}), 1);
}

TEST(Apart, SharingAnyArtistCountsAndTwoCountOnce) {
    EXPECT_EQ(broken({.tracks = 1}, {by("a", {"X", "Y"}), by("b", {"Z", "Y"})}), 1);
    EXPECT_EQ(broken({.tracks = 1}, {by("a", {"X", "Y"}), by("b", {"Y", "X"})}), 1);
    EXPECT_EQ(broken({.tracks = 1}, {by("a", {"X"}), by("b", {"Z", "Y"})}), 0);
}

TEST(Apart, UnknownSharesWithNobody) {
    EXPECT_EQ(broken({.tracks = 3}, {by("a", {}), by("b", {}), by("c", {""}), by("d", {""})}), 0);
}

TEST(Apart, MinutesRunFromTheEndOfOneToTheStartOfTheNext) {
    const std::vector<segue::track> tracks{by("a", {"X"}, 600), by("b", {"Y"}, 120), by("c", {"X"}, 600)};
    EXPECT_EQ(broken({.minutes = 2}, tracks), 0);
    EXPECT_EQ(broken({.minutes = 2.1}, tracks), 1);
}

TEST(Apart, OfRolesSpreadsTheGlueAlone) {
    std::vector<segue::track> tracks{by("a", {}), by("b", {}), by("c", {}), by("d", {})};
    EXPECT_EQ(broken({.field = attribute::role, .tracks = 2}, tracks), 0);
    tracks[0].role = tracks[2].role = segue::track_role::score;
    EXPECT_EQ(broken({.field = attribute::role, .tracks = 2}, tracks), 1);
    tracks[2].role = segue::track_role::interlude;
    EXPECT_EQ(broken({.field = attribute::role, .tracks = 2}, tracks), 0);
}

TEST(Apart, GenreMeansTheMainFamily) {
    std::vector<segue::track> tracks{by("a", {}), by("b", {}), by("c", {})};
    tracks[0].genres = {{"punk rock", 3}, {"techno", 1}};
    tracks[1].genres = {{"techno", 3}, {"punk rock", 1}};
    tracks[2].genres = {{"techno", 1}};
    EXPECT_EQ(broken({.field = segue::genre, .tracks = 1}, tracks), 1);
}

TEST(Apart, SaysWhoIsTooNearAndCountsSlotsFromOne) {
    const segue::crate tracks(std::vector{by("a", {"X"}), by("b", {"X"})});
    const auto all = lower(apart{.tracks = 3}, tracks)->violations(as_given(2));
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].slots, (std::vector{0, 1}));
    EXPECT_EQ(all[0].rule, "apart artist 3");
    EXPECT_EQ(all[0].sentence,
              "'X - a' (slot 1) and 'X - b' (slot 2) share artist X with 0 tracks between them, less than 3 tracks");
}

TEST(Apart, RefusesMeasuresAndUselessDistances) {
    const segue::crate tracks(std::vector{by("a", {"X"})});
    EXPECT_THROW(static_cast<void>(lower(apart{.field = segue::energy}, tracks)), segue::rule_error);
    EXPECT_THROW(static_cast<void>(lower(apart{.field = segue::energy}, segue::crate())), segue::rule_error);
    EXPECT_THROW(static_cast<void>(lower(apart{.tracks = 0}, tracks)), segue::rule_error);
    EXPECT_THROW(static_cast<void>(lower(apart{.minutes = -1}, tracks)), segue::rule_error);
    EXPECT_THROW(static_cast<void>(lower(apart{.minutes = NAN}, tracks)), segue::rule_error);
}

namespace {

/// The plain double loop over all pairs.
int pairs_too_near(const apart& rule, const segue::crate& tracks, const std::vector<int>& order) {
    const auto shares = [&](int a, int b) {
        const auto x = tracks[a], y = tracks[b];
        if (rule.field == attribute::album) return !x.album.empty() && x.album == y.album;
        if (rule.field == attribute::role) return x.role == y.role && x.role != segue::track_role::song;
        if (rule.field == attribute::decade)
            return x.year && y.year && std::floor(*x.year / 10) == std::floor(*y.year / 10);
        const std::set<std::string> artists(x.artists.begin(), x.artists.end());
        return std::any_of(y.artists.begin(), y.artists.end(),
                           [&](const auto& name) { return artists.count(name) > 0; });
    };
    int pairs = 0;
    for (std::size_t i = 0; i < order.size(); ++i)
        for (std::size_t j = i + 1; j < order.size(); ++j) {
            double ms = 0;
            for (std::size_t k = i + 1; k < j; ++k)
                ms += static_cast<double>(tracks.durations()[static_cast<std::size_t>(order[k])]);
            const bool near = rule.minutes > 0 ? ms < rule.minutes * 60000 : static_cast<int>(j - i) - 1 < rule.tracks;
            pairs += near && shares(order[i], order[j]);
        }
    return pairs;
}

}  // namespace

TEST(Apart, CountsAsThePlainDoubleLoopDoes) {
    segue::random r(3);
    for (int c = 0; c < 400; ++c) {
        const int n = 1 + static_cast<int>(r.below(40));
        const segue::crate tracks = rule_crate(n, r);
        const auto fields = std::vector{attribute::artist, attribute::album, attribute::role, attribute::decade};
        apart rule{.field = fields[r.below(4)], .tracks = 1 + static_cast<int>(r.below(30))};
        if (r.below(2)) rule.minutes = 1 + static_cast<double>(r.below(60));
        const auto order = segue::shuffled(n, r);
        ASSERT_EQ(lower(rule, tracks)->count(order), pairs_too_near(rule, tracks, order)) << to_string(rule);
    }
}
