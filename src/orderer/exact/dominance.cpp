#include <segue/detail/config.hpp>
#include <segue/detail/label_program.hpp>

#include <algorithm>

namespace segue::detail {

/// v[j1] + keep[j1] * (v[j2] + ...) in the order of greatest rank first.
static inline double greatest_sum(const double* value, const double* keep, std::size_t m) {
    double rank[32];
    std::uint8_t ranked[32];
    for (std::size_t r = 0; r < m; ++r) {
        const double mine = discount_rank(value[r], keep[r]);
        std::size_t at = r;
        for (; at > 0 && rank[at - 1] > mine; --at) rank[at] = rank[at - 1], ranked[at] = ranked[at - 1];
        rank[at] = mine;
        ranked[at] = static_cast<std::uint8_t>(r);
    }
    double sum = 0;
    for (std::size_t q = 0; q < m; ++q) sum = value[ranked[q]] + keep[ranked[q]] * sum;
    return sum;
}

/// Whether `more` exceeds `less` by at most `slack` in all orders of the tracks to come. The greatest excess has a
/// closed form, each fading on its own; the sum of what is positive is above it, and any two orders are below it.
SEGUE_INLINE bool label_program::never_exceeds(const double* more, const double* less, double slack) {
    const std::size_t m = rows_.size();
    double above = 0, forward = 0, backward = 0;
    for (std::size_t g = 0; g < fadings_; ++g) {
        const double* keep = keep_.data() + g * m;
        double* excess = excess_.data() + g * m;
        double there = 0, back = 0;
        for (std::size_t r = 0; r < m; ++r) {
            excess[r] = more[g * m + r] - less[g * m + r];
            above += std::max(excess[r], 0.0);
            there = excess[r] + keep[r] * there;
        }
        for (std::size_t r = m; r-- > 0;) back = excess[r] + keep[r] * back;
        forward += there, backward += back;
    }
    if (above <= slack) return true;
    if (std::max(forward, backward) > slack) return false;
    double greatest = 0;
    for (std::size_t g = 0; g < fadings_; ++g)
        greatest += greatest_sum(excess_.data() + g * m, keep_.data() + g * m, m);
    return greatest <= slack;
}

SEGUE_INLINE bool label_program::eases(const layer& to, std::size_t label, const candidate& c, const layer& from) {
    if (rules_.empty()) return true;
    const auto prefix = [](const layer& l, std::size_t i, std::vector<int>& out) {
        const auto first = l.prefix.begin() + static_cast<std::ptrdiff_t>(i * static_cast<std::size_t>(l.size));
        out.assign(first, first + l.size);
    };
    prefix(to, label, prefix_a_);
    prefix(from, c.parent, prefix_b_);
    prefix_b_.push_back(c.last);
    return std::all_of(rules_.begin(), rules_.end(),
                       [&](const auto& rule) { return rule->eases(prefix_a_, prefix_b_); });
}

SEGUE_INLINE bool label_program::dominated(const candidate& c, const layer& from, const layer& to, std::size_t first) {
    for (std::size_t label = first; label < to.cost.size(); ++label) {
        const double slack = c.cost - to.cost[label];
        if (never_exceeds(fadings_ > 0 ? to.pull.row(label) : nullptr, pull_.data(), slack) &&
            eases(to, label, c, from))
            return true;
    }
    return false;
}

}  // namespace segue::detail
