#include <segue/detail/assignment.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/coupled_ascent.hpp>
#include <segue/detail/slot_floor.hpp>
#include <segue/detail/soft_walk.hpp>
#include <segue/detail/strain_laws.hpp>
#include <segue/detail/tree_ascent.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace segue::detail {

/// Rounding of a sum along an order: every term's size times the number of additions.
static inline double sum_error(std::span<const double> prices, std::size_t n) {
    double most = 0;
    for (double v : prices)
        if (!std::isinf(v)) most = std::max(most, std::abs(v));
    return most * static_cast<double>(n * n + 8 * n) * 0x1p-51;
}

/// Exposures that many tracks share are priced at the junctions; those of few, pair by pair (the better law rules).
static inline std::vector<bool> shared_exposures(const problem& p) {
    std::vector<bool> out;
    for (const exposure& e : p.exposures())
        out.push_back(even_strain(e, p.durations()) > paired_strain(e, p.durations()));
    return out;
}

SEGUE_INLINE coupled_ascent::coupled_ascent(const problem& p)
    : n_(static_cast<std::size_t>(p.size())),
      step_(p.transition_matrix().begin(), p.transition_matrix().end()),
      floor_(slot_floor(p)),
      aim_(cost_of_some_order(p)),
      now_{-std::numeric_limits<double>::infinity(), std::vector<double>(n_, 0.0), potential(p, shared_exposures(p))},
      best_(now_),
      program_(n_) {
    const std::vector<bool> shared = shared_exposures(p);
    for (std::size_t e = 0; e < shared.size(); ++e)
        if (!shared[e] && p.exposures()[e].weight > 0) apart_ += paired_strain(p.exposures()[e], p.durations(), step_);
}

/// At the present multipliers and levels.
template <class Real>
junction_prices<Real> coupled_ascent::priced(Real never) const {
    junction_prices<Real> out;
    out.n = n_;
    out.base.resize(n_ * n_), out.node.resize(n_ * n_);
    for (std::size_t k = 0; k < n_ * n_; ++k) out.base[k] = std::isinf(step_[k]) ? never : static_cast<Real>(step_[k]);
    for (std::size_t a = 0; a < n_; ++a) out.base[a * n_ + a] = never;
    for (std::size_t i = 0; i < n_; ++i)
        for (std::size_t a = 0; a < n_; ++a)
            out.node[i * n_ + a] = static_cast<Real>(floor_[i * n_ + a] - now_.multiplier[a]);
    now_.strain.add_to(out);
    return out;
}

/// The bound where the ascent stands.
SEGUE_INLINE double coupled_ascent::certify() {
    prices_ = priced(std::numeric_limits<double>::infinity());
    const double least = program_.solve(prices_);
    const double error =
        now_.strain.error() + sum_error(step_, n_) + sum_error(floor_, n_) + sum_error(now_.multiplier, n_);
    const double given = std::accumulate(now_.multiplier.begin(), now_.multiplier.end(), 0.0);
    now_.bound = std::isinf(least) ? least : least + given - now_.strain.self() - error + apart_;
    if (now_.bound > best_.bound) best_ = now_;
    return now_.bound;
}

/// Multipliers by Newton's step, as if tracks were visited independently: temperature * log(visits); shorter when it
/// swings. Levels a part of the way, less where walks have set. Cools evenly over the time, but waits for walks that
/// have left their tracks.
SEGUE_INLINE void coupled_ascent::anneal(const deadline& until, double share, int most) {
    constexpr double hot = 0.3, cold = 0.01;  // of the cost a slot
    soft_walk walks(n_);
    junction_flows flows;
    std::vector<double> lean(n_), before(n_, 0.0);
    const auto n = static_cast<double>(n_);
    // a level for each track in each slot: some nanoseconds for each of n^3 a column, and it takes hundreds of steps
    const double begin = until.left(),
                 stirring = 1e-9 * n * n * n * (1 + n / 100) * static_cast<double>(now_.strain.columns());
    const bool fine = begin > 1000 * stirring;
    const double unit = std::max(1e-9, std::abs(aim_) / n);
    double temperature = hot * unit, length = 0.3, last = 0;
    for (int k = 0; k < most && !until.passed(); ++k) {
        const double done = std::max(k / static_cast<double>(most), (begin - until.left()) / (begin * share));
        if (done >= 1 || !walks.solve(priced(1e30F), temperature, flows)) return;
        double turn = 0, astray = 0;
        for (std::size_t t = 0; t < n_; ++t) {
            double visits = 0;
            for (std::size_t i = 0; i < n_; ++i) visits += flows.visits[i * n_ + t];
            lean[t] = std::log(std::max(visits, 1e-6));
            turn += lean[t] * before[t];
            astray += std::abs(visits - 1);
        }
        length = std::clamp(length * (turn > 0 ? 1.1 : 0.7), 0.01, 1.0);
        for (std::size_t t = 0; t < n_; ++t) now_.multiplier[t] -= length * temperature * lean[t];
        before.swap(lean);
        const double part = std::min(0.3, 5 * temperature / unit);
        if (now_.strain.stirred())
            now_.strain.follow(walks.steps(), part);
        else
            now_.strain.follow(flows, part);
        if (fine && !now_.strain.stirred() && done > 0.6) now_.strain.stir();
        if (k % 8 == 7) certify();
        if (astray < 0.2 * n) {
            const double cooled = std::log(cold * unit / temperature) * (done - last) / (1 - last);
            temperature *= std::exp(std::max(cooled, -0.2));
        }
        last = done;
    }
}

/// The walk that the last certificate found, as flows.
SEGUE_INLINE void coupled_ascent::book(junction_flows& out) const {
    const std::vector<int>& path = program_.path();
    const auto at = [&](std::size_t i) { return static_cast<std::size_t>(path[i]); };
    out.visits.assign(n_ * n_, 0.0), out.together.assign(n_ * n_, 0.0);
    out.parts.resize(prices_.parts.size());
    for (std::size_t i = 0; i < n_; ++i) out.visits[i * n_ + at(i)] = 1;
    for (std::size_t i = 0; i + 1 < n_; ++i) out.together[at(i) * n_ + at(i + 1)] += 1;
    for (std::size_t k = 0; k < out.parts.size(); ++k) {
        const auto& prices = prices_.parts[k];
        junction_flows::part& f = out.parts[k];
        for (std::vector<double>* v : {&f.out, &f.out_s, &f.in, &f.in_s}) v->assign(n_ * n_, 0.0);
        for (std::size_t i = 0; i + 1 < n_; ++i) {
            const std::size_t a = at(i), b = at(i + 1), here = i * n_ + a, there = (i + 1) * n_ + b;
            const double met = 2 * prices.r[a * n_ + b];
            f.out[here] = f.in[there] = met;
            f.out_s[here] = met * prices.s[b], f.in_s[there] = met * prices.s[a];
        }
    }
}

SEGUE_INLINE void coupled_ascent::climb(const deadline& until, double share) {
    const double end = until.left() * (1 - share), tenth = 0.1, least_step = 1e-3 * std::abs(aim_);
    const bool warm = !std::isinf(best_.bound);
    double step = warm ? 0.3 : 1, kept = best_.bound;
    if (warm) now_ = best_;
    std::vector<double> drift(n_, 0.0), visits(n_);
    junction_flows flows;
    int stalled = 0;
    for (int k = 0; k == 0 || (until.left() > end && !until.passed() && step > 1e-3); ++k) {
        const double bound = certify();
        if (std::isinf(bound)) return;
        if (best_.bound > kept + 1e-5 * std::abs(kept) || k == 0)
            stalled = 0, kept = best_.bound;
        else if (++stalled > 10)
            step *= 0.7, stalled = 0, now_ = best_;
        std::fill(visits.begin(), visits.end(), 0.0);
        for (int t : program_.path()) ++visits[static_cast<std::size_t>(t)];
        double norm = 0;
        for (double v : visits) norm += (1 - v) * (1 - v);
        if (norm == 0 && now_.strain.empty()) return;  // an order: nothing is cheaper
        if (!now_.strain.empty() && !now_.strain.stirred()) {
            book(flows);
            now_.strain.follow(flows, tenth * step);
        }
        for (std::size_t t = 0; t < n_; ++t) {
            drift[t] = 0.7 * (1 - visits[t]) + 0.3 * drift[t];
            if (norm > 0) now_.multiplier[t] += step * std::max(least_step, 0.3 * (aim_ - bound)) / norm * drift[t];
        }
    }
}

SEGUE_INLINE double coupled_ascent::tree(const deadline& until) const {
    const potential& strain = best_.strain;
    std::vector<double> cost(n_ * n_), first(n_, 0.0), last(n_, 0.0);
    for (std::size_t a = 0; a < n_; ++a)
        for (std::size_t b = 0; b < n_; ++b) cost[a * n_ + b] = std::min(step_[a * n_ + b], step_[b * n_ + a]);
    strain.add_to(cost, first, last);
    for (std::size_t a = 0; a < n_; ++a) first[a] = std::min(first[a], last[a]);
    tree_ascent ascent(cost, std::move(first));
    const double slots =
        std::all_of(floor_.begin(), floor_.end(), [](double v) { return v == 0; }) ? 0 : assignment_bound(floor_, n_);
    const double aim = aim_ - slots - apart_ + strain.self();
    return ascent.run(aim, [&] { return until.passed(); }) - strain.self() - strain.error() - sum_error(cost, n_) +
           slots + apart_;
}

}  // namespace segue::detail
