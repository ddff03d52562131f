// How long a proof takes. The full model: two memories and an arc on 12 to 20 tracks, with and without two rules; pure
// paths: branch and bound on 20 to 60 tracks; every preset on the soundtrack; every preset on 14 seeded tracks.
// Counters: labels (or nodes), and MB: what the process has ever held, so let sizes grow.
#include "../../tests/cpp/support/playlist_problem.hpp"
#include "instances.hpp"

#include <benchmark/benchmark.h>
#include <sys/resource.h>
#include <algorithm>
#include <cmath>
#include <segue/never_back_down.hpp>
#include <segue/order.hpp>
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

double megabytes() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1024;
}

/// `make(seed)` for seed 1, 2, ... and round again after 8, so that the mean is over playlists.
template <class Make>
void prove(benchmark::State& state, Make make) {
    std::uint64_t seed = 0;
    std::int64_t labels = 0, unproven = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const problem p = make(1 + seed++ % 8);
        state.ResumeTiming();
        const found f = exact_order(p, {.stop = after(std::chrono::seconds(60))});
        unproven += !f.proven;
        labels += f.iterations;
        benchmark::DoNotOptimize(f.order.data());
    }
    state.counters["labels"] = benchmark::Counter(static_cast<double>(labels), benchmark::Counter::kAvgIterations);
    state.counters["unproven"] = static_cast<double>(unproven);
    state.counters["MB"] = megabytes();
}

void full_model(benchmark::State& state) {
    prove(state, [&](std::uint64_t seed) { return playlist_problem(static_cast<int>(state.range(0)), seed); });
}

void full_model_with_rules(benchmark::State& state) {
    prove(state, [&](std::uint64_t seed) {
        const problem p = playlist_problem(static_cast<int>(state.range(0)), seed);
        return p.with_rules(lower({apart{attribute::artist, 2}, at_most{attribute::genre, 2}}, tracks_of(p)));
    });
}

/// Points in a square; clustered; and directed, by a band on one side, which does not telescope away.
enum class points { uniform, clustered, directed };

problem path(int n, std::uint64_t seed, points kind) {
    segue::random r(seed);
    const auto size = static_cast<std::size_t>(n);
    std::vector<double> x(size), y(size), price(size * size);
    for (std::size_t i = 0; i < size; ++i) {
        x[i] = r.uniform(), y[i] = r.uniform();
        if (kind == points::clustered && i >= size / 8) {
            const auto centre = r.below(static_cast<std::uint32_t>(size / 8));
            x[i] = x[centre] + 0.1 * (x[i] - 0.5), y[i] = y[centre] + 0.1 * (y[i] - 0.5);
        }
    }
    for (std::size_t a = 0; a < size; ++a)
        for (std::size_t b = 0; b < size; ++b) {
            price[a * size + b] = std::hypot(x[a] - x[b], y[a] - y[b]);
            if (kind == points::directed) price[a * size + b] += std::max(0.0, y[b] - y[a] - 0.1);
        }
    return problem::from_arrays(price, std::vector<double>(size, 3.0));
}

void pure_path(benchmark::State& state, points kind) {
    prove(state, [&](std::uint64_t seed) { return path(static_cast<int>(state.range(0)), seed, kind); });
}

[[maybe_unused]] const bool registered = [] {
    for (const preset& one : presets()) {
        benchmark::RegisterBenchmark(("soundtrack/" + one.name).c_str(), [&one](benchmark::State& state) {
            prove(state, [&](std::uint64_t) {
                return lower(one.cost, never_back_down()).with_rules(lower(one.rules, never_back_down()));
            });
        })->Unit(benchmark::kMillisecond);
        benchmark::RegisterBenchmark(("preset/" + one.name).c_str(),
                                     [&one](benchmark::State& state) {
                                         prove(state, [&](std::uint64_t seed) {
                                             const crate tracks = seeded_crate(static_cast<int>(state.range(0)), seed);
                                             return lower(one.cost, tracks).with_rules(lower(one.rules, tracks));
                                         });
                                     })
            ->Arg(14)
            ->Unit(benchmark::kMillisecond)
            ->Iterations(8);
    }
    return true;
}();

}  // namespace

BENCHMARK(full_model)->DenseRange(12, 18, 2)->Unit(benchmark::kMillisecond)->Iterations(8);
BENCHMARK(full_model)->Arg(20)->Unit(benchmark::kMillisecond)->Iterations(2);
BENCHMARK(full_model_with_rules)->DenseRange(12, 18, 2)->Unit(benchmark::kMillisecond)->Iterations(8);
BENCHMARK(full_model_with_rules)->Arg(20)->Unit(benchmark::kMillisecond)->Iterations(2);
BENCHMARK_CAPTURE(pure_path, uniform, points::uniform)
    ->DenseRange(20, 60, 10)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(8);
BENCHMARK_CAPTURE(pure_path, clustered, points::clustered)
    ->DenseRange(20, 60, 10)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(8);
BENCHMARK_CAPTURE(pure_path, directed, points::directed)
    ->DenseRange(20, 60, 10)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(8);
