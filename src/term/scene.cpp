#include <segue/detail/columns.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/knob_check.hpp>
#include <segue/error.hpp>
#include <segue/math.hpp>
#include <segue/term/scene.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace segue {
namespace detail {

/// A plan and the music may differ by this share before scenes are stretched.
inline constexpr double scene_tolerance = 0.1;

/// The plan of scenes whose times are shares of the music.
inline constexpr double of_shares = 1;

static inline double stretched_by(const scene& t, double music) {
    const bool fits = t.plan != of_shares && std::abs(music / t.plan - 1) <= scene_tolerance;
    return t.plan > 0 && !fits ? music / t.plan : 1;
}

static inline void check(const scene& t) {
    require(t.begin >= 0 && std::isfinite(t.begin), label(t), "begin", t.begin, "0 minutes or more");
    require(t.end > t.begin && std::isfinite(t.end), label(t), "end", t.end, "after its begin and finite");
    require(t.plan >= 0 && std::isfinite(t.plan), label(t), "plan", t.plan, "0 minutes or more");
    require(t.soft >= 0 && std::isfinite(t.soft), label(t), "soft", t.soft, "0 minutes or more");
    if (t.cadence)
        require(*t.cadence >= 30 && *t.cadence <= 400, label(t), "cadence", *t.cadence, "30..400 steps a minute");
}

/// Distances of all tracks from one target, NaN where unknown.
static inline std::vector<double> distances(const crate& tracks, attribute of, double target, const scene& t) {
    const scalar_range range = range_of(of);
    require(target >= range.lowest && target <= range.highest, label(t), name(of), target,
            "in " + shortest_text(range.lowest) + ".." + shortest_text(range.highest));
    std::vector<double> out = values_of(tracks, of);
    const double full = (range.arc_high - range.arc_low) / 2;
    for (double& v : out)
        if (!std::isnan(v)) v = std::min(1.0, (v - target) * (v - target) / (full * full));
    return out;
}

/// A quarter of an octave off costs 1; half and double time serve alike.
static inline std::vector<double> cadence_distances(const crate& tracks, double cadence) {
    std::vector<double> out = values_of(tracks, attribute::bpm);
    for (double& v : out) {
        if (std::isnan(v)) continue;
        const double octaves = log2(v) - log2(cadence), off = 4 * (octaves - std::round(octaves));
        v = std::min(1.0, off * off);
    }
    return out;
}

static inline std::vector<double> genre_distances_from(const crate& tracks, const scene& t) {
    const taxonomy& all = taxonomy::standard();
    const int family = all.find_family(t.genre), node = family < 0 ? all.find(t.genre) : -1;
    if (family < 0 && node < 0) {
        std::vector<std::string> names;
        for (int g = 0; g < all.size(); ++g) names.push_back(all.name(g));
        throw cost_error(label(t) + ": no genre is called '" + t.genre + "'" + did_you_mean(t.genre, names));
    }
    const genre_profile target = node < 0 ? genre_profile{} : profile_of({tag{t.genre, 1}});
    std::vector<double> out(static_cast<std::size_t>(tracks.size()), std::nan(""));
    for (std::size_t row = 0; row < out.size(); ++row) {
        const int p = tracks.profile(static_cast<int>(row));
        if (p < 0) continue;
        const genre_profile& heard = tracks.profiles()[static_cast<std::size_t>(p)];
        out[row] = family >= 0 ? 1 - heard.families[static_cast<std::size_t>(family)] : genre_distance(heard, target);
        out[row] = std::clamp(out[row], 0.0, 1.0);
    }
    return out;
}

/// What each track pays for sounding in the scene throughout: the mean over its targets. Empty where none can be told.
static inline std::vector<double> scene_prices(const scene& t, lowering& out) {
    std::vector<std::vector<double>> targets;
    const auto add = [&](std::vector<double> d, const std::string& noun) {
        double sum = 0, known = 0;
        for (const double v : d)
            if (!std::isnan(v)) sum += v, ++known;
        if (known == 0) return out.off(label(t) + " goes without " + noun + ": no track has it");
        for (double& v : d)
            if (std::isnan(v)) v = sum / known;
        targets.push_back(std::move(d));
    };
    if (!t.genre.empty()) add(genre_distances_from(out.crate(), t), noun_of(attribute::genre));
    if (t.cadence) add(cadence_distances(out.crate(), *t.cadence), noun_of(attribute::bpm));
    knobs(t, [&](const char* knob, const auto& value) {
        if constexpr (std::same_as<std::remove_cvref_t<decltype(value)>, std::optional<double>>)
            if (const auto of = attribute_named(knob); of && value)
                add(distances(out.crate(), *of, *value, t), noun_of(*of));
    });
    if (targets.empty()) return {};
    std::vector<double> mean(targets.front().size(), 0.0);
    for (const auto& d : targets)
        for (std::size_t row = 0; row < mean.size(); ++row) mean[row] += d[row] / static_cast<double>(targets.size());
    return mean;
}

/// How much the scene counts over time: 0 outside, 1 inside, and between them four steps where a border is soft.
struct scene_weights {
    std::vector<std::int64_t> ends;
    std::vector<double> weight{0};  ///< of each stretch; the last has no end

    void change(double minutes_in, double to) {
        const auto ms = static_cast<std::int64_t>(std::llround(minutes_in * 60'000));
        if (ms <= (ends.empty() ? 0 : ends.back()))
            weight.back() = to;
        else
            ends.push_back(ms), weight.push_back(to);
    }
    void border(double at, double soft, bool opens) {
        constexpr int steps = 4;
        if (soft <= 0 || at <= 0) return change(at, opens ? 1 : 0);
        for (int s = 0; s <= steps; ++s) {
            const double share = s == steps ? 1 : (s + 0.5) / steps;
            change(at + soft * (static_cast<double>(s) / steps - 0.5), opens ? share : 1 - share);
        }
    }
};

}  // namespace detail

SEGUE_INLINE std::string label(const scene& t) { return t.title.empty() ? "scene" : "scene(" + t.title + ")"; }

SEGUE_INLINE scene lasting(scene t, double music) {
    const double scale = detail::stretched_by(t, music);
    t.begin *= scale, t.end *= scale, t.soft *= scale, t.plan = 0;
    return t;
}

SEGUE_INLINE void lower(const scene& t, double weight, lowering& out) {
    detail::check(t);
    if (weight == 0 || out.crate().empty()) return;
    const auto durations = out.crate().durations();
    const double music =
        static_cast<double>(std::accumulate(durations.begin(), durations.end(), std::int64_t{0})) / 60'000;
    const double scale = detail::stretched_by(t, music);
    if (scale != 1 && t.plan != detail::of_shares && t.begin == 0)
        out.off("the plan of scenes lasts " + detail::shortest_text(std::round(10 * t.plan) / 10) +
                " minutes and the music " + detail::shortest_text(std::round(10 * music) / 10) +
                ": every scene is stretched by " + detail::shortest_text(std::round(100 * scale) / 100));
    if (t.begin * scale >= music)
        return out.off(label(t) + " is off: it begins at minute " + detail::shortest_text(t.begin) +
                       ", after the music has ended at minute " + detail::shortest_text(std::round(10 * music) / 10));
    const std::vector<double> price = detail::scene_prices(t, out);
    if (price.empty()) return;
    const double soft = scale * std::min(t.soft, t.end - t.begin);
    detail::scene_weights weights;
    weights.border(scale * t.begin, soft, true);
    if (!(t.plan > 0 && t.end >= t.plan)) weights.border(scale * t.end, soft, false);
    std::vector<double> prices;
    for (const double p : price)
        for (const double w : weights.weight) prices.push_back(w * p);
    out.stretches({label(t), weight, std::move(weights.ends), std::move(prices)});
}

}  // namespace segue
