#include <segue/detail/config.hpp>
#include <segue/detail/pin.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/rule/first.hpp>

namespace segue {

SEGUE_INLINE std::string to_string(const first& r) { return "first " + detail::track_text(r.track); }

SEGUE_INLINE std::shared_ptr<const constraint> lower(const first& r, const crate& tracks) {
    const std::string rule = to_string(r);
    return detail::pin(tracks, detail::row_in_rule(tracks, r.track, rule), 0, rule);
}

}  // namespace segue
