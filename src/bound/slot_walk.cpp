#include <segue/bound/slot_walk.hpp>
#include <segue/bound/strain.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/coupled_ascent.hpp>
#include <segue/detail/slot_floor.hpp>

#include <cmath>

namespace segue {
namespace detail {

/// Above this, walks at a temperature take too much memory.
inline constexpr int longest_soft_walk = 250;

/// n = 1: its slot, and what it meets of the memory before it.
static inline double only_track(const problem& p) {
    const double value = slot_floor(p).front() + strain_bound(p).value;
    return value - 1e-12 * std::abs(value);
}

}  // namespace detail

SEGUE_INLINE certificate slot_walk_bound(const problem& p, double seconds, std::stop_token cancelled) {
    if (p.size() < 2) return {p.size() == 0 ? 0 : detail::only_track(p), "slot walk"};
    const detail::deadline until(seconds, std::move(cancelled));
    detail::coupled_ascent ascent(p);
    if (p.size() <= detail::longest_soft_walk) ascent.anneal(until, 0.7);
    ascent.climb(until, 0.75);
    if (std::isinf(ascent.best())) return {ascent.best(), "slot walk"};
    const double tree = ascent.tree(until);
    return ascent.best() >= tree ? certificate{ascent.best(), "slot walk"} : certificate{tree, "1-tree with strain"};
}

}  // namespace segue
