// What a change costs under each rule at n = 1,000, and what ten rules cost a move of the search.
#include "instances.hpp"

#include <benchmark/benchmark.h>
#include <segue/segue.hpp>

#include <chrono>
#include <numeric>

namespace {

constexpr int tracks = 1000;

const std::vector<segue::rule>& one_of_each() {
    static const std::vector<segue::rule> all{
        segue::first{"5"},
        segue::lock{500, "6"},
        segue::keep_first{5},
        segue::before{"20", "30"},
        segue::together{.of = {.tracks = {"40", "41", "42"}}},
        segue::together{.of = {.tracks = {"50", "51", "52"}}, .ordered = true},
        segue::apart{.field = segue::artist, .tracks = 6},
        segue::apart{.field = segue::artist, .minutes = 30},
        segue::at_most{segue::genre, 2},
        segue::forbid{{.where = "genre=metal"}, {.where = "genre=ambient"}},
        segue::require{{.tracks = {"60"}}, {.tracks = {"61"}}},
        segue::every{9, segue::track_role::song},
        segue::rest{20},
        segue::ratio{4, 1, {.where = "valence<0.5"}},
        segue::no_repeat{10},
        segue::at_most_within{.field = segue::artist, .count = 2, .minutes = 60},
    };
    return all;
}

/// The moves of the search: short, and between any two places.
std::vector<segue::arrangement> moves_of_search() {
    segue::random r(2);
    const auto pick = [&](int n) { return static_cast<int>(r.below(static_cast<std::uint32_t>(n))); };
    std::vector<segue::arrangement> out;
    for (int k = 0; k < 1024; ++k) {
        const int i = pick(tracks - 60);
        switch (k % 3) {
            case 0: out.push_back(arrange(segue::reversal{i, i + 1 + pick(50)}, tracks)); break;
            case 1:
                out.push_back(arrange(segue::relocation{i, i + pick(3), pick(tracks - 60), pick(2) == 1}, tracks));
                break;
            default: out.push_back(arrange(segue::exchange{i, i, i + 30, i + 30}, tracks));
        }
    }
    return out;
}

void ChangeOf(benchmark::State& state) {
    const auto& rule = one_of_each()[static_cast<std::size_t>(state.range(0))];
    const auto crate = seeded_crate(tracks);
    const auto law = lower(std::vector{rule}, crate).front();
    segue::random r(3);
    const auto order = segue::shuffled(tracks, r);
    std::vector<int> position(order.size());
    for (int i = 0; i < tracks; ++i) position[static_cast<std::size_t>(order[static_cast<std::size_t>(i)])] = i;
    const auto moves = moves_of_search();
    std::size_t at = 0;
    for (auto _ : state) benchmark::DoNotOptimize(law->change(order, position, moves[at++ & 1023]));
    state.SetLabel(to_string(rule));
}
BENCHMARK(ChangeOf)->DenseRange(0, 15);

/// The default preset over the tracks, with ten rules or none, and a random order of them.
segue::problem priced_with(bool rules) {
    const auto crate = seeded_crate(tracks);
    std::vector<segue::rule> some;
    if (rules)
        for (const std::size_t k : {0u, 1u, 3u, 4u, 6u, 8u, 9u, 10u, 12u, 13u}) some.push_back(one_of_each()[k]);
    return lower(segue::preset_named("default").cost, crate, lower(some, crate));
}

double seconds_of(const segue::priced_order& order, const std::vector<segue::arrangement>& moves) {
    const auto begin = std::chrono::steady_clock::now();
    for (const auto& a : moves) benchmark::DoNotOptimize(order.price(a) + order.price_rules(a));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// A move priced with ten rules and without, in turn, so that both meet the same machine; `ratio` is what rules cost.
void MoveWithRules(benchmark::State& state) {
    segue::random r(3);
    const auto rows = segue::shuffled(tracks, r);
    const auto bare = priced_with(false), ruled = priced_with(true);
    const segue::priced_order without(bare, rows), with(ruled, rows);
    const auto moves = moves_of_search();
    double plain = 0, kept = 0;
    for (auto _ : state) {
        plain += seconds_of(without, moves);
        kept += seconds_of(with, moves);
    }
    const double each = static_cast<double>(state.iterations()) * static_cast<double>(moves.size()) / 1e9;
    state.counters["ns_without"] = plain / each;
    state.counters["ns_with"] = kept / each;
    state.counters["ratio"] = kept / plain;
}
BENCHMARK(MoveWithRules);

}  // namespace
