#include "../support/random_problem.hpp"

#include <gtest/gtest.h>
#include <segue/orderer.hpp>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <stop_token>

namespace {

segue::problem many_tracks() {
    segue::random r(6);
    return random_problem(60, random_problem_kinds().back().second, r);
}

segue::found ordered(const segue::problem& p, const segue::search_options& options) {
    return segue::orderer_named("auto").run(p, options);
}

}  // namespace

TEST(Threads, TheSameNumberGivesTheSameOrderAndMoreAreNotWorse) {
    const segue::problem p = many_tracks();
    const segue::search_options four{.seed = 3, .threads = 4, .stop = {.idle = 200}};
    const auto order = ordered(p, four).order;
    EXPECT_EQ(order, ordered(p, four).order);
    const auto alone = ordered(p, {.seed = 3, .threads = 1, .stop = {.idle = 200}}).order;
    EXPECT_LE(p.evaluate(order).total, p.evaluate(alone).total);
}

TEST(Threads, CancellationEndsAllOfThem) {
    const segue::problem p = many_tracks();
    std::stop_source user;
    segue::search_options options{.threads = 4, .stop = {.idle = 1'000'000'000}};
    options.cancelled = user.get_token();
    options.report = [&](const segue::progress&) { user.request_stop(); };
    EXPECT_NO_THROW(segue::check_permutation(ordered(p, options).order, 60));
}

TEST(Threads, AnErrorInTheReportEndsAllOfThemAndReachesTheCaller) {
    const segue::problem p = many_tracks();
    segue::search_options options{.threads = 4, .stop = {.idle = 1'000'000'000}};
    options.report = [](const segue::progress&) { throw std::runtime_error("the listener is gone"); };
    EXPECT_THROW(static_cast<void>(ordered(p, options)), std::runtime_error);
}

TEST(Threads, OnlyOneOfThemReports) {
    const segue::problem p = many_tracks();
    std::atomic<int> inside = 0, reports = 0, at_once = 0;
    segue::search_options options{.threads = 4, .stop = {.idle = 1'000'000'000}};
    std::stop_source enough;
    options.cancelled = enough.get_token();
    options.report = [&](const segue::progress&) {
        at_once = std::max<int>(at_once, ++inside);
        if (++reports == 5) enough.request_stop();
        --inside;
    };
    static_cast<void>(ordered(p, options));
    EXPECT_EQ(at_once, 1);
    EXPECT_GE(reports, 5);
}
