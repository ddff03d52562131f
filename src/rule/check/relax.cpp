#include "relax.hpp"

#include <segue/detail/config.hpp>

#include <cmath>

namespace segue::detail {

/// The number of a rule that can be loosened: how to read and write it, and the loosest value that still says
/// something.
struct looseable {
    double value;
    double loosest;
    std::function<rule(double)> with;
};

template <class Rule>
static inline looseable spacing_of(const Rule& r) {
    if (r.minutes > 0)
        return {r.minutes, 0, [r](double v) {
                    Rule c = r;
                    c.minutes = v;
                    return rule(c);
                }};
    return {static_cast<double>(r.tracks), 0, [r](double v) {
                Rule c = r;
                c.tracks = static_cast<int>(v);
                return rule(c);
            }};
}

static inline std::optional<looseable> looseable_part(const rule& any, double total_minutes, int n) {
    if (const auto* r = std::get_if<apart>(&any)) return spacing_of(*r);
    if (const auto* r = std::get_if<no_repeat>(&any)) return spacing_of(*r);
    if (const auto* r = std::get_if<at_most>(&any)) {
        if (r->minutes > 0)
            return looseable{r->minutes, total_minutes, [c = *r](double v) mutable {
                                 c.minutes = v;
                                 return rule(c);
                             }};
        return looseable{static_cast<double>(r->in_a_row), static_cast<double>(n), [c = *r](double v) mutable {
                             c.in_a_row = static_cast<int>(v);
                             return rule(c);
                         }};
    }
    if (const auto* r = std::get_if<rest>(&any))
        return looseable{r->minutes, total_minutes, [c = *r](double v) mutable {
                             c.minutes = v;
                             return rule(c);
                         }};
    if (const auto* r = std::get_if<ratio>(&any))
        return looseable{static_cast<double>(r->among), static_cast<double>(n), [c = *r](double v) mutable {
                             c.among = static_cast<int>(v);
                             return rule(c);
                         }};
    if (const auto* r = std::get_if<keep_first>(&any))
        return looseable{static_cast<double>(r->k), 0, [c = *r](double v) mutable {
                             c.k = static_cast<int>(v);
                             return rule(c);
                         }};
    return std::nullopt;
}

/// The value nearest to the rule's own, in whole steps towards the loosest, that frees the others; by bisection.
static inline std::optional<double> nearest_that_frees(const looseable& part,
                                                       const std::function<bool(const rule&)>& frees) {
    const double direction = part.loosest > part.value ? 1 : -1;
    const auto value = [&](int step) {
        const double whole = direction > 0 ? std::floor(part.value) : std::ceil(part.value);
        return whole + direction * step;
    };
    int low = 0, high = static_cast<int>(std::floor(std::abs(value(0) - part.loosest)));
    if (direction < 0 && part.loosest <= 0) --high;  // 0 says nothing: that is leaving the rule out
    if (high < 1 || !frees(part.with(value(high)))) return std::nullopt;
    while (high - low > 1) {
        const int middle = low + (high - low) / 2;
        (frees(part.with(value(middle))) ? high : low) = middle;
    }
    return value(high);
}

SEGUE_INLINE std::optional<loosened> loosen(const rule& r, double total_minutes, int n,
                                            const std::function<bool(const rule&)>& frees) {
    const auto part = looseable_part(r, total_minutes, n);
    if (!part) return std::nullopt;
    const auto found = nearest_that_frees(*part, frees);
    if (!found) return std::nullopt;
    return loosened{part->with(*found), std::abs(*found - part->value) / part->value};
}

}  // namespace segue::detail
