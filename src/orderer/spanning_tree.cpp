#include <segue/bgl.hpp>
#include <segue/detail/baseline.hpp>
#include <segue/detail/config.hpp>
#include <segue/orderer/spanning_tree.hpp>

#include <boost/graph/prim_minimum_spanning_tree.hpp>
#include <boost/property_map/function_property_map.hpp>

#include <algorithm>
#include <numeric>

namespace segue {
namespace detail {

/// Ends Prim when the time is over or the user has had enough: an algorithm of Boost is left by throwing only.
struct tree_watch : boost::default_dijkstra_visitor {
    struct over {};
    const watch* clock;
    explicit tree_watch(const watch& w) : clock(&w) {}
    template <class Graph>
    void examine_vertex(int, const Graph&) const {
        if (clock->expired()) throw over{};
    }
};

/// Parent of every row in the tree; its own where it is the root, or not reached.
static inline std::vector<int> prim_parents(const problem& p, int root, const watch& clock) {
    const track_graph g(p);
    std::vector<int> parent(static_cast<std::size_t>(p.size()));
    std::iota(parent.begin(), parent.end(), 0);
    // Boost's Prim refuses negative weights; the same amount on every edge leaves the tree as it is. Only a user's own
    // matrix can hold them.
    const auto prices = p.transition_matrix();
    const double least = prices.empty() ? 0 : std::min(0.0, *std::ranges::min_element(prices));
    const auto both_ways = boost::make_function_property_map<track_graph::edge_descriptor, double>(
        [&p, least](const auto& e) { return (p.transition(e.from, e.to) + p.transition(e.to, e.from)) / 2 - least; });
    try {
        boost::prim_minimum_spanning_tree(g, parent.data(),
                                          boost::root_vertex(root).weight_map(both_ways).visitor(tree_watch(clock)));
    } catch (const tree_watch::over&) {
    }
    return parent;
}

/// Each row before its children, the root's tree first.
static inline std::vector<int> preorder(const std::vector<int>& parent, int root) {
    const auto n = static_cast<int>(parent.size());
    std::vector<std::vector<int>> children(parent.size());
    std::vector<int> open, out;
    for (int row = n - 1; row >= 0; --row) {
        if (parent[static_cast<std::size_t>(row)] != row)
            children[static_cast<std::size_t>(parent[static_cast<std::size_t>(row)])].push_back(row);
        else if (row != root)
            open.push_back(row);
    }
    open.push_back(root);
    while (!open.empty()) {
        const int row = open.back();
        open.pop_back();
        out.push_back(row);
        const auto& next = children[static_cast<std::size_t>(row)];
        open.insert(open.end(), next.begin(), next.end());
    }
    return out;
}

/// The ring of rows as a path, opened at its dearest transition.
static inline std::vector<int> cut_at_worst(const problem& p, std::vector<int> ring) {
    std::size_t worst = 0;
    double dearest = -1;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const double price = p.transition(ring[i], ring[(i + 1) % ring.size()]);
        if (price > dearest) dearest = price, worst = i;
    }
    std::rotate(ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>((worst + 1) % ring.size()), ring.end());
    return ring;
}

}  // namespace detail

SEGUE_INLINE found spanning_tree_order(const problem& p, const search_options& options) {
    if (p.size() < 2)
        return detail::found_around_pins(p, std::vector<int>(static_cast<std::size_t>(p.size()), 0), "spanning_tree");
    random r(options.seed);
    const watch clock(options, 0);
    const int root = static_cast<int>(r.below(static_cast<std::uint32_t>(p.size())));
    std::vector<int> ring = detail::preorder(detail::prim_parents(p, root, clock), root);
    found there = detail::found_around_pins(p, detail::cut_at_worst(p, ring), "spanning_tree");
    std::reverse(ring.begin(), ring.end());
    found back = detail::found_around_pins(p, detail::cut_at_worst(p, ring), "spanning_tree");
    return detail::beats(p.evaluate(back.order), p.evaluate(there.order)) ? back : there;
}

}  // namespace segue
