#include <gtest/gtest.h>
#include <segue/error.hpp>
#include <segue/rule.hpp>

using segue::every;

namespace {

/// 's' is a song, 'i' an interlude.
segue::crate roles(std::string_view letters) {
    std::vector<segue::track> tracks;
    for (char letter : letters) {
        segue::track t;
        t.title = letter + std::to_string(tracks.size());
        t.role = letter == 'i' ? segue::track_role::interlude : segue::track_role::song;
        tracks.push_back(t);
    }
    return segue::crate(tracks);
}

std::vector<segue::violation> broken(std::string_view letters, int k) {
    std::vector<int> order;
    for (std::size_t i = 0; i < letters.size(); ++i) order.push_back(static_cast<int>(i));
    const auto rule = lower(every{k, segue::track_role::interlude}, roles(letters));
    EXPECT_EQ(rule->count(order), static_cast<int>(rule->violations(order).size()));
    return rule->violations(order);
}

}  // namespace

TEST(Every, AnInterludeFollowsEveryTwoOthers) {
    EXPECT_TRUE(broken("ssissi", 2).empty());
    EXPECT_TRUE(broken("ssississss", 2).empty());  // none left
    EXPECT_EQ(broken("sissis", 2).size(), 2u);
}

TEST(Every, MoreInterludesThanPlacesBreakNothing) { EXPECT_TRUE(broken("ssiii", 2).empty()); }

TEST(Every, NoneAtAllBreaksNothing) {
    EXPECT_TRUE(broken("ssss", 2).empty());
    EXPECT_TRUE(broken("", 2).empty());
    EXPECT_TRUE(broken("i", 2147483647).empty());
}

TEST(Every, SaysWhereOneShouldStandAndWhichStandsElsewhere) {
    const auto all = broken("iss", 2);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].slots, (std::vector{2, 0}));
    EXPECT_EQ(all[0].sentence,
              "'s2' (slot 3) stands where an interlude should follow 2 others, while 'i0' (slot 1) stands elsewhere");
}

TEST(Every, RefusesNoOthers) { EXPECT_THROW(static_cast<void>(lower(every{.k = 0}, roles("si"))), segue::rule_error); }
