#include <gtest/gtest.h>
#include <segue/detail/pin.hpp>
#include <segue/error.hpp>
#include <segue/rule.hpp>

#include <string>

using segue::first;
using segue::last;
using segue::lock;
using rules = std::vector<segue::rule>;

namespace {

segue::crate abc() {
    std::vector<segue::track> tracks(3);
    tracks[0].title = "Intro", tracks[1].title = "Stronger", tracks[2].title = "Typical";
    return segue::crate(tracks);
}

std::string error_of(const rules& all) {
    try {
        static_cast<void>(lower(all, abc()));
    } catch (const segue::rule_error& e) {
        return e.what();
    }
    return "no error";
}

}  // namespace

TEST(Pin, FirstLastAndLockHoldTheirSlots) {
    const auto all = lower(rules{first{"Intro"}, lock{1, "Typical"}, last{"Stronger"}}, abc());
    const std::vector<int> right{0, 2, 1}, wrong{0, 1, 2};
    for (const auto& rule : all) EXPECT_EQ(rule->count(right), 0);
    EXPECT_EQ(all[1]->count(wrong), 1);
    const auto broken = all[1]->violations(wrong);
    ASSERT_EQ(broken.size(), 1u);
    EXPECT_EQ(broken[0].rule, "lock 2 Typical");
    EXPECT_EQ(broken[0].slots, (std::vector{1, 2}));
    EXPECT_EQ(broken[0].sentence, "'Typical' (slot 3) must stand in slot 2");
}

TEST(Pin, TwoTracksInOneSlotAreRefusedByName) {
    EXPECT_EQ(error_of({first{"Intro"}, lock{0, "Stronger"}}),
              "two tracks cannot stand in slot 1: 'Intro' ('first Intro') and 'Stronger' ('lock 1 Stronger')");
}

TEST(Pin, OneTrackInTwoSlotsIsRefused) {
    EXPECT_EQ(error_of({first{"Intro"}, last{"Intro"}}),
              "'Intro' cannot stand in slots 1 ('first Intro') and 3 ('last Intro') at once");
}

TEST(Pin, ASlotOutsideTheOrderIsRefused) {
    EXPECT_EQ(error_of({lock{3, "Stronger"}}),
              "rule 'lock 4 Stronger': 'Stronger' cannot stand in slot 4; the order has 3 slots");
    EXPECT_NE(error_of({lock{-1, "Stronger"}}), "no error");
}

TEST(Pin, ATrackThatIsNotThereIsRefusedWithTheRule) {
    EXPECT_EQ(error_of({first{"Strnger"}}).rfind("rule 'first Strnger': ", 0), 0u);
    EXPECT_THROW(static_cast<void>(lower(rules{first{"x"}}, segue::crate())), segue::rule_error);
}

TEST(Pin, TheSameThingSaidTwiceIsNoConflict) {
    EXPECT_EQ(lower(rules{first{"Intro"}, first{"Intro"}}, abc()).size(), 1u);
    EXPECT_EQ(lower(rules{first{"Intro"}, lock{0, "Intro"}}, abc()).size(), 2u);
    const segue::crate one = abc().subset(std::vector{1});
    EXPECT_EQ(lower(rules{first{"Stronger"}, last{"Stronger"}}, one).size(), 2u);
}

TEST(Pin, PinnedRowsMoveIntoTheirSlotsAndTheRestFlowsAround) {
    const auto pinned = segue::detail::pinned_rows(lower(rules{lock{1, "Intro"}}, abc()), 3);
    EXPECT_EQ(pinned, (std::vector{-1, 0, -1}));
    EXPECT_EQ(segue::detail::around_pins(pinned, {0, 2, 1}), (std::vector{2, 0, 1}));
}
