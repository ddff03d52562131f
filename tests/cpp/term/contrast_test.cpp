#include "support/term_crates.hpp"

#include <segue/detail/genre_distances.hpp>

#include <gtest/gtest.h>

#include <set>

using segue::contrast;
using segue::price;

TEST(Contrast, HipHopToPunkCostsNothing) {
    EXPECT_EQ(priced_pair(contrast{}, crate_of_genres({"hip hop", "punk"})), 0);
    EXPECT_EQ(priced_pair(contrast{}, crate_of_genres({"rap", "pop punk"})), 0);
}

TEST(Contrast, MoreOfTheSameCosts) {
    EXPECT_NEAR(priced_pair(contrast{}, crate_of_genres({"punk", "punk"})), 1, 1e-12);
    EXPECT_GT(priced_pair(contrast{}, crate_of_genres({"hardcore punk", "punk"})), 0);
}

TEST(Contrast, ANarrowBandCallsHipHopToOperaWhiplash) {
    const contrast narrow{.low = .1, .high = .6};
    EXPECT_GT(priced_pair(narrow, crate_of_genres({"hip hop", "opera"})),
              priced_pair(narrow, crate_of_genres({"hip hop", "soul"})));
}

TEST(Contrast, IsABand) {
    EXPECT_EQ(price(contrast{}, 0), 1);
    EXPECT_NEAR(price(contrast{}, .175), .5, 1e-12);
    EXPECT_EQ(price(contrast{}, .35), 0);
    EXPECT_EQ(price(contrast{}, 1), 0);
    EXPECT_NEAR(price(contrast{.low = .3, .high = .8}, .9), .5, 1e-12);
    EXPECT_EQ(price(contrast{.low = .3, .high = .8}, 1), 1);
    EXPECT_EQ(price(contrast{.low = 0, .high = 0}, .4), .4);
    EXPECT_EQ(price(contrast{.low = 1, .high = 1}, .4), .6);
}

TEST(Contrast, PricesTheDistanceOfTheTaxonomy) {
    const auto crate = random_crate(60, 3, .1);
    const contrast t{.low = .4, .high = .7};
    const auto problem = segue::lower(t, crate);
    const double neutral = problem.transition_terms().at(0).neutral;
    for (int a = 0; a < 60; ++a)
        for (int b = 0; b < 60; ++b) {
            if (a == b) continue;
            const int p = crate.profile(a), q = crate.profile(b);
            const double expected =
                p < 0 || q < 0 ? neutral : price(t, segue::genre_distance(crate.profiles()[p], crate.profiles()[q]));
            EXPECT_NEAR(problem.transition(a, b), expected, 1e-12);
        }
    EXPECT_TRUE(problem.symmetric());
}

TEST(Contrast, ManyProfilesArePricedTheSameOnTheFly) {
    const auto crate = random_crate(80, 4);
    const segue::detail::genre_distances genres(crate.profiles(), segue::taxonomy::standard());
    std::vector<int> all;
    for (int p = 0; p < genres.size(); ++p) all.push_back(p);
    all.push_back(-1);
    std::vector<double> row(all.size());
    for (int p = 0; p < genres.size(); ++p) {
        genres.from(p, all, row.data());
        EXPECT_TRUE(std::isnan(row.back()));
        for (int q = 0; q < genres.size(); ++q) {
            EXPECT_EQ(row[static_cast<std::size_t>(q)], genres.between(p, q));
            EXPECT_EQ(genres.between(p, q), genres.between(q, p));
            EXPECT_NEAR(genres.between(p, q), segue::genre_distance(crate.profiles()[p], crate.profiles()[q]), 1e-12);
        }
    }
}

TEST(Contrast, MoreThanATableOfProfiles) {
    std::vector<segue::track> tracks(2100);
    for (std::size_t i = 0; i < tracks.size(); ++i)
        tracks[i].genres = {{"punk", 1}, {"hip hop", 0.001 * static_cast<double>(i + 1)}};
    tracks[7].genres.clear();
    const segue::crate crate(tracks);
    ASSERT_GT(crate.profiles().size(), 2000u);
    const auto problem = segue::lower(contrast{.low = .9}, crate);
    EXPECT_NEAR(problem.transition(3, 2000),
                price(contrast{.low = .9},
                      segue::genre_distance(crate.profiles()[crate.profile(3)], crate.profiles()[crate.profile(2000)])),
                1e-12);
    EXPECT_EQ(problem.transition(7, 2000), problem.transition_terms()[0].neutral);
}

TEST(Contrast, OutlivesTheCrate) {
    auto crate = std::make_unique<segue::crate>(crate_of_genres({"punk", "punk", "opera"}));
    segue::lowering out(*crate, *crate);
    lower(contrast{}, 1, out);
    const auto problem = std::move(out).finish();
    const auto fill = problem.transition_terms().at(0).fill;
    crate.reset();
    double p[3];
    fill(0, 0, 3, p);
    EXPECT_NEAR(p[1], 1, 1e-12);
    EXPECT_EQ(p[2], 0);
}

TEST(Contrast, RefusesABandThatIsNone) {
    const auto crate = crate_of_genres({"punk", "opera"});
    EXPECT_THROW((void)segue::lower(contrast{.low = -.1}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(contrast{.low = .5, .high = .4}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(contrast{.high = 1.1}, crate), segue::cost_error);
    EXPECT_EQ(segue::lower(contrast{}, crate_of_genres({"", ""})).off().at(0),
              "contrast is off: no track has a genre that is known");
}
