#include <segue/check.hpp>
#include <segue/detail/config.hpp>
#include <segue/order.hpp>

#include <algorithm>
#include <chrono>
#include <unordered_map>

namespace segue {
namespace detail {

/// Number of the first artist of each row; tracks without one stand alone.
static inline std::vector<int> artist_groups(const crate& tracks) {
    std::vector<int> out(static_cast<std::size_t>(tracks.size()));
    std::unordered_map<std::string, int> seen;
    const auto& artists = tracks.columns().artists;
    int next = 0;
    for (std::size_t r = 0; r < out.size(); ++r) {
        if (artists.empty() || artists[r].empty())
            out[r] = next++;
        else if (const auto [at, fresh] = seen.try_emplace(artists[r].front(), next); fresh)
            out[r] = next++;
        else
            out[r] = at->second;
    }
    return out;
}

/// "sort:energy" sorts by energy; "sort" by tempo, as spreadsheets are.
static inline attribute sort_attribute(std::string_view method) {
    const auto colon = method.find(':');
    if (colon == std::string_view::npos) return attribute::bpm;
    const std::string_view word = method.substr(colon + 1);
    if (const auto a = attribute_named(word); a && is_scalar(*a)) return *a;
    std::vector<std::string> names;
    for (const attribute a : attributes())
        if (is_scalar(a)) names.emplace_back(name(a));
    throw data_error("cannot sort by '" + std::string(word) + "'" + did_you_mean(word, names));
}

/// keep_first without tracks means those of the order that the search starts from.
static inline std::vector<rule> kept_from_start(std::vector<rule> rules, const crate& tracks,
                                                const std::vector<int>& start) {
    for (rule& r : rules)
        if (auto* kept = std::get_if<keep_first>(&r); kept && kept->tracks.empty() && !start.empty())
            for (int i = 0; i < std::min(kept->k, static_cast<int>(start.size())); ++i)
                kept->tracks.push_back(
                    tracks.columns().id[static_cast<std::size_t>(start[static_cast<std::size_t>(i)])]);
    return rules;
}

static inline void refuse_broken_rules(const problem& p, const found& f, const crate& tracks,
                                       const std::vector<rule>& rules, std::stop_token cancelled) {
    const auto broken = p.violations(f.order);
    if (broken.empty()) return;
    std::string text = "the rules cannot all be kept in the order found; " + std::to_string(broken.size()) + " broken:";
    for (std::size_t i = 0; i < std::min<std::size_t>(broken.size(), 5); ++i) text += "\n  " + broken[i].sentence;
    if (broken.size() > 5) text += "\n  and " + std::to_string(broken.size() - 5) + " more";
    const rule_report report = check(tracks, rules, std::move(cancelled));
    if (!report.ok()) text += "\n" + to_string(report);
    throw rule_error(text);
}

}  // namespace detail

SEGUE_INLINE playlist order(const crate& tracks, const cost& c, const order_options& options) {
    const auto begin = std::chrono::steady_clock::now();
    const bool sorts = options.method.starts_with("sort");
    const orderer& method = orderer_named(sorts ? "sort" : std::string_view(options.method));
    search_options search{
        options.seed, options.threads, options.stop, options.cancelled, options.report, options.start, options.near, {},
        {},           options.memory};
    search.groups = detail::artist_groups(tracks);
    if (sorts) {
        const auto values = tracks.scalar(detail::sort_attribute(options.method));
        search.sort_by.assign(values.begin(), values.end());
    }
    if (!search.start.empty()) check_permutation(search.start, tracks.size());
    const std::vector<rule> rules = detail::kept_from_start(options.rules, tracks, search.start);
    problem p = lower(c, tracks, lower(rules, tracks), options.history);
    found f = method.run(p, search);
    if (options.strict) detail::refuse_broken_rules(p, f, tracks, rules, options.cancelled);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return make_playlist(tracks, std::move(p), std::move(f), options.seed, seconds);
}

SEGUE_INLINE playlist order(const crate& tracks, const order_options& options) {
    return order(tracks, preset_named("default"), options);
}

SEGUE_INLINE playlist order(const crate& tracks, const preset& p, const order_options& options) {
    order_options all = options;
    all.rules.insert(all.rules.begin(), p.rules.begin(), p.rules.end());
    return order(tracks, p.cost, all);
}

SEGUE_INLINE found order(const problem& p, std::string_view method, const search_options& options) {
    if (!options.start.empty()) check_permutation(options.start, p.size());
    return orderer_named(method).run(p, options);
}

}  // namespace segue
