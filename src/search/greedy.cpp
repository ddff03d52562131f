#include <segue/detail/config.hpp>
#include <segue/detail/start.hpp>
#include <segue/math.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace segue::detail {

/// Memory of all exposures while an order is built slot by slot, one dense vector each.
class growing_memory {
public:
    explicit growing_memory(const problem& p) : problem_(p) {
        for (const exposure& e : p.exposures())
            memory_.push_back(e.start.empty() ? std::vector<double>(static_cast<std::size_t>(e.dims), 0.0) : e.start);
    }

    [[nodiscard]] double strain(int row) const {
        double sum = 0;
        const auto r = static_cast<std::size_t>(row);
        for (std::size_t i = 0; i < memory_.size(); ++i) {
            const exposure& e = problem_.exposures()[i];
            if (!e.dense()) {
                if (e.labels[r] >= 0) sum += e.weight * memory_[i][static_cast<std::size_t>(e.labels[r])];
                continue;
            }
            double met = 0;
            const double* x = e.x.data() + r * memory_[i].size();
            for (std::size_t d = 0; d < memory_[i].size(); ++d) met += memory_[i][d] * x[d];
            sum += e.weight * met;
        }
        return sum;
    }

    void play(int row) {
        const auto r = static_cast<std::size_t>(row);
        for (std::size_t i = 0; i < memory_.size(); ++i) {
            const exposure& e = problem_.exposures()[i];
            const double keep = exp2(-static_cast<double>(problem_.durations()[r]) / (e.half_life.count() * 60'000.0));
            for (double& m : memory_[i]) m *= keep;
            if (!e.dense()) {
                if (e.labels[r] >= 0) memory_[i][static_cast<std::size_t>(e.labels[r])] += 1;
                continue;
            }
            for (std::size_t d = 0; d < memory_[i].size(); ++d) memory_[i][d] += e.x[r * memory_[i].size() + d];
        }
    }

private:
    const problem& problem_;
    std::vector<std::vector<double>> memory_;
};

/// Adds to `price[b]` what track b pays for the place at `slot`, or at `now` of `total` ms.
static inline void add_place_prices(const problem& p, std::size_t slot, std::int64_t now, std::int64_t total,
                                    std::vector<double>& price) {
    const std::size_t n = price.size();
    for (const slot_price& s : p.slots())
        for (std::size_t b = 0; b < n; ++b) price[b] += s.weight * s.price[b * n + slot];
    for (const priced_arc& a : p.arcs()) {
        const auto [at, whole] = a.along == priced_arc::axis::slots ? std::pair<std::int64_t, std::int64_t>(slot, n - 1)
                                                                    : std::pair(now, total);
        const double target = a.curve(static_cast<double>(at) / static_cast<double>(std::max<std::int64_t>(1, whole)));
        for (std::size_t b = 0; b < n; ++b)
            if (const double d = a.values[b] - target; !std::isnan(d)) price[b] += a.weight * d * d;
    }
    for (const stretch_price& s : p.stretches())
        for (std::size_t b = 0; b < n; ++b) price[b] += s.weight * s.at(static_cast<int>(b), now, p.durations()[b]);
}

SEGUE_INLINE std::vector<int> greedy_order(const problem& p, int first, const std::function<bool()>& give_up) {
    const auto n = static_cast<std::size_t>(p.size());
    std::vector<int> pinned(n, -1), order;
    std::vector<char> used(n, 0);
    for (const auto& rule : p.rules())
        for (const auto& [row, slot] : rule->pins()) {
            const auto s = static_cast<std::size_t>(slot);
            if (s < n && pinned[s] < 0 && !used[static_cast<std::size_t>(row)])
                pinned[s] = row, used[static_cast<std::size_t>(row)] = 1;
        }
    const auto total = std::accumulate(p.durations().begin(), p.durations().end(), std::int64_t{0});
    growing_memory memory(p);
    std::int64_t now = 0;
    bool hurried = false;
    std::size_t unused = 0;  // no row before this one is
    std::vector<double> step(n, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        int best = pinned[i];
        if (best < 0 && (hurried = hurried || give_up())) {
            while (used[unused]) ++unused;
            best = static_cast<int>(unused);
        }
        if (best < 0 && i == 0 && first >= 0 && !used[static_cast<std::size_t>(first)]) best = first;
        if (best < 0) {
            if (i > 0) p.transitions_from(order.back(), step);
            add_place_prices(p, i, now, total, step);
            double least = HUGE_VAL;
            for (std::size_t b = 0; b < n; ++b) {
                if (used[b]) continue;
                double price = step[b];
                if (best >= 0 && price >= least) continue;  // strain only adds
                price += memory.strain(static_cast<int>(b));
                if (best < 0 || price < least) least = price, best = static_cast<int>(b);
            }
        }
        order.push_back(best);
        used[static_cast<std::size_t>(best)] = 1;
        memory.play(best);
        now += p.durations()[static_cast<std::size_t>(best)];
    }
    return order;
}

}  // namespace segue::detail
