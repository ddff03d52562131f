#include <segue/cost.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/knob_check.hpp>

#include <cmath>
#include <utility>

namespace segue {

SEGUE_INLINE cost& cost::operator+=(const cost& other) {
    const std::vector<weighted_term> more = other.terms_;  // `other` may be this cost
    terms_.insert(terms_.end(), more.begin(), more.end());
    return *this;
}

SEGUE_INLINE cost& cost::operator*=(double factor) {
    detail::require(factor >= 0 && std::isfinite(factor), "cost", "factor", factor, "0 or more and finite");
    for (weighted_term& t : terms_) t.weight *= factor;
    return *this;
}

SEGUE_INLINE std::string label(const term& t) {
    return std::visit([](const auto& one) { return label(one); }, t);
}

SEGUE_INLINE cost lasting(const cost& c, minutes music) {
    std::vector<weighted_term> terms = c.terms();
    for (weighted_term& t : terms)
        if (const auto* planned = std::get_if<scene>(&t.term)) t.term = lasting(*planned, music.count());
    return cost(std::move(terms));
}

SEGUE_INLINE problem lower(const cost& c, const crate& tracks, constraints rules, const crate& history) {
    lowering out(tracks, history);
    for (const auto& [weight, t] : c.terms()) {
        detail::require(weight >= 0 && std::isfinite(weight), label(t), "weight", weight, "0 or more and finite");
        std::visit([&, w = weight](const auto& one) { lower(one, w, out); }, t);
    }
    return std::move(out).finish(std::move(rules));
}

}  // namespace segue
