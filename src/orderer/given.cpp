#include <segue/detail/config.hpp>
#include <segue/orderer/given.hpp>

#include <numeric>

namespace segue {

SEGUE_INLINE found given_order(const problem& p, const search_options& options) {
    found out;
    out.method = "given";
    out.order = options.start;
    if (options.start.empty()) {
        out.order.resize(static_cast<std::size_t>(p.size()));
        std::iota(out.order.begin(), out.order.end(), 0);
    }
    check_permutation(out.order, p.size());
    return out;
}

}  // namespace segue
