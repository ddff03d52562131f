#include <segue/detail/config.hpp>
#include <segue/genre.hpp>
#include <segue/track.hpp>

#include <algorithm>
#include <cmath>

namespace segue {
namespace detail {

static inline double shared_weight(const genre_vector& a, const genre_vector& b) {
    double sum = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (i->node == j->node) {
            sum += i++->weight * j++->weight;
        } else if (i->node < j->node) {
            ++i;
        } else {
            ++j;
        }
    }
    return sum;
}

static inline double mean_affinity(const std::vector<double>& a, const std::vector<double>& b, const taxonomy& t) {
    double sum = 0;
    for (std::size_t f = 0; f < a.size(); ++f)
        for (std::size_t h = 0; a[f] > 0 && h < b.size(); ++h)
            if (b[h] > 0) sum += a[f] * b[h] * t.affinity(static_cast<int>(f), static_cast<int>(h));
    return sum;
}

}  // namespace detail

SEGUE_INLINE genre_profile profile_of(const std::vector<tag>& tags, const taxonomy& t,
                                      std::map<std::string, int>* unknown) {
    std::map<int, double> weights;
    std::vector<double> families(static_cast<std::size_t>(t.families()));
    double total = 0;
    for (const tag& one : tags) {
        const int node = t.find(one.name);
        if (node < 0) {
            if (unknown && !one.name.empty()) ++(*unknown)[one.name];
            continue;
        }
        for (const genre_weight& w : t.vector(node)) weights[w.node] += one.weight * w.weight;
        const std::vector<double>& shares = t.family_shares(node);
        for (std::size_t f = 0; f < families.size(); ++f) families[f] += one.weight * shares[f];
        total += one.weight;
    }
    if (weights.empty()) return {};
    genre_profile out;
    double square = 0;
    for (const auto& [node, weight] : weights) square += weight * weight;
    for (const auto& [node, weight] : weights) out.vector.push_back({node, weight / std::sqrt(square)});
    for (double& share : families) share /= total;
    out.families = std::move(families);
    return out;
}

SEGUE_INLINE double genre_distance(const genre_profile& a, const genre_profile& b, const taxonomy& t) {
    const double apart = 1 - std::clamp(detail::shared_weight(a.vector, b.vector), 0.0, 1.0);
    return apart * (1 - detail::mean_affinity(a.families, b.families, t));
}

}  // namespace segue
