// One price per kind of move and per number of exposure dimensions at n = 1,000, beside the plain definition: divide
// Evaluate by a price for the ratio. Counter `x_evaluate`: how many prices fit in one evaluation.
#include "instances.hpp"

#include <benchmark/benchmark.h>
#include <segue/priced_order.hpp>

#include <chrono>

namespace {

constexpr int tracks = 1000;

double evaluate_seconds(const segue::problem& p, const std::vector<int>& order) {
    const auto begin = std::chrono::steady_clock::now();
    for (int k = 0; k < 20; ++k) benchmark::DoNotOptimize(p.evaluate(order).total);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() / 20;
}

template <class Draw>
void price(benchmark::State& state, Draw draw) {
    const auto p = seeded_problem(tracks, static_cast<int>(state.range(0)));
    segue::random r(2);
    const auto rows = segue::shuffled(tracks, r);
    const segue::priced_order order(p, rows);
    std::vector<segue::arrangement> moves;
    for (int k = 0; k < 1024; ++k) moves.push_back(segue::arrange(draw(r), tracks));
    std::size_t at = 0;
    for (auto _ : state) benchmark::DoNotOptimize(order.price(moves[at++ & 1023]));
    state.counters["x_evaluate"] = benchmark::Counter(
        evaluate_seconds(p, rows) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

int pick(segue::random& r, int n) { return static_cast<int>(r.below(static_cast<std::uint32_t>(n))); }

void PriceReversal(benchmark::State& s) {
    price(s, [](segue::random& r) {
        const int i = pick(r, tracks - 60);
        return segue::move(segue::reversal{i, i + 1 + pick(r, 50)});
    });
}
void PriceRelocation(benchmark::State& s) {
    price(s, [](segue::random& r) {
        const int i = pick(r, tracks - 60);
        return segue::move(segue::relocation{i, i + pick(r, 3), pick(r, tracks - 60), pick(r, 2) == 1});
    });
}
void PriceExchange(benchmark::State& s) {
    price(s, [](segue::random& r) {
        const int i = pick(r, tracks - 60), k = i + 1 + pick(r, 50);
        return segue::move(segue::exchange{i, i, k, k});
    });
}
void Evaluate(benchmark::State& state) {
    const auto p = seeded_problem(tracks, static_cast<int>(state.range(0)));
    segue::random r(2);
    const auto rows = segue::shuffled(tracks, r);
    for (auto _ : state) benchmark::DoNotOptimize(p.evaluate(rows).total);
}

BENCHMARK(PriceReversal)->Arg(4)->Arg(16)->Arg(64);
BENCHMARK(PriceRelocation)->Arg(4)->Arg(16)->Arg(64);
BENCHMARK(PriceExchange)->Arg(4)->Arg(16)->Arg(64);
BENCHMARK(Evaluate)->Arg(4)->Arg(16)->Arg(64)->Unit(benchmark::kMicrosecond);

}  // namespace
