#include <segue/detail/config.hpp>
#include <segue/detail/scored_order.hpp>

#include <cmath>

namespace segue::detail {

SEGUE_INLINE scored_order::scored_order(const problem& p, std::span<const int> order, double tolerance)
    : problem_(p), priced_(p, order, tolerance), order_(priced_.order()), positions_(priced_.positions()) {
    score();
}

SEGUE_INLINE void scored_order::score() {
    const auto n = static_cast<double>(std::max(1, size()));
    const priced now = problem_.evaluate(order());
    const std::size_t transitions = problem_.transition_terms().size();
    violations_ = now.violations;
    double path = 0, rest = 0, labels = 0;
    for (std::size_t t = 0; t < now.terms.size(); ++t) {
        const double value = now.terms[t].second;
        (t < transitions ? path : rest) += value;
        if (t >= transitions && t - transitions < problem_.exposures().size())
            labels += problem_.exposures()[t - transitions].dense() ? 0 : value;
    }
    if (std::isinf(path)) {
        path = 0;
        for (int i = 0; i + 1 < size(); ++i) {
            const double t = problem_.transition(row(i), row(i + 1));
            std::isinf(t) ? static_cast<void>(++violations_) : static_cast<void>(path += t);
        }
    }
    cost_ = path + rest;
    share_ = slack_ = likely * std::abs(rest) / n;
    label_slack_ = likely * labels / n;
    penalty_ = 2 * std::abs(cost_) / n + 1e-3;  // more than an average track
}

SEGUE_INLINE void scored_order::stay_near(std::span<const int> home, double price) {
    home_.assign(home.size(), 0);
    for (std::size_t i = 0; i < home.size(); ++i) home_[static_cast<std::size_t>(home[i])] = static_cast<int>(i);
    home_price_ = price;
    slack_ = HUGE_VAL;  // coming home can pay for anything
    for (int i = 0; i < size(); ++i)
        if (home_[static_cast<std::size_t>(row(i))] != i) cost_ += price;
}

SEGUE_INLINE double scored_order::moved_from_home(const arrangement& a) const {
    int by = 0, at = a.lo;
    for (const block& b : a.span())
        for (int k = 0; k < b.size(); ++k, ++at) {
            const int slot = b.reversed ? b.last - k : b.first + k, home = home_[static_cast<std::size_t>(row(slot))];
            by += (at != home) - (slot != home);
        }
    return home_price_ * by;
}

SEGUE_INLINE scored_order::change scored_order::price(const arrangement& a) const {
    return price_within(a, HUGE_VAL).value_or(change{});
}

SEGUE_INLINE std::optional<scored_order::change> scored_order::price_within(const arrangement& a, double limit) const {
    const auto t = priced_.change_transitions(a);
    change out{t.cost, t.forbidden};
    // rules that hold can only be broken; those that are broken may be mended, at a gain that nothing foretells
    const bool broken = violations_ > 0;
    if (broken) out.violations += price_rules(a);
    if (weigh(out) > limit + slack_) return std::nullopt;
    out.cost += priced_.price_places(a);
    if (home_price_ > 0) out.cost += moved_from_home(a);
    if (weigh(out) > limit + slack_) return std::nullopt;
    out.cost += priced_.price_memory(a);
    if (weigh(out) > limit + label_slack_) return std::nullopt;
    out.cost += priced_.price_labels(a);
    if (!broken) {
        if (weigh(out) > limit) return std::nullopt;
        out.violations += price_rules(a);
    }
    return out;
}

SEGUE_INLINE void scored_order::apply(const arrangement& a, const change& by) {
    priced_.apply(a);
    cost_ += by.cost;
    violations_ += by.violations;
}

SEGUE_INLINE void scored_order::restore(int lo, std::span<const int> rows, double cost, int violations) {
    priced_.rewrite(lo, rows);
    cost_ = cost;
    violations_ = violations;
}

}  // namespace segue::detail
