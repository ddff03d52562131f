#include <segue/detail/config.hpp>
#include <segue/detail/pin.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/rule/last.hpp>

namespace segue {

SEGUE_INLINE std::string to_string(const last& r) { return "last " + detail::track_text(r.track); }

SEGUE_INLINE std::shared_ptr<const constraint> lower(const last& r, const crate& tracks) {
    const std::string rule = to_string(r);
    return detail::pin(tracks, detail::row_in_rule(tracks, r.track, rule), tracks.size() - 1, rule);
}

}  // namespace segue
