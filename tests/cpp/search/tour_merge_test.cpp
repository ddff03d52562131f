#include <gtest/gtest.h>
#include <segue/detail/tour_merge.hpp>
#include <segue/problem.hpp>
#include <segue/random.hpp>

#include <algorithm>
#include <numeric>
#include <vector>

using namespace segue;
using detail::tour;

namespace {

detail::path_prices drawn_prices(int n, segue::random& r) {
    std::vector<double> t(static_cast<std::size_t>(n * n)), minutes(static_cast<std::size_t>(n), 3.0);
    for (double& price : t) price = r.uniform();
    std::vector<int> order(static_cast<std::size_t>(n));
    std::iota(order.begin(), order.end(), 0);
    return {problem::from_arrays(t, minutes), order, 6, false, [] { return false; }, [] { return false; }};
}

double length(const detail::path_prices& prices, const tour& t) {
    double out = 0;
    for (int i = 0; i < t.size(); ++i) out += prices.distance(t.node(i), t.node(i + 1));
    return out;
}

std::vector<int> nodes(const tour& t) {
    std::vector<int> out;
    for (int i = 0; i < t.size(); ++i) out.push_back(t.node(i));
    return out;
}

}  // namespace

TEST(TourMerge, GainsWhatItSaysAndKeepsEveryNode) {
    segue::random r(11);
    int gained = 0;
    for (int k = 0; k < 300; ++k) {
        const int n = 3 + static_cast<int>(r.below(40));
        const auto prices = drawn_prices(n, r);
        tour t(shuffled(n + 1, r));
        const tour other(shuffled(n + 1, r));
        const double before = length(prices, t);
        const double gain = detail::tour_merge(prices).improve(t, other);
        check_permutation(nodes(t), n + 1);
        ASSERT_NEAR(length(prices, t), before - gain, 1e-5);
        ASSERT_GE(gain, 0);
        gained += gain > 0;
    }
    EXPECT_GT(gained, 200);
}

TEST(TourMerge, TakesALoopThatIsARingAsItIs) {
    segue::random r(12);
    int better = 0;
    for (int k = 0; k < 200; ++k) {
        const int n = 8 + static_cast<int>(r.below(20));
        const auto prices = drawn_prices(n, r);
        auto at = shuffled(n + 1, r);
        tour t(at);
        // two stretches in a row change places: three edges, one loop
        std::rotate(at.begin() + 1, at.begin() + 1 + r.below(3) + 1, at.begin() + 6);
        const tour other(at);
        const double before = length(prices, t), aim = length(prices, other);
        const double gain = detail::tour_merge(prices).improve(t, other);
        if (aim < before - 1e-5) {
            EXPECT_NEAR(gain, before - aim, 1e-5);
            EXPECT_EQ(t.next(at[0]), at[1]);
            ++better;
        } else {
            EXPECT_EQ(gain, 0);
        }
    }
    EXPECT_GT(better, 50);
}

TEST(TourMerge, LeavesATourThatHasNothingToLearn) {
    segue::random r(13);
    const auto prices = drawn_prices(20, r);
    const auto at = shuffled(21, r);
    tour t(at);
    EXPECT_EQ(detail::tour_merge(prices).improve(t, tour(at)), 0);
    EXPECT_EQ(nodes(t), at);
}
