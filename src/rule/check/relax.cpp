#include "relax.hpp"

#include <segue/detail/config.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace segue::detail {

/// A number of a rule that can be loosened: how to read and write it, and the loosest value that still says something.
/// Not `steady`: what a value allows, a looser one may forbid.
struct looseable {
    double value;
    double loosest;
    std::function<rule(double)> with;
    bool steady = true;
};

/// The rule with another value in one of its numbers.
template <class Rule, class Number>
static inline std::function<rule(double)> with_number(const Rule& r, Number Rule::*number) {
    return [r, number](double v) {
        Rule changed = r;
        changed.*number = static_cast<Number>(v);
        return rule(changed);
    };
}

template <class Rule>
static inline looseable spacing_of(const Rule& r) {
    if (r.minutes > 0) return {r.minutes, 0, with_number(r, &Rule::minutes)};
    return {static_cast<double>(r.tracks), 0, with_number(r, &Rule::tracks)};
}

/// Each number that can be loosened for itself.
static inline std::vector<looseable> looseable_parts(const rule& any, double total_minutes, int n) {
    if (const auto* r = std::get_if<apart>(&any)) return {spacing_of(*r)};
    if (const auto* r = std::get_if<no_repeat>(&any)) return {spacing_of(*r)};
    if (const auto* r = std::get_if<at_most>(&any)) {
        if (r->minutes > 0) return {{r->minutes, total_minutes, with_number(*r, &at_most::minutes)}};
        return {{static_cast<double>(r->in_a_row), static_cast<double>(n), with_number(*r, &at_most::in_a_row)}};
    }
    if (const auto* r = std::get_if<at_most_within>(&any)) {
        looseable span = spacing_of(*r);
        if (!(r->minutes > 0)) span.loosest = r->count + 1;
        const int most = r->minutes > 0 ? n : r->tracks - 1;
        return {span,
                {static_cast<double>(r->count), static_cast<double>(most), with_number(*r, &at_most_within::count)}};
    }
    if (const auto* r = std::get_if<rest>(&any)) return {{r->minutes, total_minutes, with_number(*r, &rest::minutes)}};
    if (const auto* r = std::get_if<ratio>(&any))
        return {{static_cast<double>(r->among), static_cast<double>(n), with_number(*r, &ratio::among)}};
    if (const auto* r = std::get_if<keep_first>(&any))
        return {{static_cast<double>(r->k), 0, with_number(*r, &keep_first::k)}};
    if (const auto* r = std::get_if<every>(&any); r && r->k != every::evenly)
        return {{static_cast<double>(r->k), n - 1.0, with_number(*r, &every::k), false}};
    return {};
}

/// The value nearest to the rule's own, in whole steps towards the loosest, that frees the others: by bisection, or one
/// after the other.
static inline std::optional<double> nearest_that_frees(const looseable& part,
                                                       const std::function<bool(const rule&)>& frees) {
    const double direction = part.loosest > part.value ? 1 : -1;
    const auto value = [&](int step) {
        const double whole = direction > 0 ? std::floor(part.value) : std::ceil(part.value);
        return whole + direction * step;
    };
    int low = 0, high = static_cast<int>(std::floor(std::abs(value(0) - part.loosest)));
    if (direction < 0 && part.loosest <= 0) --high;  // 0 says nothing: that is leaving the rule out
    if (!part.steady) {
        constexpr int most = 16;
        for (int step = 1; step <= std::min(high, most); ++step)
            if (frees(part.with(value(step)))) return value(step);
        return std::nullopt;
    }
    if (high < 1 || !frees(part.with(value(high)))) return std::nullopt;
    while (high - low > 1) {
        const int middle = low + (high - low) / 2;
        (frees(part.with(value(middle))) ? high : low) = middle;
    }
    return value(high);
}

SEGUE_INLINE std::optional<loosened> loosen(const rule& r, double total_minutes, int n,
                                            const std::function<bool(const rule&)>& frees) {
    std::optional<loosened> least;
    for (const looseable& part : looseable_parts(r, total_minutes, n)) {
        const auto found = nearest_that_frees(part, frees);
        if (!found) continue;
        const double by = std::abs(*found - part.value) / part.value;
        if (!least || by < least->by) least = loosened{part.with(*found), by};
    }
    return least;
}

}  // namespace segue::detail
