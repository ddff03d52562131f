#include "support/random_problem.hpp"

#include <gtest/gtest.h>
#include <segue/choose.hpp>
#include <segue/detail/picked_order.hpp>
#include <segue/error.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace segue;

namespace {

std::vector<int> numbered_up_to(std::size_t n) {
    std::vector<int> out(n);
    std::iota(out.begin(), out.end(), 0);
    return out;
}

/// J of some rows in this order: the plain definition.
double plain(const problem& p, const std::vector<int>& rows) {
    return taken(p, rows).evaluate(numbered_up_to(rows.size())).total;
}

/// The least cost a track over all orders of all choices that fit, by looking at each.
double least_of_all(const problem& p, const choice& w) {
    double best = HUGE_VAL;
    std::vector<int> rows;
    std::vector<char> used(static_cast<std::size_t>(p.size()), 0);
    const auto look = [&](const auto& deeper) -> void {
        double length = 0;
        for (const int row : rows) length += static_cast<double>(p.durations()[static_cast<std::size_t>(row)]) / 60'000;
        const bool fits =
            w.count ? static_cast<int>(rows.size()) == *w.count : std::abs(length - w.fit->count()) <= w.slack.count();
        if (!rows.empty() && fits) best = std::min(best, plain(p, rows) / static_cast<double>(rows.size()));
        if (w.count ? static_cast<int>(rows.size()) == *w.count : length > w.fit->count() + w.slack.count()) return;
        for (int row = 0; row < p.size(); ++row) {
            if (used[static_cast<std::size_t>(row)]) continue;
            used[static_cast<std::size_t>(row)] = 1;
            rows.push_back(row);
            deeper(deeper);
            rows.pop_back();
            used[static_cast<std::size_t>(row)] = 0;
        }
    };
    look(look);
    return best;
}

}  // namespace

TEST(Taken, AllRowsPriceAsTheWhole) {
    segue::random r(5);
    for (const auto& [name, options] : random_problem_kinds()) {
        const problem p = random_problem(9, options, r);
        const std::vector<int> rows = shuffled(9, r);
        EXPECT_NEAR(plain(p, rows), p.evaluate(rows).total, 1e-12 * (1 + p.evaluate(rows).total)) << name;
    }
}

TEST(Taken, RefusesRowsThatAreNotThereOrComeTwice) {
    segue::random r(1);
    const problem p = random_problem(4, {}, r);
    EXPECT_THROW(static_cast<void>(taken(p, std::vector{0, 4})), data_error);
    EXPECT_THROW(static_cast<void>(taken(p, std::vector{1, 1})), data_error);
}

TEST(Selection, CostIsThePlainDefinition) {
    segue::random r(7);
    for (const auto& [name, options] : random_problem_kinds()) {
        if (options.unknown && options.labels) continue;  // there the unknown stand for what is taken
        const problem p = random_problem(12, options, r);
        const detail::picked_order at(p, {});
        std::vector<int> rows = shuffled(12, r);
        rows.resize(7);
        EXPECT_NEAR(at.cost(rows), plain(p, rows), 1e-12 * (1 + plain(p, rows))) << name;
    }
}

TEST(Selection, InsertingRemovingAndReplacingArePricedByTheirClosedForms) {
    segue::random r(8);
    for (int k = 0; k < 40; ++k) {
        const problem p = random_problem(14, {.asymmetric = true, .memory = true, .labels = true, .start = true}, r);
        detail::picked_order at(p, {});
        std::vector<int> rows = shuffled(14, r);
        const int u = rows.back();
        rows.resize(1 + r.below(9));
        at.assign(rows);
        const double before = at.cost();
        for (int g = 0; g <= static_cast<int>(rows.size()); ++g) {
            std::vector<int> more = rows;
            more.insert(more.begin() + g, u);
            EXPECT_NEAR(detail::picked_order::gap(at, g, g).price(u), plain(p, more) - before, 1e-12 * (1 + before));
        }
        for (int s = 0; s < static_cast<int>(rows.size()); ++s) {
            std::vector<int> fewer = rows, other = rows;
            fewer.erase(fewer.begin() + s);
            other[static_cast<std::size_t>(s)] = u;
            const double without = fewer.empty() ? 0 : plain(p, fewer);
            EXPECT_NEAR(at.price_of(s), before - without, 1e-12 * (1 + before));
            const double by = detail::picked_order::gap(at, s, s + 1).price(u) - at.price_of(s);
            EXPECT_NEAR(by, plain(p, other) - before, 1e-12 * (1 + before));
        }
    }
}

TEST(Choose, FindsTheBestOfAllChoicesOfASmallLibrary) {
    segue::random r(11);
    int met = 0;
    for (int k = 0; k < 12; ++k) {
        const problem p = random_problem(7,
                                         {.asymmetric = true,
                                          .memory = true,
                                          .slot_arc = k % 3 == 0,
                                          .minute_arc = k % 3 == 1,
                                          .stretches = k % 3 == 2},
                                         r);
        choice w;
        if (k % 2)
            w.count = 3;
        else
            w.fit = minutes(12), w.slack = minutes(2);
        const double best = least_of_all(p, w);
        if (std::isinf(best)) continue;
        const chosen_rows c = choose(p, w);
        EXPECT_TRUE(c.missed.empty()) << k;
        EXPECT_NEAR(c.cost, plain(p, c.rows), 1e-12);
        const double found = c.cost / static_cast<double>(c.rows.size());
        EXPECT_GE(found, best - 1e-9);
        met += found < best + 1e-9;
    }
    EXPECT_GE(met, 10);
}

TEST(Choose, KeepsWhatWasAskedFor) {
    segue::random r(12);
    const problem p = random_problem(300, {.asymmetric = true, .memory = true, .labels = true}, r);
    choice w;
    w.fit = minutes(60);
    w.must = {17, 203};
    w.out.assign(300, 0);
    for (std::size_t i = 0; i < 300; i += 3) w.out[i] = 1;
    quota q{"odd", std::vector<char>(300, 0), 0.5, 0.6};
    for (std::size_t i = 1; i < 300; i += 2) q.rows[i] = 1;
    w.quotas.push_back(q);
    const chosen_rows c = choose(p, w);
    EXPECT_TRUE(c.missed.empty()) << (c.missed.empty() ? "" : c.missed.front());
    EXPECT_NEAR(c.length.count(), 60, 1);
    for (const int must : w.must) EXPECT_TRUE(std::find(c.rows.begin(), c.rows.end(), must) != c.rows.end());
    double odd = 0;
    for (const int row : c.rows) {
        odd += row % 2;
        EXPECT_TRUE(row % 3 != 0 || row == 17 || row == 203) << row;
    }
    EXPECT_GE(odd / static_cast<double>(c.rows.size()), 0.5);
    EXPECT_EQ(choose(p, w).rows, c.rows);  // the same for the same seed
}

TEST(Choose, TwinsAreNotBothChosenAndPricesCount) {
    segue::random r(13);
    const problem p = random_problem(20, {}, r);
    choice w;
    w.count = 10;
    w.twins.assign(20, -1);
    for (int i = 0; i < 20; ++i) w.twins[static_cast<std::size_t>(i)] = i / 2;
    std::vector<int> groups;
    for (const int row : choose(p, w).rows) groups.push_back(row / 2);
    std::sort(groups.begin(), groups.end());
    EXPECT_TRUE(std::adjacent_find(groups.begin(), groups.end()) == groups.end());
    w.twins.clear();
    w.prices.assign(20, 0.0);
    for (std::size_t i = 0; i < 10; ++i) w.prices[i] = 100;
    for (const int row : choose(p, w).rows) EXPECT_GE(row, 10);
}

TEST(Choose, SaysWhatCannotBe) {
    segue::random r(14);
    const problem p = random_problem(5, {.equal_durations = true}, r);
    const auto says = [&](const choice& w, const char* what) {
        try {
            static_cast<void>(choose(p, w));
            ADD_FAILURE() << what;
        } catch (const data_error& e) {
            EXPECT_NE(std::string(e.what()).find(what), std::string::npos) << e.what();
        }
    };
    choice w;
    says(w, "a playing time or a number of tracks");
    w.count = 6;
    says(w, "5 tracks to choose from");
    w.count = 1;
    w.must = {0, 1};
    says(w, "2 tracks must be chosen");
    w = {};
    w.fit = minutes(1);
    says(w, "the shortest track");
    w = {};
    w.count = 2;
    w.out.assign(5, 1);
    says(w, "no track to choose from");
}
