#include <segue/detail/autocorrelation.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/tempering.hpp>
#include <segue/orderer/iterated.hpp>
#include <segue/sample.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <future>
#include <iterator>
#include <numeric>
#include <string>

namespace segue {
namespace detail {

inline constexpr int first_rounds = 200;    ///< of a burn-in that finds its own length
inline constexpr int most_rounds = 12'800;  ///< of the same, and between samples a sixteenth of it
inline constexpr double dear_rounds = 4e6;  ///< proposals that a burn-in may take at most
inline constexpr double times_apart = 3;    ///< correlation times from one sample to the next
inline constexpr double times_seen = 20;    ///< correlation times that must be seen to trust their estimate

/// One run: burn-in, then a sample every so many rounds.
class sampler {
public:
    sampler(const problem& p, std::span<const int> start, double temperature, const sample_options& options,
            std::uint64_t seed)
        : problem_(p),
          options_(options),
          random_(seed),
          chains_(p, start, temperature, options.replicas, random_),
          start_cost_(p.evaluate(start).total) {
        const double dear = dear_rounds / (static_cast<double>(p.size()) * options.replicas);
        most_rounds_ = static_cast<int>(std::clamp(dear, 50.0, static_cast<double>(most_rounds)));
    }

    samples run(int count) {
        do burn_in(count), draw(count);
        while (fewer_ && !cancelled());
        const auto correlation = autocorrelation(series_);
        out_.effective_size = static_cast<double>(out_.orders.size()) / correlation_time(correlation, out_.thinning);
        out_.proposals = chains_.priced();
        out_.acceptance = chains_.acceptance();
        out_.swap_acceptance = chains_.swap_acceptance();
        out_.temperatures = chains_.temperatures();
        return std::move(out_);
    }

private:
    [[nodiscard]] bool cancelled() const { return options_.cancelled.stop_requested(); }

    /// False where the run has to end or to start over.
    bool round(bool adapting) {
        chains_.round(adapting, options_.cancelled);
        series_.push_back(chains_.cold().cost());
        tell();
        fewer_ = chains_.found_fewer();
        if (fewer_) {
            chains_.restart();
            start_cost_ = problem_.evaluate(chains_.cold().order()).total;
        }
        return !fewer_ && !cancelled();
    }

    void tell() {
        constexpr std::chrono::milliseconds pause(50);
        const auto now = std::chrono::steady_clock::now();
        if (!options_.report || now - told_ < pause) return;
        told_ = now;
        options_.report({start_cost_ + series_.back(), {}, std::chrono::duration<double>(now - begin_).count()});
    }

    bool rounds(int count, bool adapting) {
        for (int k = 0; k < count; ++k)
            if (!round(adapting)) return false;
        return true;
    }

    /// Half of it finds the temperatures; the other half, at rest, shows how long J remembers.
    void burn_in(int count) {
        out_.burn_in = options_.burn_in.value_or(std::clamp(count, std::min(first_rounds, most_rounds_), most_rounds_));
        if (!rounds(out_.burn_in - out_.burn_in / 2, true)) return;
        series_.clear();
        chains_.count_anew();
        if (!rounds(out_.burn_in / 2, false)) return;
        double time = correlation_time(autocorrelation(series_));
        while (!options_.burn_in && times_seen * time > static_cast<double>(series_.size()) &&
               2 * out_.burn_in <= most_rounds_) {
            series_.clear();
            if (!rounds(out_.burn_in, false)) return;
            out_.burn_in *= 2;
            time = correlation_time(autocorrelation(series_));
        }
        const int apart = static_cast<int>(std::ceil(times_apart * time));
        out_.thinning = options_.thinning.value_or(std::clamp(apart, 1, std::max(1, most_rounds_ / 16)));
    }

    void draw(int count) {
        out_.orders.clear();
        if (fewer_) return;
        while (static_cast<int>(out_.orders.size()) < count && rounds(out_.thinning, false)) {
            const auto order = chains_.cold().order();
            out_.orders.emplace_back(order.begin(), order.end());
        }
    }

    const problem& problem_;
    const sample_options& options_;
    random random_;
    tempering chains_;
    double start_cost_;
    int most_rounds_ = 0;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now(), told_ = begin_;
    samples out_;
    std::vector<double> series_;  ///< J at T after every round since the temperatures rest
    bool fewer_ = false;
};

static inline void check_sample_options(const sample_options& o) {
    const auto least = [](double value, double at_least, const char* what) {
        if (!(value >= at_least))
            throw data_error(std::string(what) + " is " + std::to_string(value) + "; it must be " +
                             std::to_string(static_cast<int>(at_least)) + " or more");
    };
    least(o.count, 0, "count");
    least(o.temperature, 0, "temperature");
    least(o.replicas, 1, "replicas");
    least(o.threads, 1, "threads");
    least(o.burn_in.value_or(1), 1, "burn_in");
    least(o.thinning.value_or(1), 1, "thinning");
}

/// True where every order is as good as allowed: no rule and no forbidden transition.
static inline bool all_allowed(const problem& p) {
    const auto prices = p.transition_matrix();
    return p.rules().empty() && !prices.empty() && std::ranges::none_of(prices, [](double t) { return std::isinf(t); });
}

/// Orders that need no chain: uniform shuffles, or what there is of fewer than two tracks.
static inline samples independent_samples(const problem& p, const sample_options& options) {
    samples out;
    random r(options.seed);
    for (int k = 0; k < options.count && !options.cancelled.stop_requested(); ++k)
        out.orders.push_back(shuffled(p.size(), r));
    out.acceptance = out.swap_acceptance = 1;
    out.effective_size = static_cast<double>(out.orders.size());
    out.temperatures = {options.temperature};
    return out;
}

/// What several runs drew, one after the other.
static inline samples joined_samples(std::vector<samples> runs) {
    samples out = std::move(runs.front());
    for (std::size_t t = 1; t < runs.size(); ++t) {
        samples& run = runs[t];
        if (out.orders.empty()) out.violations = run.violations;
        std::ranges::move(run.orders, std::back_inserter(out.orders));
        out.acceptance += run.acceptance, out.swap_acceptance += run.swap_acceptance;
        out.effective_size += run.effective_size, out.proposals += run.proposals;
        out.burn_in = std::max(out.burn_in, run.burn_in), out.thinning = std::max(out.thinning, run.thinning);
    }
    out.acceptance /= static_cast<double>(runs.size()), out.swap_acceptance /= static_cast<double>(runs.size());
    return out;
}

/// Where the chains begin: as good an order as `iterated` finds where rules have to be kept or T is so low that little
/// else is drawn; else a quick one, for the chains forget it.
static inline std::vector<int> sampling_start(const problem& p, const sample_options& options) {
    search_options search;
    search.seed = options.seed;
    search.cancelled = options.cancelled;
    search.stop.idle = 0;
    std::vector<int> quick = iterated_order(p, search).order;
    constexpr double cold = 0.02;  // of the mean cost a track
    const bool forgets = options.temperature * p.size() > cold * p.evaluate(quick).total;
    if (p.rules().empty() && forgets) return quick;
    search.stop.idle.reset();
    search.start = std::move(quick);
    return iterated_order(p, search).order;
}

/// `threads` independent runs that share the count.
class parallel_sampling {
public:
    parallel_sampling(const problem& p, const sample_options& options, std::vector<int> start)
        : problem_(p), options_(options), start_(std::move(start)), threads_(std::min(options.threads, options.count)) {
        const double mean = p.evaluate(start_).total / p.size();
        constexpr double coldest = 1e-9;
        temperature_ = std::max(options.temperature, coldest * (std::isfinite(mean) && mean > 1e-3 ? mean : 1e-3));
    }

    samples run() {
        std::vector<samples> runs(static_cast<std::size_t>(threads_));
        std::vector<int> waiting(runs.size());
        std::iota(waiting.begin(), waiting.end(), 0);
        while (!waiting.empty()) {
            draw(runs, waiting);
            waiting = not_fewest(runs);
            if (!options_.cancelled.stop_requested()) continue;
            for (const int t : waiting) runs[static_cast<std::size_t>(t)] = {};
            break;
        }
        return joined_samples(std::move(runs));
    }

private:
    void draw(std::vector<samples>& runs, const std::vector<int>& which) const {
        std::vector<std::future<samples>> running;
        for (const int t : which) running.push_back(std::async(std::launch::async, [this, t] { return one(t); }));
        for (std::size_t k = 0; k < which.size(); ++k) runs[static_cast<std::size_t>(which[k])] = running[k].get();
    }

    [[nodiscard]] samples one(int t) const {
        sample_options own = options_;
        if (t > 0) own.report = {};
        const auto seed = options_.seed + 0x9E3779B97F4A7C15ULL * static_cast<std::uint64_t>(t);
        samples out = sampler(problem_, start_, temperature_, own, seed)
                          .run(options_.count / threads_ + (t < options_.count % threads_));
        if (!out.orders.empty()) out.violations = problem_.evaluate(out.orders.front()).violations;
        return out;
    }

    /// Runs that another run beat in violations have drawn from the wrong orders; they start over from its order.
    std::vector<int> not_fewest(const std::vector<samples>& runs) {
        const samples* best = nullptr;  // after cancellation some runs, or all, hold no order
        for (const samples& run : runs)
            if (!run.orders.empty() && (!best || run.violations < best->violations)) best = &run;
        std::vector<int> out;
        for (std::size_t t = 0; t < runs.size(); ++t)
            if (!runs[t].orders.empty() && runs[t].violations > best->violations) out.push_back(static_cast<int>(t));
        if (!out.empty()) start_ = best->orders.front();
        return out;
    }

    const problem& problem_;
    const sample_options& options_;
    std::vector<int> start_;
    int threads_;
    double temperature_ = 1;
};

}  // namespace detail

SEGUE_INLINE samples sample(const problem& p, const sample_options& options) {
    detail::check_sample_options(options);
    const int n = p.size();
    if (n < 2 || options.count == 0 || (std::isinf(options.temperature) && detail::all_allowed(p)))
        return detail::independent_samples(p, options);

    return detail::parallel_sampling(p, options, detail::sampling_start(p, options)).run();
}

}  // namespace segue
