#include <segue/detail/columns.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/knob_check.hpp>
#include <segue/error.hpp>
#include <segue/term/arc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace segue {
namespace detail {

static inline const std::array<std::pair<std::string_view, const curve*>, 11>& named_shapes() {
    static const std::array<std::pair<std::string_view, const curve*>, 11> all = {{
        {"flat", &shapes::flat},
        {"ramp", &shapes::ramp},
        {"fall", &shapes::fall},
        {"wave", &shapes::wave},
        {"peak", &shapes::peak},
        {"valley", &shapes::valley},
        {"album", &shapes::album},
        {"montage", &shapes::montage},
        {"underdog", &shapes::underdog},
        {"warmup", &shapes::warmup},
        {"cooldown", &shapes::cooldown},
    }};
    return all;
}

static inline void check_shape(const std::string& what, const curve& points) {
    if (points.empty()) throw cost_error(what + ": shape has no points; give at least one (position, value)");
    for (std::size_t i = 0; i < points.size(); ++i) {
        const std::string point = "shape, point " + std::to_string(i + 1);
        require(points[i].first >= 0 && points[i].first <= 1, what, point + ", position", points[i].first, "in 0..1");
        require(points[i].second >= 0 && points[i].second <= 1, what, point + ", value", points[i].second, "in 0..1");
        if (i > 0)
            require(points[i].first > points[i - 1].first, what, point + ", position", points[i].first,
                    "above the one before it, which is " + shortest_text(points[i - 1].first));
    }
}

static inline int family_named(const std::string& what, const std::string& word) {
    const taxonomy& t = taxonomy::standard();
    const int family = t.find_family(word);
    if (family >= 0) return family;
    std::vector<std::string> names;
    for (const attribute a : attributes())
        if (is_scalar(a)) names.emplace_back(name(a));
    for (int f = 0; f < t.families(); ++f) names.push_back(t.name(f));
    throw cost_error(what + ": there is no feature or genre family '" + word + "'" + did_you_mean(word, names));
}

static inline void check(const arc& t) {
    if (t.family.empty())
        require_scalar("arc", t.of);
    else
        static_cast<void>(family_named("arc", t.family));
    require(t.axis == "slots" || t.axis == "minutes", label(t), "axis", "'" + t.axis + "'", "'slots' or 'minutes'");
    check_shape(label(t), t.shape);
}

static inline std::vector<double> family_shares(const crate& tracks, int family) {
    std::vector<double> shares(static_cast<std::size_t>(tracks.size()), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t row = 0; row < shares.size(); ++row)
        if (const int p = tracks.profile(static_cast<int>(row)); p >= 0)
            shares[row] = tracks.profiles()[static_cast<std::size_t>(p)].families[static_cast<std::size_t>(family)];
    return shares;
}

static inline std::vector<double> scaled_values(const crate& tracks, attribute of) {
    const scalar_range range = range_of(of);
    std::vector<double> values = values_of(tracks, of);
    for (double& v : values)
        if (!std::isnan(v)) v = std::clamp((v - range.arc_low) / (range.arc_high - range.arc_low), 0.0, 1.0);
    return values;
}

}  // namespace detail

SEGUE_INLINE const curve& shape_named(std::string_view word) {
    std::vector<std::string> names;
    for (const auto& [name, points] : detail::named_shapes()) {
        if (name == word) return *points;
        names.emplace_back(name);
    }
    throw cost_error("no shape is called '" + std::string(word) + "'" + did_you_mean(word, names) + "; there are " +
                     listed(names));
}

SEGUE_INLINE std::string_view shape_name(const curve& c) {
    for (const auto& [name, points] : detail::named_shapes())
        if (*points == c) return name;
    return {};
}

SEGUE_INLINE std::string label(const arc& t) {
    return "arc(" + (t.family.empty() ? std::string(name(t.of)) : t.family) + ")";
}

SEGUE_INLINE void lower(const arc& t, double weight, lowering& out) {
    detail::check(t);
    if (weight == 0) return;
    std::vector<double> values = t.family.empty()
                                     ? detail::scaled_values(out.crate(), t.of)
                                     : detail::family_shares(out.crate(), detail::family_named("arc", t.family));
    const std::string noun = detail::noun_of(t.family.empty() ? t.of : attribute::genre);
    if (detail::lacks(label(t), detail::known_in(values), noun, 1, out)) return;
    const auto axis = t.axis == "minutes" ? priced_arc::axis::minutes : priced_arc::axis::slots;
    out.arc({label(t), weight, std::move(values), t.shape, axis});
}

}  // namespace segue
