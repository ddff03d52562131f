// Lowering, and every orderer at n = 14, 100 and 1,000 on the default cost; counter `cost` is what its order costs.
#include "instances.hpp"

#include <benchmark/benchmark.h>
#include <segue/order.hpp>

namespace {

void Lower(benchmark::State& state) {
    const auto crate = seeded_crate(static_cast<int>(state.range(0)));
    const auto& cost = segue::preset_named("default").cost;
    for (auto _ : state) benchmark::DoNotOptimize(segue::lower(cost, crate));
}
BENCHMARK(Lower)->Arg(14)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

void run_orderer(benchmark::State& state, const std::string& name) {
    const auto problem =
        segue::lower(segue::preset_named("default").cost, seeded_crate(static_cast<int>(state.range(0))));
    segue::found found;
    for (auto _ : state) found = segue::order(problem, name);
    state.counters["cost"] = problem.evaluate(found.order).total;
}

[[maybe_unused]] const bool registered = [] {
    for (const auto& o : segue::orderers()) {
        auto* b = benchmark::RegisterBenchmark(("Order/" + o.name).c_str(), run_orderer, o.name)
                      ->Unit(benchmark::kMillisecond)
                      ->Arg(14);
        if (o.name != "exact") b->Arg(100)->Arg(1000);
    }
    return true;
}();

}  // namespace
