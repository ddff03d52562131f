#include "support/term_crates.hpp"

#include <gtest/gtest.h>

#include <sstream>

using namespace segue;  // NOLINT: reads as a user's program does

TEST(Cost, IsASumOfWeightedTerms) {
    const cost c = 0.5 * contrast{} + tempo{} * 2 + fatigue{.of = artist, .half_life = minutes(5)};
    ASSERT_EQ(c.terms().size(), 3u);
    EXPECT_EQ(c.terms()[0], (weighted_term{.5, contrast{}}));
    EXPECT_EQ(c.terms()[1], (weighted_term{2, tempo{}}));
    EXPECT_EQ(c.terms()[2].weight, 1);
}

TEST(Cost, AddsScalesAndCompares) {
    const cost c = tempo{} + segue::key{};
    EXPECT_EQ(2 * c, 2 * tempo{} + 2 * segue::key{});
    EXPECT_EQ(c * 0.5, 0.5 * c);
    EXPECT_NE(c, segue::key{} + tempo{});
    EXPECT_EQ(cost{} + c, c);
    cost twice = c;
    twice += twice;
    EXPECT_EQ(twice, c + c);
}

TEST(Cost, RefusesNegativeWeights) {
    EXPECT_THROW((void)(-1 * tempo{}), cost_error);
    EXPECT_THROW((void)(unknown_value * tempo{}), cost_error);
    EXPECT_THROW((void)(tempo{} * HUGE_VAL), cost_error);
    EXPECT_THROW((void)lower(cost({{-1, tempo{}}}), random_crate(3, 1)), cost_error);
}

TEST(Cost, IsPriceTimesWeight) {
    const auto crate = random_crate(8, 3);
    const double one = lower(tempo{}, crate).transition(1, 2), other = lower(step{energy}, crate).transition(1, 2);
    EXPECT_NEAR(lower(.3 * tempo{} + 2 * step{energy}, crate).transition(1, 2), .3 * one + 2 * other, 1e-12);
    EXPECT_TRUE(lower(0 * tempo{} + 0 * fatigue{} + 0 * arc{}, crate).transition_terms().empty());
    EXPECT_TRUE(lower(0 * fatigue{} + 0 * arc{} + 0 * slot(std::vector<double>(64)), crate).pure_path());
}

TEST(Cost, EveryTermIsScaledToOneATransition) {
    const auto crate = random_crate(40, 5, .2);
    for (const cost& c : {cost(tempo{}), cost(segue::key{}), cost(step{}), cost(step{loudness}), cost(contrast{}),
                          cost(impact{}), cost(contrast{0, 0})}) {
        const auto problem = lower(c, crate);
        for (double p : problem.transition_matrix()) EXPECT_TRUE(p >= 0 && p <= 1) << c;
    }
}

TEST(Cost, Prints) {
    std::ostringstream out;
    out << 0.5 * contrast{} + fatigue{.of = artist, .half_life = minutes(5)};
    EXPECT_EQ(out.str(), "0.5*contrast(low=0.35, high=1) + fatigue(of=artist, half_life=5)");
    EXPECT_EQ(to_string(cost{}), "0");
    EXPECT_EQ(to_string(segue::key{}), "key()");
    EXPECT_EQ(to_string(arc{valence, shapes::underdog}), "arc(of=valence, shape=underdog, axis=slots)");
    EXPECT_EQ(to_string(arc{valence, {{0, .25}, {.5, 1}}}), "arc(of=valence, shape=(0 0.25, 0.5 1), axis=slots)");
    EXPECT_EQ(to_string(step{energy, .2}), "step(of=energy, free=0.2)");
    EXPECT_EQ(to_string(custom([](int, int) { return 0.0; }, "mine")), "custom(mine)");
}

TEST(Cost, NamesItsTerms) {
    EXPECT_EQ(label(term(tempo{})), "tempo");
    EXPECT_EQ(label(term(step{energy})), "step(energy)");
    EXPECT_EQ(label(term(fatigue{})), "fatigue(genre)");
    EXPECT_EQ(label(term(arc{})), "arc(energy)");
    EXPECT_EQ(label(term(arc{.family = "electronic"})), "arc(electronic)");
    EXPECT_EQ(label(term(impact{})), "impact");
    EXPECT_EQ(label(term(slot({1}, "scene"))), "scene");
}

TEST(CostJson, ReadsWhatItWrites) {
    segue::key own{default_key_table()};
    own.table[3] = .123456789012345678;
    const std::vector<cost> costs = {
        cost{},
        tempo{},
        0.1 * tempo{.tolerance = 1e-9, .limit = .3, .fold = 1. / 3, .slowing = 2},
        own + segue::key{},
        step{loudness} + step{year, 1, 2},
        contrast{.2, .9} + impact{loudness, .5, .25} + embedding{.1, .2, "l2"},
        fatigue{} + fatigue{artist, minutes(7.5), "run"},
        arc{} + arc{valence, shapes::underdog, "minutes"} + arc{.shape = {{0, .1}, {.25, .7}}, .family = "hip hop"},
    };
    for (const cost& c : costs) EXPECT_EQ(cost_from_json(to_json(c)), c) << to_json(c);
}

TEST(CostJson, IsWrittenByNames) {
    EXPECT_EQ(to_json(0.5 * contrast{} + arc{energy, shapes::peak}),
              "{\"terms\": [\n  {\"term\": \"contrast\", \"weight\": 0.5, \"low\": 0.35, \"high\": 1},\n"
              "  {\"term\": \"arc\", \"weight\": 1, \"of\": \"energy\", \"shape\": \"peak\", \"axis\": \"slots\", "
              "\"family\": \"\"}\n]}");
}

TEST(CostJson, LeavesWhatIsNotSaidAtItsDefault) {
    EXPECT_EQ(cost_from_json(R"({"terms": [{"term": "contrast", "high": 0.8}]})"), contrast{.high = .8});
    EXPECT_EQ(cost_from_json(R"({"terms": [{"term": "step", "of": "loudness", "free": null}]})"), step{loudness});
    EXPECT_EQ(cost_from_json(R"({"terms": []})"), cost{});
}

TEST(CostJson, SaysWhatIsWrong) {
    const auto fault = [](const char* text) -> std::string {
        try {
            (void)cost_from_json(text);
        } catch (const cost_error& e) {
            return e.what();
        }
        return "none";
    };
    EXPECT_EQ(fault(R"({"terms": [{"term": "temp"}]})"), "no term is called 'temp' (did you mean 'tempo'?)");
    EXPECT_EQ(fault(R"({"terms": [{"term": "tempo", "fould": 1}]})"),
              "tempo has no knob 'fould' (did you mean 'fold'?)");
    EXPECT_EQ(fault(R"({"terms": [{"term": "tempo", "fold": "much"}]})"), "tempo: fold is 'much'; it must be a number");
    EXPECT_EQ(fault(R"({"terms": [{"term": "tempo", "fold": [1]}]})"),
              "tempo: fold is a list or an object; it must be a number");
    EXPECT_EQ(fault(R"({"terms": [{"term": "tempo", "weight": -1}]})"), "term 1: weight is -1; it must be 0 or more");
    EXPECT_EQ(fault(R"({"terms": [{"term": "step", "of": "enrgy"}]})"),
              "step: of is 'enrgy'; it must be a feature of a track (did you mean 'energy'?)");
    EXPECT_EQ(fault(R"({"terms": [{"term": "arc", "shape": "peek"}]})"),
              "no shape is called 'peek' (did you mean 'peak'?); there are flat, ramp, fall, wave, peak, "
              "valley, album, montage, underdog, warmup, cooldown");
    EXPECT_EQ(fault(R"({"terms": [{"weight": 1}]})"), "term 1 of the cost has no name: 'term' is missing");
    EXPECT_NE(fault(R"({"terms": [{"term": "custom"}]})"), "none");
    EXPECT_NE(fault(R"({"terms": {"term": "tempo"}})"), "none");
    EXPECT_NE(fault(R"({"terms": "tempo"})"), "none");
    EXPECT_NE(fault(R"([])"), "none");
    EXPECT_NE(fault(R"({"terms": [)"), "none");
    EXPECT_NE(fault(""), "none");
    EXPECT_NE(fault("\xff\xfe"), "none");
    EXPECT_NE(fault(std::string(1'000'000, '[').c_str()), "none");
}

TEST(CostJson, RefusesCodeAndNumbersThatJsonLacks) {
    EXPECT_THROW((void)to_json(custom([](int, int) { return 0.0; })), cost_error);
    EXPECT_THROW((void)to_json(slot({1})), cost_error);
    EXPECT_THROW((void)to_json(tempo{.fold = unknown_value}), cost_error);
}
