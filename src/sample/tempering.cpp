#include <segue/detail/config.hpp>
#include <segue/detail/tempering.hpp>
#include <segue/math.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace segue::detail {

/// Share of exchanges between neighbours that makes the way from hot to cold shortest, about (Kone & Kofke 2005).
inline constexpr double swap_target = 0.3;
inline constexpr double least_step = 0.01, most_step = 4;  ///< octaves of temperature

SEGUE_INLINE tempering::tempering(const problem& p, std::span<const int> start, double temperature, int replicas,
                                  random& r)
    : n_(p.size()),
      random_(r),
      rungs_(static_cast<std::size_t>(replicas)),
      steps_(rungs_.size() - 1, 1.0),
      tries_(steps_.size(), 0) {
    rungs_.front() = {1 / temperature, std::numeric_limits<double>::infinity()};
    for (std::size_t k = 0; k < rungs_.size(); ++k) {
        chains_.push_back(std::make_unique<chain>(p, start));
        at_.push_back(k);
    }
    set_rungs();
}

/// The first hot chain pays for a broken rule about what there are ways to break one; the price falls with the heat.
SEGUE_INLINE void tempering::set_rungs() {
    double penalty = 2 + log2(n_);
    for (std::size_t k = 1; k < rungs_.size(); ++k) {
        rungs_[k] = {rungs_[k - 1].beta * exp2(-steps_[k - 1]), penalty};
        if (k < steps_.size()) penalty *= exp2(-steps_[k]);
    }
}

/// Energy of the two as they are less that with places exchanged, tested by Metropolis.
SEGUE_INLINE void tempering::exchange_places(std::size_t k, bool adapting) {
    const chain &cold = *chains_[at_[k]], &hot = *chains_[at_[k + 1]];
    const rung &a = rungs_[k], &b = rungs_[k + 1];
    bool swap = !(std::isinf(a.penalty) && hot.broken() > 0);
    if (swap) {
        double energy = (b.beta - a.beta) * (cold.cost() - hot.cost());
        if (cold.broken() != hot.broken() && !std::isinf(a.penalty))
            energy += (b.penalty - a.penalty) * (cold.broken() - hot.broken());
        swap = metropolis(energy, random_);
    }
    if (swap) std::swap(at_[k], at_[k + 1]);
    ++swaps_, swapped_ += swap;
    if (!adapting) return;
    steps_[k] *= exp2(((swap ? 1 : 0) - swap_target) / (1 + 0.1 * tries_[k]++));
    steps_[k] = std::clamp(steps_[k], least_step, most_step);
}

SEGUE_INLINE void tempering::round(bool adapting, const std::stop_token& cancelled) {
    const auto priced = cold().priced(), accepted = cold().accepted();
    for (std::size_t k = 0; k < rungs_.size(); ++k) chains_[at_[k]]->scan(rungs_[k], random_, cancelled);
    priced_ += cold().priced() - priced, accepted_ += cold().accepted() - accepted;
    for (std::size_t k = odd_ ? 1 : 0; k < steps_.size(); k += 2) exchange_places(k, adapting);
    odd_ = !odd_;
    if (adapting) set_rungs();
}

SEGUE_INLINE std::size_t tempering::fewest() const noexcept {
    std::size_t best = at_.front();
    for (std::size_t c = 0; c < chains_.size(); ++c)
        if (chains_[c]->broken() < chains_[best]->broken()) best = c;
    return best;
}

SEGUE_INLINE bool tempering::found_fewer() const noexcept { return chains_[fewest()]->broken() < 0; }

SEGUE_INLINE void tempering::restart() {
    const auto order = chains_[fewest()]->order();
    const std::vector<int> start(order.begin(), order.end());
    for (const auto& c : chains_) c->assign(start);
}

SEGUE_INLINE void tempering::count_anew() noexcept { priced_ = accepted_ = swaps_ = swapped_ = 0; }

SEGUE_INLINE std::int64_t tempering::priced() const noexcept {
    std::int64_t sum = 0;
    for (const auto& c : chains_) sum += c->priced();
    return sum;
}

SEGUE_INLINE double tempering::acceptance() const noexcept {
    return priced_ == 0 ? 0 : static_cast<double>(accepted_) / static_cast<double>(priced_);
}

SEGUE_INLINE double tempering::swap_acceptance() const noexcept {
    return swaps_ == 0 ? 1 : static_cast<double>(swapped_) / static_cast<double>(swaps_);
}

SEGUE_INLINE std::vector<double> tempering::temperatures() const {
    std::vector<double> out;
    for (const rung& r : rungs_) out.push_back(1 / r.beta);
    return out;
}

}  // namespace segue::detail
