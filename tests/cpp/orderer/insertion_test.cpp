#include "support/random_problem.hpp"

#include <gtest/gtest.h>
#include <segue/orderer/insertion.hpp>
#include <segue/orderer/shuffle.hpp>

#include <algorithm>

TEST(Insertion, PriceIsWhatAPlainEvaluationSays) {
    segue::random r(21);
    for (const auto& [kind, options] : random_problem_kinds()) {
        if (options.slot_arc || options.minute_arc || options.slots || options.stretches)
            continue;  // slots are not known yet
        for (int n : {1, 2, 3, 12}) {
            const auto p = random_problem(n, options, r);
            const std::vector<int> all = segue::shuffled(n, r), rest(all.begin() + 1, all.end());
            const auto price = segue::insertion_prices(p, rest, all.front());
            ASSERT_EQ(price.size(), static_cast<std::size_t>(n));
            std::vector<double> total;
            for (std::size_t gap = 0; gap < price.size(); ++gap) {
                std::vector<int> order = rest;
                order.insert(order.begin() + static_cast<std::ptrdiff_t>(gap), all.front());
                total.push_back(p.evaluate(order).total);
            }
            // The order without the row has no price of its own, but the gaps differ by as much as the orders.
            for (std::size_t gap = 0; gap < price.size(); ++gap)
                EXPECT_NEAR(price[gap] - price[0], total[gap] - total[0], 1e-12 * std::max(1.0, total[0]))
                    << kind << ", n = " << n;
        }
    }
}

TEST(Insertion, IsBetterThanAShuffle) {
    segue::random r(7);
    for (const auto& [kind, options] : random_problem_kinds()) {
        if (options.slot_arc || options.minute_arc || options.slots) continue;
        const auto p = random_problem(40, options, r);
        EXPECT_LT(p.evaluate(segue::insertion_order(p, {}).order).total,
                  p.evaluate(segue::shuffle_order(p, {}).order).total)
            << kind;
    }
}

TEST(Insertion, OfOneTrackIntoAFinishedOrderIsTheBestThereIs) {
    segue::random r(8);
    for (const auto& [kind, options] : random_problem_kinds()) {
        const int n = 15;
        const auto p = random_problem(n, options, r);
        const std::vector<int> all = segue::shuffled(n, r), rest(all.begin() + 1, all.end());
        const auto best = segue::inserted(p, rest, all.front());
        ASSERT_NO_THROW(segue::check_permutation(best, n));
        std::vector<int> without = best;
        without.erase(std::find(without.begin(), without.end(), all.front()));
        EXPECT_EQ(without, rest) << kind;
        const double least = p.evaluate(best).total;
        for (int gap = 0; gap < n; ++gap) {
            std::vector<int> order = rest;
            order.insert(order.begin() + gap, all.front());
            EXPECT_LE(least, p.evaluate(order).total) << kind;
        }
    }
}

TEST(Insertion, IntoALongOrderFindsThePlaceToo) {
    const int n = 300;
    std::vector<double> distance;
    for (int a = 0; a < n; ++a)
        for (int b = 0; b < n; ++b) distance.push_back(std::abs(a - b));
    const auto p = segue::problem::from_arrays(distance, std::vector<double>(300, 3.0));
    std::vector<int> rest;
    for (int row = 0; row < n; ++row)
        if (row != 123) rest.push_back(row);
    EXPECT_EQ(segue::inserted(p, rest, 123)[123], 123);
}

TEST(Insertion, RefusesATrackThatIsThereAlready) {
    segue::random r(9);
    const auto p = random_problem(4, {}, r);
    EXPECT_THROW(static_cast<void>(segue::inserted(p, std::vector{0, 1, 2}, 2)), segue::data_error);
    EXPECT_THROW(static_cast<void>(segue::inserted(p, std::vector{0, 1}, 2)), segue::data_error);
}
