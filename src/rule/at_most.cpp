#include <segue/detail/config.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/detail/runs.hpp>
#include <segue/detail/selected.hpp>
#include <segue/rule/at_most.hpp>

namespace segue {

SEGUE_INLINE std::string to_string(const at_most& r) {
    return "at_most " + detail::field_text(r.field, r.of) + " " + detail::length_text(r.in_a_row, r.minutes);
}

SEGUE_INLINE std::shared_ptr<const constraint> lower(const at_most& r, const crate& tracks) {
    const std::string text = to_string(r), shared = r.of.given() ? "" : std::string(name(r.field)) + " ";
    return detail::short_runs(tracks, detail::values_of(r.field, r.of, tracks, text),
                              {text, shared, r.in_a_row, r.minutes});
}

}  // namespace segue
