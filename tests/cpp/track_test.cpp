#include <segue/error.hpp>
#include <segue/track.hpp>

#include <gtest/gtest.h>

namespace segue {
namespace {

TEST(Track, ScalarsReadBackByName) {
    track t;
    double value = 1;
    for (const attribute a : attributes()) {
        if (!is_scalar(a)) continue;
        EXPECT_EQ(scalar(t, a), std::nullopt);
        set_scalar(t, a, value);
        EXPECT_EQ(scalar(t, a), value++);
    }
    EXPECT_EQ(t.bpm, 1);
    EXPECT_EQ(t.last_played, 13);
    set_scalar(t, energy, std::nullopt);
    EXPECT_FALSE(t.energy.has_value());
}

TEST(Track, RolesReadBack) {
    for (const track_role r : {track_role::song, track_role::score, track_role::interlude, track_role::jingle})
        EXPECT_EQ(role_named(name(r)), r);
}

TEST(Track, AnUnknownRoleIsNamedWithTheChoice) {
    try {
        (void)role_named("scoer");
        FAIL();
    } catch (const data_error& e) {
        EXPECT_STREQ(e.what(), "role is 'scoer'; it must be song, score, interlude or jingle (did you mean 'score'?)");
    }
}

}  // namespace
}  // namespace segue
