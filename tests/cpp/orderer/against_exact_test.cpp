#include "support/draws.hpp"

#include <gtest/gtest.h>
#include <segue/cost.hpp>
#include <segue/orderer.hpp>
#include <segue/random.hpp>
#include <segue/rule.hpp>

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

using namespace segue;

namespace {

/// A crate, a cost and rules as people might write them, from a seed: every feature may be unknown.
class random_model {
public:
    random_model(int n, std::uint64_t seed) : n_(n), random_(seed), tracks_(make_tracks()), cost_(make_cost()) {
        for (int wanted = below(4); wanted > 0; --wanted) add_rule();
    }

    [[nodiscard]] problem lowered() const { return lower(cost_, tracks_, lower(rules_, tracks_)); }
    [[nodiscard]] std::string described() const {
        std::string out = to_string(cost_);
        for (const rule& r : rules_) out += "; " + to_string(r);
        return out;
    }

private:
    int below(int limit) { return static_cast<int>(random_.below(static_cast<std::uint32_t>(limit))); }
    bool known() { return below(5) > 0; }

    crate make_tracks() {
        const std::vector<std::string> genres{"rock", "punk", "hip hop", "techno", "jazz"};
        std::vector<track> tracks;
        for (int i = 0; i < n_; ++i) {
            track& t = tracks.emplace_back();
            t.id = "t" + std::to_string(i);
            for (int a = below(3); a > 0; --a) t.artists.push_back("Artist " + std::to_string(below(n_ / 2 + 1)));
            if (known()) t.album = "Album " + std::to_string(below(n_ / 2 + 1));
            if (known()) t.genres = {{genres[static_cast<std::size_t>(below(5))], 1}};
            if (known()) t.key = musical_key::from_wheel_index(below(24));
            if (known()) t.bpm = 70 + below(120);
            if (known()) t.energy = random_.uniform();
            if (known()) t.valence = random_.uniform();
            if (known()) t.loudness = -20 * random_.uniform();
            if (known()) t.year = 1970 + below(40);
            if (known()) t.duration = 20 + below(400);
            t.role = below(3) > 0 ? track_role::song : static_cast<track_role>(1 + below(3));
        }
        return crate(tracks);
    }

    cost make_cost() {
        const std::vector<cost> terms{tempo{.slowing = 1.5},
                                      segue::key{},
                                      contrast{.low = 0.3, .high = 0.8},
                                      impact{},
                                      step{energy},
                                      step{year},
                                      step{loudness},
                                      fatigue{genre, minutes(4)},
                                      fatigue{artist},
                                      fatigue{album, minutes(20)},
                                      fatigue{loudness},
                                      fatigue{attribute::role},
                                      arc{.shape = shapes::peak},
                                      arc{.of = valence, .shape = shapes::wave, .axis = "minutes"}};
        cost out;
        for (int count = 1 + below(5); count > 0; --count)
            out += random_.uniform() * terms[static_cast<std::size_t>(below(static_cast<int>(terms.size())))];
        return out;
    }

    /// A rule that can hold on its face beside those that are there.
    void add_rule() {
        const std::string row = "t" + std::to_string(below(n_));
        const std::vector<rule> kinds{first{row},
                                      last{row},
                                      lock{below(n_), row},
                                      apart{artist, 1 + below(3)},
                                      apart{genre, 0, 1 + 5 * random_.uniform()},
                                      at_most{genre, 1 + below(2)},
                                      every{1 + below(3), track_role::score}};
        rules_.push_back(kinds[static_cast<std::size_t>(below(static_cast<int>(kinds.size())))]);
        try {
            (void)lower(rules_, tracks_);
        } catch (const rule_error&) {
            rules_.pop_back();
        }
    }

    int n_;
    segue::random random_;
    crate tracks_;
    cost cost_;
    std::vector<rule> rules_;
};

struct worth {
    int violations = std::numeric_limits<int>::max();
    double cost = 0;
};

worth worth_of(const problem& p, const std::vector<int>& order) {
    const priced all = p.evaluate(order);
    return {all.violations, all.total};
}

constexpr double same = 1e-10;

bool better(const worth& a, const worth& b) {
    return a.violations != b.violations ? a.violations < b.violations : a.cost < b.cost - same * (1 + b.cost);
}

/// The best of all orders, by looking at each.
worth optimum(const problem& p) {
    std::vector<int> order(static_cast<std::size_t>(p.size()));
    std::iota(order.begin(), order.end(), 0);
    worth best;
    do {
        const worth w = worth_of(p, order);
        if (w.violations < best.violations || (w.violations == best.violations && w.cost < best.cost)) best = w;
    } while (std::next_permutation(order.begin(), order.end()));
    return best;
}

}  // namespace

TEST(AgainstExact, NoOrdererIsBetterThanTheOptimumAndExactIsIt) {
    const int wanted = draws("SEGUE_DRAWS", 150);
    for (int k = 0; k < wanted; ++k) {
        const int n = k % 25 == 0 ? 8 : k % 8;  // all orders of 8 take as long as those of seven of 7
        const auto seed = static_cast<std::uint64_t>(k);
        const random_model model(n, seed);
        const problem p = model.lowered();
        const worth best = optimum(p);
        for (const orderer& o : orderers()) {
            const std::string what = o.name + " on draw " + std::to_string(k) + ": " + model.described();
            const found f = o.run(p, {.seed = seed});
            ASSERT_NO_THROW(check_permutation(f.order, n)) << what;
            const worth w = worth_of(p, f.order);
            EXPECT_FALSE(better(w, best)) << what;
            EXPECT_FALSE((o.name == "exact" || f.proven) && better(best, w)) << what;
            EXPECT_TRUE(o.name != "exact" || f.proven) << what << ": " << f.note;
            if (f.bound && w.violations == best.violations) {
                EXPECT_LE(*f.bound, best.cost + same) << what;
            }
        }
    }
}
