#include <segue/detail/config.hpp>
#include <segue/detail/pin.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/rule/lock.hpp>

namespace segue {

SEGUE_INLINE std::string to_string(const lock& r) {
    return "lock " + std::to_string(static_cast<long>(r.slot) + 1) + " " + detail::track_text(r.track);
}

SEGUE_INLINE std::shared_ptr<const constraint> lower(const lock& r, const crate& tracks) {
    const std::string rule = to_string(r);
    return detail::pin(tracks, detail::row_in_rule(tracks, r.track, rule), r.slot, rule);
}

}  // namespace segue
