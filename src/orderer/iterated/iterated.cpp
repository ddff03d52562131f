#include <segue/detail/config.hpp>
#include <segue/detail/improvers.hpp>
#include <segue/detail/near_points.hpp>
#include <segue/detail/start.hpp>
#include <segue/orderer/iterated.hpp>

namespace segue {
namespace detail {

/// True for a path through points too many for a matrix.
static inline bool many_points(const problem& p) {
    return p.points() && p.transition_matrix().empty() && p.pure_path() && p.rules().empty();
}

SEGUE_INLINE std::vector<int> starting_order(const problem& p, const search_options& options, random& r) {
    if (!options.start.empty()) check_permutation(options.start, p.size());
    if (!options.start.empty() || p.size() == 0) return options.start;
    const watch clock(options, 0);
    const auto late = [&] { return p.size() > problem::dense_limit && clock.expired(); };
    if (many_points(p)) return greedy_edges(*p.points(), late);
    return greedy_order(p, static_cast<int>(r.below(static_cast<std::uint32_t>(p.size()))), late);
}

}  // namespace detail

SEGUE_INLINE found iterated_order(const problem& p, const search_options& options) {
    if (!p.pure_path() || !p.rules().empty() || options.near != 0) return detail::annealed_order(p, options);
    return detail::many_points(p) ? detail::point_path_order(p, options) : detail::kicked_path_order(p, options);
}

}  // namespace segue
