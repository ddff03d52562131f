#include <segue/detail/config.hpp>
#include <segue/detail/label_program.hpp>

#include <algorithm>

namespace segue::detail {

/// v[j1] + keep[j1] * (v[j2] + ...) in the order of greatest rank first.
static inline double greatest_sum(const double* value, const double* keep, const double* patience, std::size_t m) {
    double rank[32];
    std::uint8_t ranked[32];
    for (std::size_t r = 0; r < m; ++r) {
        const double mine = value[r] * patience[r];
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
    double above = 0;
    for (std::size_t i = 0; i < fadings_ * m; ++i) {
        excess_[i] = more[i] - less[i];
        above += excess_[i] > 0 ? excess_[i] : 0;
    }
    if (above <= slack) return true;
    double some = 0;
    for (std::size_t g = 0; g < fadings_; ++g) {
        const double* keep = keep_.data() + g * m;
        const double* excess = excess_.data() + g * m;
        double up = 0, down = 0, kept = 1;
        for (std::size_t r = 0; r < m; ++r) {
            const bool more_here = excess[r] > 0;
            const double onto_up = excess[r] + keep[r] * up, onto_down = excess[r] + keep[r] * down;
            up = more_here ? onto_up : up;
            kept = more_here ? kept * keep[r] : kept;
            down = more_here ? down : onto_down;
        }
        some += up + kept * down;
    }
    if (some > slack) return false;
    double greatest = 0;
    for (std::size_t g = 0; g < fadings_; ++g)
        greatest += greatest_sum(excess_.data() + g * m, keep_.data() + g * m, patience_.data() + g * m, m);
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
    for (std::size_t label = first; label < to.cost.size(); ++label)
        if (to.way[label].last == c.last && never_exceeds(to.pull.row(label), pull_.data(), c.cost - to.cost[label]) &&
            eases(to, label, c, from))
            return true;
    return false;
}

}  // namespace segue::detail
