#include <segue/detail/config.hpp>
#include <segue/detail/ear.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace segue::detail {

/// In how many tracks each node of the taxonomy is heard.
struct node_counts {
    std::vector<int> tracks;
    bool unknown = false;  ///< a track without genres stands for the mean, in which every node is heard

    explicit node_counts(int nodes) : tracks(static_cast<std::size_t>(nodes), 0) {}

    void add(const crate& heard) {
        for (int row = 0; row < heard.size(); ++row) {
            const int p = heard.profile(row);
            if (p < 0)
                unknown = true;
            else
                for (const genre_weight& g : heard.profiles()[static_cast<std::size_t>(p)].vector)
                    ++tracks[static_cast<std::size_t>(g.node)];
        }
    }
};

/// Where each node is counted: itself, a node it is folded into, or -1 where it can meet nothing.
struct node_targets {
    std::vector<int> target;
    int kept = 0, folded = 0;
};

/// A node in a single track meets nothing, so that leaving it out changes no price. Of the others the rarest are
/// counted as their parent until `most` are left; an ancestor is in at least as many tracks, so it is still there.
static inline node_targets targets_of(const node_counts& counts, const taxonomy& t, int most) {
    node_targets out;
    out.target.assign(counts.tracks.size(), -1);
    std::vector<int> kept;
    for (int node = 0; node < t.size(); ++node) {
        const int times = counts.tracks[static_cast<std::size_t>(node)];
        if (times == 0 || (times == 1 && !counts.unknown)) continue;
        out.target[static_cast<std::size_t>(node)] = node;
        kept.push_back(node);
    }
    const auto commoner = [&](int a, int b) {
        const int in_a = counts.tracks[static_cast<std::size_t>(a)], in_b = counts.tracks[static_cast<std::size_t>(b)];
        return in_a != in_b ? in_a > in_b : a < b;  // parents have lower numbers than children
    };
    std::sort(kept.begin(), kept.end(), commoner);
    while (static_cast<int>(kept.size()) > most && !t.parents(kept.back()).empty()) {
        const int rarest = kept.back(), parent = t.parents(rarest).front();
        std::replace(out.target.begin(), out.target.end(), rarest, parent);
        kept.pop_back();
        ++out.folded;
    }
    out.kept = static_cast<int>(kept.size());
    return out;
}

/// Numbers the kept nodes 0..kept-1 in their own order.
static inline std::vector<int> columns_of_nodes(const node_targets& nodes) {
    std::vector<int> number(nodes.target.size(), -1), column(nodes.target.size(), -1);
    int next = 0;
    for (std::size_t node = 0; node < number.size(); ++node)
        if (nodes.target[node] == static_cast<int>(node)) number[node] = next++;
    for (std::size_t node = 0; node < number.size(); ++node)
        if (nodes.target[node] >= 0) column[node] = number[static_cast<std::size_t>(nodes.target[node])];
    return column;
}

SEGUE_INLINE ear ear_for_genres(const crate& tracks, const crate& history) {
    constexpr int most = 64;
    const taxonomy& t = tracks.genres();
    node_counts counts(t.size());
    counts.add(tracks);
    counts.add(history);
    const node_targets nodes = targets_of(counts, t, most);
    ear out;
    out.dims = nodes.kept;
    out.hear = [column = columns_of_nodes(nodes)](const crate& heard, int row, double* x) {
        const int p = heard.profile(row);
        if (p < 0) return false;
        for (const genre_weight& g : heard.profiles()[static_cast<std::size_t>(p)].vector) {
            const int c = column[static_cast<std::size_t>(g.node)];
            // Folded nodes add as squares: <x,x> stays 1.
            if (c >= 0) x[c] = x[c] == 0 ? g.weight : std::sqrt(x[c] * x[c] + g.weight * g.weight);
        }
        return true;
    };
    if (nodes.folded > 0)
        out.note = "the " + std::to_string(nodes.folded) + " rarest of " + std::to_string(nodes.kept + nodes.folded) +
                   " genres are counted as the genre above them";
    return out;
}

}  // namespace segue::detail
