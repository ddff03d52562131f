#include <segue/constraint.hpp>
#include <segue/detail/config.hpp>

namespace segue {

SEGUE_INLINE int constraint::change(std::span<const int> order, std::span<const int>, const arrangement& a) const {
    return a.empty() ? 0 : count(applied(a, order)) - count(order);
}

}  // namespace segue
