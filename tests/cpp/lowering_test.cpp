#include "support/term_crates.hpp"

#include <segue/detail/neutral.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

static segue::transition_price term_of(const char* name, double weight, std::vector<double> matrix, int n) {
    return {name, weight,
            [matrix = std::move(matrix), n](int a, int first, int last, double* out) {
                std::copy(matrix.begin() + a * n + first, matrix.begin() + a * n + last, out);
            },
            0};
}

TEST(Lowering, NumbersNamesThatComeAgain) {
    const auto problem = segue::lower(segue::tempo{} + segue::tempo{.fold = 1} + segue::arc{} +
                                          segue::arc{.shape = segue::shapes::fall} + segue::tempo{},
                                      random_crate(5, 1));
    EXPECT_EQ(problem.transition_terms().at(0).name, "tempo");
    EXPECT_EQ(problem.transition_terms().at(1).name, "tempo#2");
    EXPECT_EQ(problem.transition_terms().at(2).name, "tempo#3");
    EXPECT_EQ(problem.arcs().at(1).name, "arc(energy)#2");
}

/// Rows that rank as they stand.
static std::vector<int> as_they_stand(int n) {
    std::vector<int> rank(static_cast<std::size_t>(n));
    std::iota(rank.begin(), rank.end(), 0);
    return rank;
}

TEST(Lowering, TheWalkStartsAtTheLeastRankAndGoesToTheNearest) {
    const std::vector<double> m = {0, 3, 1, 1,  //
                                   3, 0, 2, 9,  //
                                   1, 2, 0, 5,  //
                                   1, 9, 5, 0};
    const auto walk = [&](std::vector<int> rows, std::vector<int> rank) {
        return segue::detail::nearest_walk({term_of("x", 1, m, 4)}, std::move(rows), rank);
    };
    EXPECT_EQ(walk({0, 1, 2, 3}, {0, 1, 2, 3}), (std::vector<int>{0, 2, 1, 3}));
    EXPECT_EQ(walk({0, 1, 2, 3}, {0, 1, 3, 2}), (std::vector<int>{0, 3, 2, 1}));  // a tie goes to the lower rank
    EXPECT_EQ(walk({0, 1, 2, 3}, {1, 0, 2, 3}), (std::vector<int>{1, 2, 0, 3}));
    EXPECT_EQ(walk({1, 3}, {0, 1, 2, 3}), (std::vector<int>{1, 3}));
    EXPECT_EQ(walk({}, {}), std::vector<int>{});
}

TEST(Lowering, TheNeutralPriceIsThatOfTheDearEdgesOfAGoodOrder) {
    // Tracks on a line, so that the walk goes along it; row 21 is unknown.
    const int n = 22;
    std::vector<double> at(1, 0.0), matrix;
    for (int i = 1; i <= 20; ++i) at.push_back(at.back() + i * .01);
    at.push_back(unknown_value);
    for (int a = 0; a < n; ++a)
        for (int b = 0; b < n; ++b) matrix.push_back(std::abs(at[a] - at[b]));
    std::vector<segue::transition_price> terms = {term_of("x", 2, matrix, n)};
    std::vector<char> known(n, 1), may_lack(1, 0);
    known.back() = 0;
    segue::detail::price_unknown(terms, {known}, may_lack, as_they_stand(n));
    EXPECT_NEAR(terms[0].neutral, (.14 + .15 + .16 + .17) / 4, 1e-12);  // edges 13..16 of 20, counted from 0
}

TEST(Lowering, WithFewKnownTracksTheMedianCounts) {
    const double u = unknown_value;
    std::vector<segue::transition_price> terms = {term_of("x", 1, {0, .2, u, .4, 0, u, u, u, 0}, 3),
                                                  term_of("y", 1, {0, 1, 3, 1, 0, 5, 3, 5, 0}, 3)};
    segue::detail::price_unknown(terms, {{1, 1, 0}, {1, 1, 1}}, std::vector<char>{0, 0}, as_they_stand(3));
    EXPECT_NEAR(terms[0].neutral, .3, 1e-12);
    EXPECT_EQ(terms[1].neutral, 0);  // it has no unknowns
    segue::detail::price_unknown(terms, {{1, 1, 0}, {1, 1, 1}}, std::vector<char>{0, 1}, as_they_stand(3));
    EXPECT_EQ(terms[1].neutral, 3);
}

TEST(Lowering, ForbiddenPairsDoNotMakeTheNeutralPriceInfinite) {
    const double inf = HUGE_VAL;
    std::vector<segue::transition_price> terms = {term_of("x", 1, {0, inf, inf, inf, 0, .5, inf, inf, 0}, 3)};
    segue::detail::price_unknown(terms, {{1, 1, 1}}, std::vector<char>{1}, as_they_stand(3));
    EXPECT_EQ(terms[0].neutral, .5);
}

TEST(Lowering, AllUnknownLowersToNothingAndSaysSo) {
    const auto crate = segue::crate(std::vector<segue::track>(4));
    const auto problem =
        segue::lower(segue::tempo{} + segue::contrast{} + segue::fatigue{} + segue::arc{} + segue::key{}, crate);
    EXPECT_TRUE(problem.pure_path());
    EXPECT_TRUE(problem.transition_terms().empty());
    EXPECT_EQ(problem.off().size(), 5u);
}

TEST(Lowering, IsTheSameEveryTime) {
    const segue::cost c =
        .5 * segue::contrast{0, 0} + .3 * segue::step{segue::bpm, 0} + .2 * segue::step{segue::energy, 0};
    const auto crate = random_crate(2600, 11, .1);
    const auto a = segue::lower(c, crate), b = segue::lower(c, crate);
    for (std::size_t t = 0; t < 3; ++t) {
        EXPECT_EQ(a.transition_terms()[t].neutral, b.transition_terms()[t].neutral);
        EXPECT_GT(a.transition_terms()[t].neutral, 0);
    }
}

/// The same crate with its rows shuffled; row_of[k] is where the k-th row was.
static segue::crate shuffled_rows(const segue::crate& tracks, std::vector<int>& row_of, segue::random& r) {
    row_of = segue::shuffled(tracks.size(), r);
    return tracks.subset(row_of);
}

TEST(Lowering, TheSameTracksInOtherRowsCostTheSame) {
    const segue::cost everything = .5 * segue::contrast{} + segue::tempo{} + .4 * segue::key{} + .3 * segue::impact{} +
                                   .2 * segue::step{segue::energy} + .1 * segue::step{segue::year} +
                                   segue::fatigue{segue::genre} + segue::fatigue{segue::artist} +
                                   .3 * segue::fatigue{segue::loudness} + .4 * segue::arc{};
    segue::random r(3);
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const int n = 2 + static_cast<int>(r.below(40));
        const segue::crate tracks = random_crate(n, seed, seed % 4 * .25);
        std::vector<int> row_of;
        const segue::crate other = shuffled_rows(tracks, row_of, r);
        const segue::problem a = segue::lower(everything, tracks), b = segue::lower(everything, other);
        for (int k = 0; k < 5; ++k) {
            const std::vector<int> there = segue::shuffled(n, r);
            std::vector<int> here;
            for (const int row : there) here.push_back(row_of[static_cast<std::size_t>(row)]);
            const double cost = a.evaluate(here).total;
            EXPECT_NEAR(b.evaluate(there).total, cost, 1e-12 * cost) << "n = " << n << ", seed " << seed;
        }
    }
}

TEST(Lowering, ADrawOfTwoThousandRowsDoesNotDependOnTheirSequence) {
    const segue::cost c = segue::contrast{} + .3 * segue::step{segue::bpm, 5, 40} + .2 * segue::key{};
    const segue::crate tracks = random_crate(2300, 5, .05);
    segue::random r(8);
    std::vector<int> row_of;
    const auto a = segue::lower(c, tracks), b = segue::lower(c, shuffled_rows(tracks, row_of, r));
    for (std::size_t t = 0; t < 3; ++t)
        EXPECT_EQ(a.transition_terms()[t].neutral, b.transition_terms()[t].neutral) << a.transition_terms()[t].name;
}

/// Relocations and reversals until none helps.
static std::vector<int> good_order(const segue::problem& p, segue::random& r) {
    const int n = p.size();
    std::vector<int> order = segue::shuffled(n, r);
    const auto cost = [&](const std::vector<int>& o) {
        double sum = 0;
        for (int i = 0; i + 1 < n; ++i) sum += p.transition(o[i], o[i + 1]);
        return sum;
    };
    double least = cost(order);
    for (bool better = true; better;) {
        better = false;
        for (int i = 0; i < n; ++i)
            for (int j = i + 1; j < n; ++j)
                for (int kind = 0; kind < 3; ++kind) {
                    std::vector<int> next = order;
                    if (kind == 0)
                        std::reverse(next.begin() + i, next.begin() + j + 1);
                    else if (kind == 1)
                        std::rotate(next.begin() + i, next.begin() + i + 1, next.begin() + j + 1);
                    else
                        std::rotate(next.begin() + i, next.begin() + j, next.begin() + j + 1);
                    if (const double c = cost(next); c < least - 1e-12)
                        least = c, order = std::move(next), better = true;
                }
    }
    return order;
}

/// Mean count of unknown neighbours of unknown tracks in good orders of 50 tracks, 10 of which lack what `forget`
/// takes.
template <class Forget>
static double clumping(const segue::cost& c, Forget forget) {
    double sum = 0;
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
        std::vector<segue::track> tracks = random_crate(50, 100 + seed).tracks();
        segue::random r(seed);
        const std::vector<int> rows = segue::shuffled(50, r);
        std::vector<char> unknown(50, 0);
        for (int i = 0; i < 10; ++i) forget(tracks[rows[i]]), unknown[rows[i]] = 1;
        const auto order = good_order(segue::lower(c, segue::crate(tracks)), r);
        for (int i = 0; i + 1 < 50; ++i) sum += unknown[order[i]] && unknown[order[i + 1]];
    }
    return sum / 8;
}

TEST(Lowering, UnknownTracksNeitherClumpNorFlee) {
    const auto no_bpm = [](segue::track& t) { t.bpm.reset(); };
    const auto nothing = [](segue::track& t) {
        t.bpm.reset(), t.energy.reset(), t.valence.reset(), t.loudness.reset(), t.key.reset(), t.genres.clear();
    };
    const segue::cost one = segue::tempo{}, two = segue::tempo{} + segue::key{};
    const segue::cost six = .5 * segue::contrast{} + .3 * segue::tempo{} + .2 * segue::step{segue::energy} +
                            .1 * segue::step{segue::loudness} + .1 * segue::step{segue::valence} + .1 * segue::key{};
    for (const auto& [what, count] :
         {std::pair{"tempo", clumping(one, no_bpm)}, std::pair{"tempo and key", clumping(two, nothing)},
          std::pair{"six terms", clumping(six, nothing)}}) {
        EXPECT_GE(count, .2) << what;
        EXPECT_LE(count, 4) << what;
        ::testing::Test::RecordProperty(std::string("clumping ") + what, std::to_string(count));
    }
}
