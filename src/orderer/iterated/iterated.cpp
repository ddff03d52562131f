#include <segue/detail/config.hpp>
#include <segue/detail/improvers.hpp>
#include <segue/detail/start.hpp>
#include <segue/orderer/iterated.hpp>

namespace segue {
namespace detail {

SEGUE_INLINE std::vector<int> starting_order(const problem& p, const search_options& options, random& r) {
    if (!options.start.empty()) check_permutation(options.start, p.size());
    return !options.start.empty() ? options.start
           : p.size() == 0        ? std::vector<int>{}
                                  : greedy_order(p, static_cast<int>(r.below(static_cast<std::uint32_t>(p.size()))));
}

}  // namespace detail

SEGUE_INLINE found iterated_order(const problem& p, const search_options& options) {
    const bool path = p.pure_path() && p.rules().empty() && options.near == 0;
    return path ? detail::kicked_path_order(p, options) : detail::annealed_order(p, options);
}

}  // namespace segue
