#include <segue/bound/bound.hpp>
#include <segue/bound/slot_walk.hpp>
#include <segue/detail/config.hpp>

namespace segue {

SEGUE_INLINE certificate lower_bound(const problem& p, double seconds, std::stop_token cancelled) {
    return slot_walk_bound(p, seconds, cancelled);
}

}  // namespace segue
