#include <segue/detail/config.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/detail/runs.hpp>
#include <segue/detail/selected.hpp>
#include <segue/error.hpp>
#include <segue/rule/rest.hpp>

namespace segue {
namespace detail {

static inline std::vector<char> calm_rows(const rest& r, const crate& tracks, const std::string& rule) {
    if (r.calm.given()) return marked(selected_rows(r.calm, tracks, rule), tracks.size());
    std::vector<char> calm = condition("energy<0.4", tracks, rule);
    const std::vector<char> interlude = condition("role=interlude", tracks, rule);
    for (std::size_t row = 0; row < calm.size(); ++row) calm[row] |= interlude[row];
    return calm;
}

}  // namespace detail

SEGUE_INLINE std::string to_string(const rest& r) {
    return "rest " + detail::number_text(r.minutes) + "min" + (r.calm.given() ? " " + to_string(r.calm) : "");
}

SEGUE_INLINE std::shared_ptr<const constraint> lower(const rest& r, const crate& tracks) {
    const std::string text = to_string(r);
    if (!(r.minutes > 0))
        throw rule_error("rule '" + text + "': minutes is " + detail::number_text(r.minutes) + "; it must be above 0");
    std::vector<std::vector<int>> restless;
    for (const char calm : detail::calm_rows(r, tracks, text))
        restless.push_back(calm ? std::vector<int>{} : std::vector{0});
    return detail::short_runs(tracks, {restless, {"tracks that are not calm"}}, {text, "", 1, r.minutes});
}

}  // namespace segue
