#include "support/term_crates.hpp"

#include <gtest/gtest.h>

namespace {

using segue::attribute;
using segue::musical_key;
using segue::track;

/// Three tracks: the first ends as the second begins, the third says nothing of its ends.
segue::crate with_ends() {
    track a{.id = "a"}, b{.id = "b"}, c{.id = "c"};
    a.bpm = 120, a.energy = 0.9, a.key = musical_key::from_wheel_index(0);
    b.bpm = 160, b.energy = 0.2, b.key = musical_key::from_wheel_index(12);
    c.bpm = 120, c.energy = 0.9, c.key = musical_key::from_wheel_index(0);
    a.outro_bpm = 140, a.outro_energy = 0.5, a.outro_key = musical_key::from_wheel_index(4);
    b.intro_bpm = 140, b.intro_energy = 0.5, b.intro_key = musical_key::from_wheel_index(4);
    return segue::crate(std::vector<track>{a, b, c});
}

const segue::tempo tempo_at_ends{.ends = true};
const segue::key key_at_ends{.ends = true};
const segue::step step_at_ends{.of = attribute::energy, .ends = true};

TEST(Ends, AnOutroMeetsAnIntro) {
    const segue::crate tracks = with_ends();
    EXPECT_EQ(priced_pair(tempo_at_ends, tracks, 0, 1), 0);
    EXPECT_EQ(priced_pair(key_at_ends, tracks, 0, 1), 0);
    EXPECT_EQ(priced_pair(step_at_ends, tracks, 0, 1), 0);
    EXPECT_GT(priced_pair(segue::tempo{}, tracks, 0, 1), 0);
    EXPECT_GT(priced_pair(segue::key{}, tracks, 0, 1), 0);
    EXPECT_GT(priced_pair(segue::step{}, tracks, 0, 1), 0);
}

TEST(Ends, AnUnknownEndIsTheWholeTrack) {
    const segue::crate tracks = with_ends();
    EXPECT_EQ(priced_pair(tempo_at_ends, tracks, 2, 1), price(segue::tempo{}, 120, 140));
    EXPECT_EQ(priced_pair(tempo_at_ends, tracks, 0, 2), price(segue::tempo{}, 140, 120));
    EXPECT_EQ(priced_pair(step_at_ends, tracks, 1, 2), price(segue::step{}, 0.2, 0.9));
    EXPECT_EQ(priced_pair(key_at_ends, tracks, 1, 0),
              price(segue::key{}, musical_key::from_wheel_index(12), musical_key::from_wheel_index(0)));
}

TEST(Ends, WithoutEndsTheTermsAreThoseOfWholeTracks) {
    const segue::crate tracks = random_crate(40, 3, 0.2);
    for (const auto& [ends, whole] : {std::pair<segue::cost, segue::cost>{tempo_at_ends, segue::tempo{}},
                                      {key_at_ends, segue::key{}},
                                      {step_at_ends, segue::step{.of = attribute::energy}}}) {
        const segue::problem of_ends = segue::lower(ends, tracks), of_whole = segue::lower(whole, tracks);
        for (int i = 0; i < 40 * 40; ++i)
            EXPECT_EQ(of_ends.transition(i / 40, i % 40), of_whole.transition(i / 40, i % 40));
    }
}

TEST(Ends, AreATermOfTheirOwnBesideTheWhole) {
    const segue::cost both = segue::tempo{} + 0.5 * segue::cost(tempo_at_ends);
    EXPECT_EQ(label(both.terms()[0].term), "tempo");
    EXPECT_EQ(label(both.terms()[1].term), "tempo(ends)");
    EXPECT_EQ(label(segue::term(step_at_ends)), "step(energy, ends)");
    EXPECT_EQ(segue::cost_from_json(to_json(both)), both);
    EXPECT_NE(to_string(both).find("ends=true"), std::string::npos);
    EXPECT_EQ(to_string(segue::cost(segue::key{})).find("ends"), std::string::npos);
    EXPECT_EQ(segue::cost_from_json(R"({"terms": [{"term": "tempo", "fold": 0.15}]})"), segue::cost(segue::tempo{}));
    EXPECT_THROW((void)segue::cost_from_json(R"({"terms": [{"term": "tempo", "ends": "yes"}]})"), segue::cost_error);
}

TEST(Ends, OnlyWhatIsMeasuredThereHasThem) {
    EXPECT_EQ(scalar_in(segue::track_part::intro, attribute::bpm), attribute::intro_bpm);
    EXPECT_EQ(scalar_in(segue::track_part::outro, attribute::energy), attribute::outro_energy);
    EXPECT_EQ(scalar_in(segue::track_part::whole, attribute::year), attribute::year);
    EXPECT_EQ(scalar_in(segue::track_part::outro, attribute::loudness), std::nullopt);
    EXPECT_THROW((void)priced_pair(segue::step{.of = attribute::loudness, .ends = true}, with_ends()),
                 segue::cost_error);
}

TEST(Ends, AreKeptAndCheckedLikeOtherFeatures) {
    const segue::crate tracks = with_ends();
    EXPECT_EQ(tracks[0].outro_key, musical_key::from_wheel_index(4));
    EXPECT_EQ(tracks[0].intro_key, std::nullopt);
    EXPECT_EQ(tracks.report().known.at("outro_bpm"), 1);
    const std::vector<int> rows{1, 0};
    EXPECT_EQ(tracks.subset(rows).tracks(), (std::vector<track>{tracks[1], tracks[0]}));
    segue::crate_columns columns;
    columns.intro_wheel = {24};
    EXPECT_THROW(segue::crate(columns, 1), segue::data_error);
    EXPECT_THROW((void)crate_of(attribute::outro_bpm, {-3}), segue::data_error);
    EXPECT_EQ(crate_of(attribute::outro_bpm, {0}).report().known.count("outro_bpm"), 0U);
}

}  // namespace
