#include <segue/error.hpp>

#include <gtest/gtest.h>

namespace segue {
namespace {

TEST(Error, SuggestsTheNearestSpelling) {
    EXPECT_EQ(did_you_mean("Stronge", {"Typical", "Stronger", "Strongest"}), " (did you mean 'Stronger'?)");
    EXPECT_EQ(did_you_mean("typcial", {"Teenagers", "Typical"}), " (did you mean 'Typical'?)");
    EXPECT_EQ(did_you_mean("bmp", {"bpm", "key"}), " (did you mean 'bpm'?)");
}

TEST(Error, SuggestsNothingThatIsFar) {
    EXPECT_EQ(did_you_mean("xyzzy", {"Typical", "Stronger"}), "");
    EXPECT_EQ(did_you_mean("", {"a"}), "");
    EXPECT_EQ(did_you_mean("a", {}), "");
}

TEST(Error, EveryKindIsCaughtAsError) { EXPECT_THROW(throw data_error("row 1: no"), error); }

}  // namespace
}  // namespace segue
