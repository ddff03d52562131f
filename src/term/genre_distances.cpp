#include <segue/detail/config.hpp>
#include <segue/detail/genre_distances.hpp>

#include <algorithm>
#include <limits>

namespace segue::detail {

/// The law of genre_distance.
static inline double distance_of(double shared, double affinity) noexcept {
    return (1 - std::clamp(shared, 0.0, 1.0)) * (1 - affinity);
}

SEGUE_INLINE genre_distances::genre_distances(std::span<const genre_profile> profiles, const taxonomy& t)
    : family_count_(static_cast<std::size_t>(t.families())), node_count_(static_cast<std::size_t>(t.size())) {
    std::vector<double> table(family_count_ * family_count_);
    for (std::size_t f = 0; f < family_count_; ++f)
        for (std::size_t g = 0; g < family_count_; ++g)
            table[f * family_count_ + g] = t.affinity(static_cast<int>(f), static_cast<int>(g));
    near_.assign(profiles.size() * family_count_, 0.0);
    for (std::size_t p = 0; p < profiles.size(); ++p) {
        for (const genre_weight& g : profiles[p].vector)
            nodes_.index.push_back(g.node), nodes_.weight.push_back(g.weight);
        double* near = near_.data() + p * family_count_;
        for (std::size_t f = 0; f < profiles[p].families.size(); ++f) {
            const double share = profiles[p].families[f];
            if (share == 0) continue;
            families_.index.push_back(static_cast<int>(f)), families_.weight.push_back(share);
            for (std::size_t g = 0; g < family_count_; ++g) near[g] += share * table[f * family_count_ + g];
        }
        nodes_.begin.push_back(static_cast<int>(nodes_.index.size()));
        families_.begin.push_back(static_cast<int>(families_.index.size()));
    }
}

/// Of the two, the one with the higher number is summed over: the same bits either way round.
SEGUE_INLINE double genre_distances::affinity(int p, int q) const noexcept {
    const auto low = static_cast<std::size_t>(std::min(p, q)), high = static_cast<std::size_t>(std::max(p, q));
    const double* near = near_.data() + low * family_count_;
    double sum = 0;
    for (auto k = static_cast<std::size_t>(families_.begin[high]);
         k < static_cast<std::size_t>(families_.begin[high + 1]); ++k)
        sum += families_.weight[k] * near[families_.index[k]];
    return sum;
}

SEGUE_INLINE double genre_distances::between(int p, int q) const noexcept {
    auto i = static_cast<std::size_t>(nodes_.begin[static_cast<std::size_t>(p)]),
         j = static_cast<std::size_t>(nodes_.begin[static_cast<std::size_t>(q)]);
    const auto i_end = static_cast<std::size_t>(nodes_.begin[static_cast<std::size_t>(p) + 1]),
               j_end = static_cast<std::size_t>(nodes_.begin[static_cast<std::size_t>(q) + 1]);
    double shared = 0;
    while (i < i_end && j < j_end) {
        if (nodes_.index[i] < nodes_.index[j])
            ++i;
        else if (nodes_.index[i] > nodes_.index[j])
            ++j;
        else
            shared += nodes_.weight[i++] * nodes_.weight[j++];
    }
    return distance_of(shared, affinity(p, q));
}

SEGUE_INLINE void genre_distances::from(int p, std::span<const int> others, double* out) const {
    constexpr std::size_t few = 8;  // below this the dense copy costs more than it saves
    std::vector<double> dense;
    if (others.size() >= few) {
        dense.assign(node_count_, 0.0);
        for (auto k = static_cast<std::size_t>(nodes_.begin[static_cast<std::size_t>(p)]);
             k < static_cast<std::size_t>(nodes_.begin[static_cast<std::size_t>(p) + 1]); ++k)
            dense[static_cast<std::size_t>(nodes_.index[k])] = nodes_.weight[k];
    }
    for (std::size_t b = 0; b < others.size(); ++b) {
        if (others[b] < 0) {
            out[b] = std::numeric_limits<double>::quiet_NaN();
        } else if (dense.empty()) {
            out[b] = between(p, others[b]);
        } else {
            const auto q = static_cast<std::size_t>(others[b]);
            double shared = 0;
            for (auto k = static_cast<std::size_t>(nodes_.begin[q]); k < static_cast<std::size_t>(nodes_.begin[q + 1]);
                 ++k)
                shared += nodes_.weight[k] * dense[static_cast<std::size_t>(nodes_.index[k])];
            out[b] = distance_of(shared, affinity(p, others[b]));
        }
    }
}

}  // namespace segue::detail
