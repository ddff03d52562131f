#include <segue/detail/config.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/detail/selected.hpp>
#include <segue/detail/spaced.hpp>
#include <segue/rule/apart.hpp>

namespace segue {

SEGUE_INLINE std::string to_string(const apart& r) {
    return "apart " + detail::field_text(r.field, r.of) + " " + detail::length_text(r.tracks, r.minutes);
}

SEGUE_INLINE std::shared_ptr<const constraint> lower(const apart& r, const crate& tracks) {
    const std::string text = to_string(r), shared = r.of.given() ? "" : std::string(name(r.field)) + " ";
    return detail::spaced(tracks, detail::values_of(r.field, r.of, tracks, text), {text, shared, r.tracks, r.minutes});
}

}  // namespace segue
