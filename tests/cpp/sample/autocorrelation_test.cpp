#include <gtest/gtest.h>
#include <segue/detail/autocorrelation.hpp>
#include <segue/random.hpp>

#include <vector>

using segue::detail::autocorrelation;
using segue::detail::correlation_time;

TEST(Autocorrelation, IndependentDrawsAreWorthThemselves) {
    segue::random r(1);
    std::vector<double> series(20'000);
    for (double& x : series) x = r.uniform();
    EXPECT_NEAR(correlation_time(autocorrelation(series)), 1, 0.1);
}

TEST(Autocorrelation, FindsTheTimeOfAnAutoregression) {
    // x[i+1] = 0.8 x[i] + noise: correlation 0.8^lag, time (1 + 0.8)/(1 - 0.8) = 9; every fifth: 1.97
    segue::random r(2);
    std::vector<double> series(100'000, 0.0);
    for (std::size_t i = 1; i < series.size(); ++i) series[i] = 0.8 * series[i - 1] + r.uniform() - 0.5;
    const auto correlations = autocorrelation(series);
    EXPECT_NEAR(correlation_time(correlations), 9, 1);
    EXPECT_NEAR(correlation_time(correlations, 5), 1.97, 0.3);
}

TEST(Autocorrelation, NothingThatMovesIsOneDraw) {
    EXPECT_EQ(autocorrelation(std::vector<double>(50, 3.0)).size(), 1U);
    EXPECT_EQ(autocorrelation({}).size(), 1U);
    EXPECT_EQ(correlation_time(autocorrelation(std::vector<double>{1.0})), 1);
}
