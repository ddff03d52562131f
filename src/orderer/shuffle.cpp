#include <segue/detail/baseline.hpp>
#include <segue/detail/config.hpp>
#include <segue/orderer/shuffle.hpp>

namespace segue {

SEGUE_INLINE found shuffle_order(const problem& p, const search_options& options) {
    random r(options.seed);
    return detail::found_around_pins(p, shuffled(p.size(), r), "shuffle");
}

}  // namespace segue
