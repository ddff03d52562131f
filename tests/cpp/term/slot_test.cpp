#include "support/term_crates.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>

using segue::slot;

TEST(Slot, PricesATrackWhereItStands) {
    const auto crate = random_crate(3, 1);
    const auto problem = segue::lower(0.5 * slot({0, 1, 2, 10, 20, 30, 100, 200, 300}, "scene"), crate);
    EXPECT_DOUBLE_EQ(problem.evaluate(std::array{2, 0, 1}).total, .5 * (100 + 1 + 30));
    EXPECT_EQ(problem.evaluate(std::array{2, 0, 1}).terms.at(0).first, "scene");
}

TEST(Slot, RefusesWhatDoesNotFit) {
    const auto crate = random_crate(2, 1);
    EXPECT_THROW((void)segue::lower(slot({1, 2, 3}), crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(slot(), crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(slot({0, 1, 2, std::numeric_limits<double>::infinity()}), crate),
                 segue::cost_error);
    EXPECT_THROW((void)segue::lower(slot({0, unknown_value, 2, 3}), crate), segue::cost_error);
}
