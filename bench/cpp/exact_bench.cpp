// How long a proof takes: the exact program on playlists of 12 to 20 tracks, with and without two rules.
#include "../../tests/cpp/support/playlist_problem.hpp"

#include <benchmark/benchmark.h>
#include <algorithm>
#include <segue/crate.hpp>
#include <segue/orderer/exact.hpp>
#include <segue/rule.hpp>

using namespace segue;

namespace {

/// The same tracks as the rules see them: who plays, and the family of the genre.
crate tracks_of(const problem& p) {
    const std::vector<std::string> families{"rock", "pop", "hip hop", "techno", "jazz", "metal"};
    const exposure& genre = p.exposures()[0];
    std::vector<track> tracks(static_cast<std::size_t>(p.size()));
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        const auto x = genre.x.begin() + static_cast<std::ptrdiff_t>(i * 24);
        tracks[i].id = "t" + std::to_string(i);
        tracks[i].artists = {"artist " + std::to_string(p.exposures()[1].labels[i])};
        tracks[i].genres = {{families[static_cast<std::size_t>(std::max_element(x, x + 24) - x) / 4], 1}};
    }
    return crate(tracks);
}

/// Two memories and an arc; seeds turn, so that the mean is over playlists.
void prove(benchmark::State& state, bool rules) {
    std::uint64_t seed = 1;
    std::int64_t labels = 0;
    for (auto _ : state) {
        state.PauseTiming();
        problem p = playlist_problem(static_cast<int>(state.range(0)), 1 + seed++ % 8);
        if (rules) p = p.with_rules(lower({apart{attribute::artist, 2}, at_most{attribute::genre, 2}}, tracks_of(p)));
        state.ResumeTiming();
        const found f = exact_order(p);
        if (!f.proven) state.SkipWithError(f.note.c_str());
        labels += f.iterations;
        benchmark::DoNotOptimize(f.order.data());
    }
    state.counters["labels"] = benchmark::Counter(static_cast<double>(labels), benchmark::Counter::kAvgIterations);
}

void full_model(benchmark::State& state) { prove(state, false); }
void full_model_with_rules(benchmark::State& state) { prove(state, true); }

}  // namespace

BENCHMARK(full_model)->DenseRange(12, 18, 2)->Unit(benchmark::kMillisecond)->Iterations(8);
BENCHMARK(full_model)->Arg(20)->Unit(benchmark::kMillisecond)->Iterations(2);
BENCHMARK(full_model_with_rules)->DenseRange(12, 18, 2)->Unit(benchmark::kMillisecond)->Iterations(8);
