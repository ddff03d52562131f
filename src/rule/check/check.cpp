#include "relax.hpp"

#include <segue/check.hpp>
#include <segue/detail/collision.hpp>
#include <segue/detail/config.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace segue {
namespace detail {

static inline stated_rule stated(const rule& r, const crate& tracks) {
    return {std::visit([&](const auto& one) { return lower(one, tracks); }, r), to_string(r),
            std::holds_alternative<forbid>(r) || std::holds_alternative<segue::require>(r)};
}

static inline std::vector<stated_rule> picked(const std::vector<stated_rule>& all,
                                              const std::vector<std::size_t>& which) {
    std::vector<stated_rule> out;
    for (const std::size_t r : which) out.push_back(all[r]);
    return out;
}

/// Leaves out rule after rule, as long as the others still cannot hold. `sure` is false where that was not decided.
static inline std::vector<std::size_t> minimal(const std::vector<stated_rule>& all, std::vector<std::size_t> which,
                                               const crate& tracks, std::optional<collision>& reason, bool& sure,
                                               const std::function<bool()>& expired) {
    for (std::size_t i = which.size(); i-- > 0;) {
        std::vector<std::size_t> fewer = which;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        const verdict v = judge(picked(all, fewer), tracks, expired);
        sure = sure && v.they != verdict::can::unknown;
        if (v.they != verdict::can::not_hold) continue;
        which = std::move(fewer);
        if (v.reason) reason = v.reason;
    }
    return which;
}

/// Changes of one of the rules `which` after which the rules `scope` hold, the smallest first.
static inline std::vector<relaxation> relaxations_in(const std::vector<rule>& rules,
                                                     const std::vector<stated_rule>& all,
                                                     const std::vector<std::size_t>& which,
                                                     const std::vector<std::size_t>& scope, const crate& tracks,
                                                     const std::function<bool()>& expired) {
    const double total = tracks.mean_minutes() * tracks.size();
    std::vector<std::pair<double, relaxation>> found;
    for (const std::size_t r : which) {
        const auto holds_with = [&](const rule* changed) {
            std::vector<stated_rule> now;
            for (const std::size_t s : scope)
                if (s != r)
                    now.push_back(all[s]);
                else if (changed)
                    now.push_back(stated(*changed, tracks));
            return judge(now, tracks, expired).they == verdict::can::hold;
        };
        const std::string text = "'" + all[r].text + "'";
        if (auto less = loosen(rules[r], total, tracks.size(), [&](const rule& x) { return holds_with(&x); }))
            found.emplace_back(less->by,
                               relaxation{rules[r], less->to, text + " -> '" + to_string(less->to) + "' frees it"});
        else if (holds_with(nullptr))
            found.emplace_back(HUGE_VAL, relaxation{rules[r], {}, "leaving out " + text + " frees it"});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<relaxation> out;
    for (auto& [by, r] : found) out.push_back(std::move(r));
    return out;
}

}  // namespace detail

SEGUE_INLINE rule_report check(const crate& tracks, const std::vector<rule>& given, std::stop_token cancelled) {
    const std::function<bool()> expired = [&] { return cancelled.stop_requested(); };
    std::vector<rule> rules;
    for (const rule& r : given)
        if (std::find(rules.begin(), rules.end(), r) == rules.end()) rules.push_back(r);
    std::vector<detail::stated_rule> all;
    for (const rule& r : rules) all.push_back(detail::stated(r, tracks));

    rule_report out;
    detail::verdict v = detail::judge(all, tracks, expired);
    if (v.they == detail::verdict::can::hold) {
        out.witness = std::move(v.witness);
        return out;
    }
    if (v.they == detail::verdict::can::unknown) {
        out.proven = false;
        out.sentences.push_back("no order that keeps all rules was found, which proves nothing");
        return out;
    }
    std::vector<std::size_t> everything(rules.size());
    std::iota(everything.begin(), everything.end(), std::size_t{0});
    std::vector<std::size_t> which = v.reason ? v.reason->rules : everything;
    bool sure = true;
    std::optional<detail::collision> reason = v.reason;
    which = detail::minimal(all, which, tracks, reason, sure, expired);
    std::string names;
    for (const std::size_t r : which) {
        out.conflicts.push_back(rules[r]);
        names += (names.empty() ? "'" : ", '") + to_string(rules[r]) + "'";
    }
    out.sentences.push_back((which.size() == 1 ? "this rule cannot hold: " : "these rules cannot all hold: ") + names);
    if (reason)
        out.sentences.push_back(reason->why);
    else
        out.sentences.push_back("every order of the " + std::to_string(tracks.size()) + " tracks breaks one of them");
    if (!sure) out.sentences.push_back("not proven: that none of them is to spare");
    out.relaxations = detail::relaxations_in(rules, all, which, everything, tracks, expired);
    if (out.relaxations.empty()) out.relaxations = detail::relaxations_in(rules, all, which, which, tracks, expired);
    return out;
}

SEGUE_INLINE std::string to_string(const rule_report& r) {
    if (r.ok() && r.proven) return "the rules can all hold";
    std::string out;
    for (const std::string& s : r.sentences) out += (out.empty() ? "" : "\n") + s;
    for (const relaxation& x : r.relaxations) out += "\n" + x.sentence;
    return out;
}

}  // namespace segue
