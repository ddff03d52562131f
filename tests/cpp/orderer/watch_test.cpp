#include <gtest/gtest.h>
#include <segue/orderer.hpp>

#include <cmath>

namespace {

/// Calls of done() until it says so, with a cost that never falls; at most `limit`.
int calls_until_done(const segue::search_options& options, std::int64_t default_idle, int limit = 1000) {
    segue::watch clock(options, default_idle);
    int calls = 1;
    while (calls < limit && !clock.done(10.0)) ++calls;
    return calls;
}

}  // namespace

TEST(Watch, CountsCallsWithoutGain) {
    EXPECT_EQ(calls_until_done({}, 7), 8);  // the first call is a gain
    EXPECT_EQ(calls_until_done({.stop = {.idle = 3}}, 700), 4);
    segue::search_options options;
    segue::watch clock(options, 2);
    for (int i = 0; i < 50; ++i) EXPECT_FALSE(clock.done(100.0 - i));
    EXPECT_FALSE(clock.done(100));
    EXPECT_TRUE(clock.done(100));
}

TEST(Watch, ATimeTakesThePlaceOfTheCount) {
    EXPECT_EQ(calls_until_done({.stop = segue::after(std::chrono::hours(1))}, 7), 1000);
}

TEST(Watch, ACostOutOfReachDoesNotSearchForEver) {
    EXPECT_EQ(calls_until_done({.stop = {.cost = 1}}, 7), 8);
    EXPECT_EQ(calls_until_done({.stop = {.gap = 0}}, 7), 8);
}

TEST(Watch, NoTimeAtAllIsOverAtOnce) {
    const segue::search_options options{.stop = segue::after(std::chrono::seconds(0))};
    segue::watch clock(options, 100);
    EXPECT_TRUE(clock.expired());
    EXPECT_TRUE(clock.done(1));
}

TEST(Watch, StopsAtACostOrAGap) {
    EXPECT_EQ(calls_until_done({.stop = {.cost = 10}}, 100), 1);
    const segue::search_options options{.stop = {.gap = 0.1}};
    segue::watch clock(options, 100);
    EXPECT_FALSE(clock.done(12, 10));
    EXPECT_TRUE(clock.done(11, 10));
    segue::watch zero(options, 100);
    EXPECT_FALSE(zero.done(1, 0));
    EXPECT_TRUE(zero.done(0, 0));
}

TEST(Watch, SeesCancellation) {
    std::stop_source user;
    const segue::search_options options{.cancelled = user.get_token()};
    segue::watch clock(options, std::numeric_limits<std::int64_t>::max());
    EXPECT_FALSE(clock.done(1));
    user.request_stop();
    EXPECT_TRUE(clock.expired());
    bool over = false;
    for (int calls = 0; !over && calls < 200'000; ++calls) over = clock.done(1);
    EXPECT_TRUE(over);
}

TEST(Watch, RefusesATimeBelowZero) {
    EXPECT_THROW(static_cast<void>(segue::after(std::chrono::seconds(-1))), segue::data_error);
    EXPECT_THROW(static_cast<void>(segue::after(std::chrono::duration<double>(NAN))), segue::data_error);
}
