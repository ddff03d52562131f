#include "support/term_crates.hpp"

#include <gtest/gtest.h>

#include <cmath>

using segue::embedding;

static segue::crate crate_of_embeddings(const std::vector<std::vector<double>>& rows) {
    std::vector<segue::track> tracks(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) tracks[i].embedding = rows[i];
    return segue::crate(tracks);
}

TEST(Embedding, TheSameTextureIsNearWhateverItsLength) {
    EXPECT_NEAR(priced_pair(embedding{}, crate_of_embeddings({{1, 2, 3}, {2, 4, 6}})), 0, 1e-15);
    EXPECT_NEAR(priced_pair(embedding{}, crate_of_embeddings({{1, 0}, {0, 5}})), .5, 1e-15);
    EXPECT_NEAR(priced_pair(embedding{}, crate_of_embeddings({{1, 1}, {-2, -2}})), 1, 1e-15);
}

TEST(Embedding, CanAskForContrast) {
    EXPECT_NEAR(priced_pair(embedding{.low = .4, .high = 1}, crate_of_embeddings({{1, 2, 3}, {2, 4, 6}})), 1, 1e-12);
    EXPECT_EQ(priced_pair(embedding{.low = .4, .high = 1}, crate_of_embeddings({{1, 0}, {0, 5}})), 0);
}

TEST(Embedding, EuclideanIsMeasuredByTheSpreadOfTheCrate) {
    // centre (1, 0), mean distance 1: distances are halved
    const auto problem =
        segue::lower(embedding{.metric = "l2"}, crate_of_embeddings({{0, 0}, {2, 0}, {1, 1}, {1, -1}}));
    EXPECT_NEAR(problem.transition(0, 1), 1, 1e-15);
    EXPECT_NEAR(problem.transition(0, 2), std::sqrt(2) / 2, 1e-15);
    EXPECT_EQ(priced_pair(embedding{.metric = "l2"}, crate_of_embeddings({{3, 4}, {3, 4}})), 0);
}

TEST(Embedding, IsSymmetricAndBounded) {
    segue::random r(5);
    std::vector<std::vector<double>> rows(40, std::vector<double>(19));
    for (auto& row : rows)
        for (double& v : row) v = r.uniform() - .3;
    for (const char* metric : {"cosine", "l2"}) {
        const auto problem = segue::lower(embedding{.metric = metric}, crate_of_embeddings(rows));
        EXPECT_TRUE(problem.symmetric());
        for (double p : problem.transition_matrix()) EXPECT_TRUE(p >= 0 && p <= 1);
    }
}

TEST(Embedding, LeavesWhatHasNoDirectionNeutral) {
    const auto problem = segue::lower(embedding{}, crate_of_embeddings({{1, 0}, {0, 1}, {1, 1}, {}, {0, 0}}));
    const double neutral = problem.transition_terms().at(0).neutral;
    EXPECT_GT(neutral, 0);
    EXPECT_EQ(problem.transition(0, 3), neutral);
    EXPECT_EQ(problem.transition(4, 0), neutral);
    EXPECT_EQ(segue::lower(embedding{}, crate_of(segue::bpm, {120, 130})).off().at(0),
              "embedding is off: no track has an embedding");
}

TEST(Embedding, RefusesKnobsOutOfRange) {
    const auto crate = crate_of_embeddings({{1, 0}, {0, 1}});
    EXPECT_THROW((void)segue::lower(embedding{.metric = "manhattan"}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(embedding{.low = .5, .high = .2}, crate), segue::cost_error);
    EXPECT_THROW((void)segue::lower(embedding{.low = -1}, crate), segue::cost_error);
}
