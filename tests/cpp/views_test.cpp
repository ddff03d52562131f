#include <gtest/gtest.h>
#include <segue/order.hpp>
#include <segue/views.hpp>

#include <range/v3/range/conversion.hpp>

#include <string>
#include <vector>

using segue::minutes;
namespace views = segue::views;

namespace {

segue::track named(std::string title, std::string album, double seconds) {
    segue::track t;
    t.title = std::move(title);
    t.album = std::move(album);
    t.duration = seconds;
    return t;
}

/// In the order given: a A 5 min, b A 5 min, c B 20 min, d unknown 5 min, e unknown 5 min.
segue::playlist five() {
    const segue::crate tracks(std::vector{named("a", "A", 300), named("b", "A", 300), named("c", "B", 1200),
                                          named("d", "", 300), named("e", "", 300)});
    return segue::order(tracks, segue::cost(segue::tempo{}), {.method = "given"});
}

template <class Runs>
std::vector<std::vector<int>> as_vectors(Runs&& runs) {
    std::vector<std::vector<int>> out;
    for (auto&& run : runs) out.push_back(ranges::to<std::vector<int>>(run));
    return out;
}

}  // namespace

TEST(Views, TransitionsOfAPlaylistArePairsOfTracks) {
    std::string all;
    for (auto [a, b] : five() | views::transitions) all += a.title + b.title + " ";  // of a temporary, too
    EXPECT_EQ(all, "ab bc cd de ");
}

TEST(Views, TransitionsOfAnOrderAreItsNeighbours) {
    const std::vector<int> order{3, 1, 2};
    std::vector<std::pair<int, int>> all;
    for (auto [a, b] : order | views::transitions) all.emplace_back(a, b);
    EXPECT_EQ(all, (std::vector<std::pair<int, int>>{{3, 1}, {1, 2}}));
}

TEST(Views, FewerThanTwoTracksHaveNoTransition) {
    const std::vector<int> none, one{0};
    for (auto pair : none | views::transitions) FAIL() << pair.first;
    for (auto pair : one | views::transitions) FAIL() << pair.first;
    const auto empty = segue::order(segue::crate(), segue::cost(), {.method = "given"});
    for (auto pair : empty | views::transitions) FAIL() << pair.first.title;
    EXPECT_TRUE(as_vectors(empty | views::runs(segue::album)).empty());
    EXPECT_TRUE(as_vectors(empty | views::phases(minutes(5))).empty());
}

TEST(Views, RunsShareAValueAndTheUnknownStandAlone) {
    EXPECT_EQ(as_vectors(five() | views::runs(segue::album)), (std::vector<std::vector<int>>{{0, 1}, {2}, {3}, {4}}));
}

TEST(Views, RunsOfAMeasureAreRefused) {
    const auto playlist = five();
    EXPECT_THROW(static_cast<void>(playlist | views::runs(segue::energy)), segue::rule_error);
}

TEST(Views, PhasesCutByTheMinuteInWhichATrackBegins) {
    // Starts: 0, 5, 10, 30, 35 minutes.
    EXPECT_EQ(as_vectors(five() | views::phases(minutes(10))), (std::vector<std::vector<int>>{{0, 1}, {2}, {3, 4}}));
    EXPECT_EQ(as_vectors(five() | views::phases(std::chrono::hours(1))),
              (std::vector<std::vector<int>>{{0, 1, 2, 3, 4}}));
    EXPECT_THROW(views::phases(minutes(0)), segue::data_error);
}
