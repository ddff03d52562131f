#include <segue/detail/chain.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/proposal.hpp>
#include <segue/math.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace segue::detail {

SEGUE_INLINE bool metropolis(double energy, random& r) {
    return energy <= 0 || energy <= -std::numbers::ln2 * log2(1 - r.uniform());
}

/// An infinite penalty forbids; times no change it is nothing.
static inline double penalty_energy(double penalty, int more) { return more == 0 ? 0 : penalty * more; }

SEGUE_INLINE void chain::assign(std::span<const int> order) {
    order_.assign(order);
    cost_ = 0;
    broken_ = 0;
}

/// The cost is tested in factors, the cheap one first: min(1, e^-a) * min(1, e^-b) over the same of the way back is
/// e^-(a + b), so the chain keeps the same distribution (Christen & Fox 2005), and most proposals need not be priced
/// further.
SEGUE_INLINE bool chain::step(int lo, const rung& at, random& r) {
    const arrangement a = propose(lo, order_.size(), r);
    if (a.empty()) return false;
    ++priced_;
    const auto transitions = order_.change_transitions(a);
    if (!metropolis(at.beta * transitions.cost, r)) return false;
    const double rest = order_.price_rest(a);
    if (!metropolis(at.beta * rest, r)) return false;
    int more = transitions.forbidden;
    if (rules_) more += static_cast<int>(order_.price_rules(a));
    if (std::isinf(at.penalty) ? broken_ + more > 0 : !metropolis(penalty_energy(at.penalty, more), r)) return false;
    order_.apply(a);
    cost_ += transitions.cost + rest;
    broken_ += more;
    return true;
}

SEGUE_INLINE void chain::scan(const rung& at, random& r, const std::stop_token& cancelled) {
    constexpr int between_looks = 256;
    for (int lo = 0; lo + 1 < order_.size(); ++lo) {
        if (lo % between_looks == 0 && cancelled.stop_requested()) return;
        accepted_ += step(lo, at, r);
    }
}

}  // namespace segue::detail
