#include "support/term_crates.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numeric>

using segue::fatigue;
using segue::minutes;

static double strain(const segue::problem& p, const std::vector<int>& order) { return p.evaluate(order).total; }
static double as_given(const segue::problem& p) {
    std::vector<int> order(static_cast<std::size_t>(p.size()));
    std::iota(order.begin(), order.end(), 0);
    return strain(p, order);
}

static segue::crate crate_of_artists(const std::vector<std::string>& artists, double seconds = 180) {
    std::vector<segue::track> tracks(artists.size());
    for (std::size_t i = 0; i < artists.size(); ++i) {
        tracks[i].id = std::to_string(i);
        tracks[i].duration = seconds;
        if (!artists[i].empty()) tracks[i].artists = {artists[i], "a guest"};
    }
    return segue::crate(tracks);
}

TEST(Fatigue, AlternatingIsLessTiringThanARun) {
    const auto problem = segue::lower(fatigue{}, crate_of_genres({"punk", "punk", "opera", "opera"}));
    EXPECT_LT(strain(problem, {0, 2, 1, 3}), strain(problem, {0, 1, 2, 3}));
}

TEST(Fatigue, AnUnbrokenRunCostsAboutOneATrackAtAnyHalfLife) {
    for (double half_life : {2.0, 15.0, 60.0}) {
        const auto problem = segue::lower(fatigue{.half_life = minutes(half_life)},
                                          crate_of_genres(std::vector<std::string>(400, "punk")));
        const double kept = std::exp2(-3.5 / half_life);
        double expected = 0, memory = 0;
        for (int i = 0; i < 400; ++i) expected += memory, memory = kept * memory + 1;
        EXPECT_NEAR(as_given(problem), (1 - kept) * expected, 1e-9);
        EXPECT_NEAR(as_given(problem) / 400, 1, .1);
    }
}

TEST(Fatigue, TheSameArtistBackToBackCostsOneAndAHalfLifeLaterHalf) {
    EXPECT_NEAR(as_given(segue::lower(fatigue{segue::artist}, crate_of_artists({"a", "a"}))), 1, 1e-12);
    EXPECT_NEAR(as_given(segue::lower(fatigue{segue::artist}, crate_of_artists({"a", "b", "a"}, 300))), .5, 1e-12);
    EXPECT_NEAR(
        as_given(segue::lower(2 * fatigue{segue::artist, minutes(2.5)}, crate_of_artists({"a", "b", "a"}, 300))), .5,
        1e-12);
    EXPECT_EQ(as_given(segue::lower(fatigue{segue::artist}, crate_of_artists({"a", "b", "c"}))), 0);
}

TEST(Fatigue, HasAHalfLifeForEveryAttribute) {
    EXPECT_EQ(half_life_of(fatigue{segue::artist}), minutes(5));
    EXPECT_EQ(half_life_of(fatigue{segue::album}), minutes(5));
    EXPECT_EQ(half_life_of(fatigue{segue::genre}), minutes(15));
    EXPECT_EQ(half_life_of(fatigue{segue::loudness}), minutes(5));
    EXPECT_EQ(half_life_of(fatigue{segue::role}), minutes(30));
    EXPECT_EQ(half_life_of(fatigue{segue::decade}), minutes(15));
    EXPECT_EQ(half_life_of(fatigue{segue::genre, minutes(7)}), minutes(7));
}

TEST(Fatigue, PerPairAndPerRunDifferByTheScale) {
    const auto crate = crate_of_genres({"punk", "punk", "jazz"});
    const double pair = segue::lower(fatigue{.per = "pair"}, crate).exposures().at(0).weight;
    const double run = segue::lower(fatigue{.per = "run"}, crate).exposures().at(0).weight;
    EXPECT_EQ(pair, 1);
    EXPECT_NEAR(run, 1 - std::exp2(-3.5 / 15), 1e-12);
    EXPECT_EQ(segue::lower(fatigue{}, crate).exposures()[0].weight, run);
}

TEST(Fatigue, LoudMusicTiresAndQuietMusicIsRest) {
    const auto x =
        segue::lower(fatigue{segue::loudness}, crate_of(segue::loudness, {-20, -14, -10, -6, -2})).exposures().at(0).x;
    EXPECT_EQ(x, (std::vector<double>{0, 0, .5, 1, 1}));
}

TEST(Fatigue, AStraightRhythmTiresAndSyncopationRelieves) {
    segue::crate_columns columns;
    columns.scalar(segue::energy) = {.8, .8, .8};
    columns.scalar(segue::syncopation) = {0, 1, unknown_value};
    const auto x = segue::lower(fatigue{segue::straight_rhythm}, segue::crate(columns, 3)).exposures().at(0).x;
    EXPECT_EQ(x, (std::vector<double>{.8, 0, .4}));
}

TEST(Fatigue, HalfTimeIsTheSameTempoBand) {
    const auto problem =
        segue::lower(fatigue{segue::tempo_band, {}, "pair"}, crate_of(segue::bpm, {87, 174, 120, 123.7}));
    const auto& x = problem.exposures().at(0).x;
    const auto meet = [&](int a, int b) {
        return std::inner_product(x.begin() + a * 6, x.begin() + a * 6 + 6, x.begin() + b * 6, 0.0);
    };
    EXPECT_NEAR(meet(0, 1), 1, 1e-12);
    for (int a = 0; a < 4; ++a) EXPECT_NEAR(meet(a, a), 1, 1e-12);
    EXPECT_GT(meet(2, 3), .8);
    EXPECT_LT(meet(0, 2), .1);
}

TEST(Fatigue, DiscoveriesStrainEachOther) {
    EXPECT_EQ(segue::lower(fatigue{segue::obscurity}, crate_of(segue::popularity, {1, .25})).exposures().at(0).x,
              (std::vector<double>{0, .75}));
}

TEST(Fatigue, ADecadeIsTenYearsAndAnUnknownYearIsTheMean) {
    const auto problem = segue::lower(fatigue{segue::decade}, crate_of(segue::year, {1969, 1970, 1979, unknown_value}));
    const auto& e = problem.exposures().at(0);
    EXPECT_EQ(e.dims, 2);
    EXPECT_EQ(e.x, (std::vector<double>{1, 0, 0, 1, 0, 1, 1 / 3., 2 / 3.}));
}

TEST(Fatigue, OnlyGlueSpreads) {
    std::vector<segue::track> tracks(4);
    tracks[1].role = segue::track_role::score;
    tracks[2].role = segue::track_role::score;
    tracks[3].role = segue::track_role::interlude;
    const auto problem = segue::lower(fatigue{segue::role, {}, "pair"}, segue::crate(tracks));
    EXPECT_NEAR(strain(problem, {1, 2, 0, 3}), 1, 1e-12);
    EXPECT_NEAR(strain(problem, {1, 3, 0, 2}), std::exp2(-7.0 / 30), 1e-3);
    tracks.resize(1);
    EXPECT_EQ(segue::lower(fatigue{segue::role}, segue::crate(tracks)).off().at(0),
              "fatigue(role) is off: every track is a song");
}

TEST(Fatigue, GenresMeetThroughTheirAncestors) {
    const auto problem = segue::lower(fatigue{.per = "pair"}, crate_of_genres({"techno", "techno", "house", "opera"}));
    const double same = strain(problem, {0, 1, 2, 3}), kin = strain(problem, {0, 2, 1, 3});
    EXPECT_GT(same, kin * .99);  // techno twice running is at least as tiring as techno, house, techno
    const auto& t = segue::taxonomy::standard();
    const auto meet = [&](const char* a, const char* b) {
        const auto pair = segue::lower(fatigue{.per = "pair"}, crate_of_genres({a, b}));
        return strain(pair, {0, 1});
    };
    EXPECT_NEAR(meet("techno", "techno"), 1, 1e-12);
    double shared = 0;
    for (const auto& g : t.vector(t.find("techno")))
        for (const auto& h : t.vector(t.find("house")))
            if (g.node == h.node) shared += g.weight * h.weight;
    EXPECT_GT(shared, 0);
    EXPECT_NEAR(meet("techno", "house"), shared, 1e-12);
    EXPECT_NEAR(meet("techno", "opera"), 0, 1e-12);
}

/// <x,x> of genre profiles, straight from the definition.
static double naive_strain(const segue::crate& c, const std::vector<int>& order, double half_life) {
    const auto nodes = static_cast<std::size_t>(segue::taxonomy::standard().size());
    std::vector<double> mean(nodes, 0), memory(nodes, 0);
    double known = 0, sum = 0;
    for (int row = 0; row < c.size(); ++row)
        if (c.profile(row) >= 0) {
            ++known;
            for (const auto& g : c.profiles()[c.profile(row)].vector) mean[g.node] += g.weight;
        }
    for (double& m : mean) m /= known;
    for (int row : order) {
        std::vector<double> x = mean;
        if (c.profile(row) >= 0) {
            std::fill(x.begin(), x.end(), 0);
            for (const auto& g : c.profiles()[c.profile(row)].vector) x[g.node] = g.weight;
        }
        const double keep = std::exp2(-static_cast<double>(c.durations()[row]) / 60000 / half_life);
        for (std::size_t d = 0; d < nodes; ++d) sum += memory[d] * x[d], memory[d] = keep * memory[d] + x[d];
    }
    return sum;
}

TEST(Fatigue, LeavingOutGenresThatMeetNothingChangesNoPrice) {
    for (double unknown : {0.0, .2}) {
        const auto crate = random_crate(30, 6, unknown);
        const auto problem = segue::lower(fatigue{.per = "pair"}, crate);
        EXPECT_LE(problem.exposures().at(0).dims, 64);
        segue::random r(1);
        for (int i = 0; i < 10; ++i) {
            const auto order = segue::shuffled(30, r);
            EXPECT_NEAR(strain(problem, order), naive_strain(crate, order, 15), 1e-9);
        }
    }
}

TEST(Fatigue, MoreThan64GenresAreFoldedAndSaid) {
    const auto& t = segue::taxonomy::standard();
    std::vector<std::string> genres;
    for (int node = 0; node < t.size(); ++node) genres.insert(genres.end(), 2, t.name(node));
    const auto crate = crate_of_genres(genres);
    const auto problem = segue::lower(fatigue{.per = "pair"}, crate);
    const auto& e = problem.exposures().at(0);
    EXPECT_EQ(e.dims, 64);
    ASSERT_EQ(problem.off().size(), 1u);
    EXPECT_EQ(problem.off()[0].find("fatigue(genre): the "), 0u) << problem.off()[0];
    for (int row = 0; row < crate.size(); ++row) {
        const double* x = e.x.data() + row * 64;
        EXPECT_NEAR(std::inner_product(x, x + 64, x, 0.0), 1, 1e-12);
    }
}

TEST(Fatigue, UnknownIsTheMeanOfTheKnownNotARest) {
    const auto labels = segue::lower(fatigue{segue::artist}, crate_of_artists({"a", "a", "b", "", ""}, 1e-3));
    // unknown meets unknown at (2/3)^2 + (1/3)^2
    EXPECT_EQ(labels.exposures().at(0).labels, (std::vector<int>{0, 0, 1, -1, -1}));
    const double between = strain(labels, {3, 4, 0, 1, 2}) - 1;
    EXPECT_NEAR(between, 5 / 9. + 2 * (2 / 3. + 2 / 3. + 1 / 3.), 1e-3);
    const auto dense = segue::lower(fatigue{segue::obscurity}, crate_of(segue::popularity, {1, .5, unknown_value}));
    EXPECT_EQ(dense.exposures().at(0).x, (std::vector<double>{0, .5, .25}));
}

TEST(Fatigue, HistoryIsHeardBeforeTheFirstSlot) {
    const auto crate = crate_of_artists({"a", "b"}, 300), history = crate_of_artists({"b", "z", ""}, 300);
    const auto labels = segue::lower(fatigue{segue::artist}, crate, {}, history);
    // b, then 15 minutes less its own end: 2^-3 of it is left; the unknown track left half of each artist's share
    const auto& start = labels.exposures().at(0).start;
    ASSERT_EQ(start.size(), 2u);
    EXPECT_NEAR(start[0], .5, 1e-12);
    EXPECT_NEAR(start[1], .25 + .5, 1e-12);
    EXPECT_TRUE(segue::lower(fatigue{segue::artist}, crate).exposures().at(0).start.empty());
}

TEST(Fatigue, HistoryCountsAsIfItHadJustBeenPlayed) {
    const auto all = random_crate(12, 9);
    const std::array<int, 5> before{0, 1, 2, 3, 4};
    const std::array<int, 7> after{5, 6, 7, 8, 9, 10, 11};
    const auto history = all.subset(before), crate = all.subset(after);
    for (auto of :
         {segue::genre, segue::loudness, segue::tempo_band, segue::straight_rhythm, segue::obscurity, segue::artist}) {
        const fatigue f{of, {}, "pair"};
        const auto whole = segue::lower(f, all), rest = segue::lower(f, crate, {}, history);
        const auto per_slot = whole.strain(std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
        const double expected = std::accumulate(per_slot.begin() + 5, per_slot.end(), 0.0);
        EXPECT_NEAR(as_given(rest), expected, 1e-9) << name(of);
    }
}

TEST(Fatigue, SaysWhatIsOff) {
    EXPECT_EQ(segue::lower(fatigue{}, crate_of_genres({"", ""})).off().at(0),
              "fatigue(genre) is off: no track has a genre that is known");
    EXPECT_EQ(segue::lower(fatigue{segue::artist}, crate_of_artists({"", ""})).off().at(0),
              "fatigue(artist) is off: no track has an artist");
    EXPECT_EQ(segue::lower(fatigue{segue::straight_rhythm}, crate_of(segue::energy, {.1, .2})).off().at(0),
              "fatigue(straight_rhythm) is off: no track has both an energy and a syncopation");
}

TEST(Fatigue, RefusesKnobsOutOfRange) {
    const auto crate = crate_of_genres({"punk", "opera"});
    EXPECT_THROW((void)segue::lower(fatigue{segue::energy}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(fatigue{.half_life = minutes(0)}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(fatigue{.half_life = minutes(-5)}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(fatigue{.half_life = minutes(HUGE_VAL)}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(fatigue{.per = "track"}, crate), segue::cost_error);
}
