// How far certificates are from the best order found: full model at 1 s and 30 s, pure paths at 20 to 60 ms. `gap_%` is
// (J - bound)/bound, `closed_%` how much of the way from a shuffle to the bound the order has come; means over seeds.
#include "../../tests/cpp/support/playlist_problem.hpp"

#include <benchmark/benchmark.h>
#include <segue/bound/asymmetric.hpp>
#include <segue/bound/one_tree.hpp>
#include <segue/bound/slot_walk.hpp>
#include <segue/orderer/iterated.hpp>

#include <cmath>
#include <numeric>

using namespace segue;

namespace {

constexpr int seeds = 3;

double best_cost(const problem& p, double seconds) {
    search_options options;
    options.stop.seconds = seconds;
    return p.evaluate(iterated_order(p, options).order).total;
}

double shuffle_cost(const problem& p) {
    segue::random r(0);
    std::vector<int> order(static_cast<std::size_t>(p.size()));
    std::iota(order.begin(), order.end(), 0);
    double sum = 0;
    for (int k = 0; k < 100; ++k) {
        r.shuffle(std::span(order));
        sum += p.evaluate(order).total;
    }
    return sum / 100;
}

template <class Problem, class Bound>
void certify(benchmark::State& state, Problem&& make, Bound&& bound, double search_seconds) {
    std::vector<problem> problems;
    std::vector<double> best, shuffled, found;
    for (int k = 1; k <= seeds; ++k) {
        problems.push_back(make(static_cast<std::uint64_t>(k)));
        best.push_back(best_cost(problems.back(), search_seconds));
        shuffled.push_back(shuffle_cost(problems.back()));
    }
    for (auto _ : state) {
        found.clear();
        for (const problem& p : problems) found.push_back(bound(p).value);
    }
    double gap = 0, closed = 0;
    for (std::size_t k = 0; k < problems.size(); ++k) {
        gap += 100 * (best[k] - found[k]) / found[k] / seeds;
        closed += 100 * (shuffled[k] - best[k]) / (shuffled[k] - found[k]) / seeds;
    }
    state.counters["gap_%"] = gap;
    state.counters["closed_%"] = closed;
}

/// range: tracks, equal durations, milliseconds.
void full(benchmark::State& state, double tracks_an_artist) {
    const auto n = static_cast<int>(state.range(0));
    const bool equal = state.range(1) != 0;
    const double seconds = static_cast<double>(state.range(2)) / 1000;
    certify(
        state,
        [&](std::uint64_t seed) {
            return playlist_problem(n, seed, {.equal_durations = equal, .tracks_an_artist = tracks_an_artist});
        },
        [&](const problem& p) { return slot_walk_bound(p, seconds); }, 4);
}

void artists_once(benchmark::State& state) { full(state, 0.25); }
void artists_twice(benchmark::State& state) { full(state, 2); }

enum class family { uniform, clustered, one_sided };

/// Points in eight dimensions; where one-sided, two of them are dear to go down and up: no linear price, which would
/// telescope away.
problem path(int n, family f, std::uint64_t seed) {
    segue::random r(seed);
    const auto size = static_cast<std::size_t>(n);
    std::vector<double> x(size * 8), centre(12 * 8), t(size * size);
    for (double& c : centre) c = r.uniform();
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t around = r.below(12);
        for (std::size_t d = 0; d < 8; ++d) {
            double normal = -6;
            for (int k = 0; k < 12; ++k) normal += r.uniform();
            x[i * 8 + d] = f == family::clustered ? centre[around * 8 + d] + 0.08 * normal : r.uniform();
        }
    }
    for (std::size_t a = 0; a < size; ++a)
        for (std::size_t b = 0; b < size; ++b) {
            double square = 0;
            for (std::size_t d = 0; d < 8; ++d) square += std::pow(x[a * 8 + d] - x[b * 8 + d], 2);
            const auto dear = [](double step) { return std::clamp((step - 0.1) / 0.3, 0.0, 1.0); };
            t[a * size + b] = std::sqrt(square);
            if (f == family::one_sided)
                t[a * size + b] += 0.5 * (dear(x[a * 8] - x[b * 8]) + dear(x[b * 8 + 1] - x[a * 8 + 1]));
        }
    return problem::from_arrays(t, std::vector<double>(size, 3.5));
}

/// range: tracks, milliseconds.
void pure(benchmark::State& state, family f) {
    const auto n = static_cast<int>(state.range(0));
    const double seconds = static_cast<double>(state.range(1)) / 1000;
    certify(
        state, [&](std::uint64_t seed) { return path(n, f, seed); },
        [&](const problem& p) {
            return f == family::one_sided ? asymmetric_bound(p, seconds) : one_tree_bound(p, seconds);
        },
        n > 500 ? 10 : 3);
}

void path_uniform(benchmark::State& state) { pure(state, family::uniform); }
void path_clustered(benchmark::State& state) { pure(state, family::clustered); }
void path_one_sided(benchmark::State& state) { pure(state, family::one_sided); }

void full_sizes(benchmark::internal::Benchmark* b) {
    for (const int equal : {1, 0})
        for (const int n : {14, 30, 50, 100}) b->Args({n, equal, 1000});
    for (const int equal : {1, 0}) b->Args({100, equal, 30'000});
    b->Iterations(1)->Unit(benchmark::kMillisecond);
}

void path_sizes(benchmark::internal::Benchmark* b) {
    b->Args({100, 20})->Args({200, 60})->Args({1000, 1000})->Iterations(1)->Unit(benchmark::kMillisecond);
}

}  // namespace

BENCHMARK(artists_once)->Apply(full_sizes);
BENCHMARK(artists_twice)->Apply(full_sizes);
BENCHMARK(path_uniform)->Apply(path_sizes);
BENCHMARK(path_clustered)->Apply(path_sizes);
BENCHMARK(path_one_sided)->Apply(path_sizes);
