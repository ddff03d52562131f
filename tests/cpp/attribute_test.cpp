#include <segue/attribute.hpp>

#include <gtest/gtest.h>

#include <stdexcept>

namespace segue {
namespace {

TEST(Attribute, NamesReadBack) {
    for (const attribute a : attributes()) EXPECT_EQ(attribute_named(name(a)), a);
    EXPECT_EQ(attribute_named("Straight rhythm"), straight_rhythm);
    EXPECT_EQ(attribute_named("dynamic-range"), dynamic_range);
    EXPECT_EQ(attribute_named("colour"), std::nullopt);
}

TEST(Attribute, OnlyNumbersHaveARange) {
    for (const attribute a : attributes()) {
        if (!is_scalar(a)) {
            EXPECT_THROW((void)range_of(a), std::logic_error);
            continue;
        }
        const scalar_range r = range_of(a);
        EXPECT_LT(r.lowest, r.highest);
        EXPECT_LE(r.lowest, r.arc_low);
        EXPECT_LT(r.arc_low, r.arc_high);
        EXPECT_LE(r.arc_high, r.highest);
    }
    EXPECT_EQ(range_of(bpm).arc_high, 200);
    EXPECT_EQ(range_of(loudness).arc_low, -30);
}

}  // namespace
}  // namespace segue
