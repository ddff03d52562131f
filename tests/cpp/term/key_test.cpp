#include "support/term_crates.hpp"

#include <gtest/gtest.h>

using segue::musical_key;
using segue::price;

static musical_key camelot(const char* text) { return musical_key::parse(text).value(); }

TEST(KeyTerm, NeighboursOnTheWheelAreNear) {
    EXPECT_EQ(price(segue::key{}, camelot("8A"), camelot("8A")), 0);
    EXPECT_EQ(price(segue::key{}, camelot("8A"), camelot("9A")), .1);
    EXPECT_EQ(price(segue::key{}, camelot("12B"), camelot("1B")), .1);
    EXPECT_EQ(price(segue::key{}, camelot("8A"), camelot("8B")), .1);  // relative major
    EXPECT_EQ(price(segue::key{}, camelot("8A"), camelot("9B")), .4);  // the diagonal people dispute
    EXPECT_EQ(price(segue::key{}, camelot("8A"), camelot("10A")), .5);
    EXPECT_EQ(price(segue::key{}, camelot("8A"), camelot("2A")), 1);
    EXPECT_EQ(price(segue::key{}, camelot("8A"), camelot("3B")), 1);
}

TEST(KeyTerm, TheTableIsSymmetricAndTurnsWithTheWheel) {
    const auto& table = segue::default_key_table();
    ASSERT_EQ(table.size(), 576u);
    for (std::size_t a = 0; a < 24; ++a)
        for (std::size_t b = 0; b < 24; ++b) {
            EXPECT_EQ(table[a * 24 + b], table[b * 24 + a]);
            EXPECT_EQ(table[a * 24 + b], table[(a + 2) % 24 * 24 + (b + 2) % 24]);
        }
}

TEST(KeyTerm, TheTableCanBeReplaced) {
    segue::key own;
    own.table.assign(576, 1);
    own.table[static_cast<std::size_t>(camelot("8A").wheel_index() * 24 + camelot("9B").wheel_index())] = 0;
    EXPECT_EQ(price(own, camelot("8A"), camelot("9B")), 0);
    EXPECT_EQ(price(own, camelot("9B"), camelot("8A")), 1);
}

TEST(KeyTerm, IsLoweredAndLeavesUnknownKeysNeutral) {
    segue::crate_columns columns;
    columns.wheel = {camelot("8A").wheel_index(), camelot("9A").wheel_index(), camelot("2A").wheel_index(), -1};
    const segue::crate crate(columns, 4);
    const auto problem = segue::lower(2 * segue::key{}, crate);
    EXPECT_EQ(problem.transition(0, 1), .2);
    EXPECT_EQ(problem.transition(0, 2), 2);
    // Nearest from row 0: 0-1 (.1), 1-2 (.9 by five steps); of the two edges the dearer is the marginal one.
    EXPECT_DOUBLE_EQ(problem.transition_terms().at(0).neutral, .9);
    EXPECT_DOUBLE_EQ(problem.transition(3, 0), 1.8);
    EXPECT_DOUBLE_EQ(problem.transition(0, 3), 1.8);
}

TEST(KeyTerm, RefusesATableOfAnotherSizeOrRange) {
    segue::crate_columns columns;
    columns.wheel = {1, 2};
    const segue::crate crate(columns, 2);
    EXPECT_THROW((void)segue::lower(segue::key{{0, 1}}, crate), segue::cost_error);
    segue::key bad{segue::default_key_table()};
    bad.table[25] = 1.5;
    try {
        (void)segue::lower(bad, crate);
        FAIL();
    } catch (const segue::cost_error& e) {
        EXPECT_STREQ(e.what(), "key: table, row 1, column 1 is 1.5; it must be in 0..1");
    }
}
