#include <segue/bridge.hpp>
#include <segue/detail/config.hpp>
#include <segue/error.hpp>
#include <segue/random.hpp>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace segue {
namespace detail {

struct step_weight {
    double weight = 0;
};

struct nearest_steps {
    std::vector<std::pair<int, int>> edges;  ///< by source
    std::vector<step_weight> weights;
};

static inline double step_price(double price, const bridge_options& o) { return price * price + o.hop; }

static inline void check(const bridge_options& o) {
    if (o.neighbours < 1) throw data_error("neighbours is " + std::to_string(o.neighbours) + "; it must be 1 or more");
    if (!(o.hop >= 0) || std::isinf(o.hop))
        throw data_error("hop is " + std::to_string(o.hop) + "; it must be 0 or more");
}

/// Edges among `rows`, numbered as they stand there. `also` is an edge that is there in any case; {-1, -1}: none.
static inline nearest_steps nearest_among(const problem& p, const std::vector<int>& rows, const bridge_options& o,
                                          std::pair<int, int> also) {
    nearest_steps out;
    std::vector<double> price(static_cast<std::size_t>(p.size()));
    std::vector<std::pair<double, int>> ranked;
    for (int u = 0; u < static_cast<int>(rows.size()); ++u) {
        p.transitions_from(rows[static_cast<std::size_t>(u)], price);
        ranked.clear();
        for (int v = 0; v < static_cast<int>(rows.size()); ++v)
            if (const double to = price[static_cast<std::size_t>(rows[static_cast<std::size_t>(v)])];
                v != u && std::isfinite(to))
                ranked.emplace_back(to, v);
        const auto some = std::min(static_cast<std::size_t>(o.neighbours), ranked.size());
        std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(some), ranked.end());
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            if (i >= some && !(u == also.first && ranked[i].second == also.second)) continue;
            out.edges.emplace_back(u, ranked[i].second);
            out.weights.push_back({step_price(ranked[i].first, o)});
        }
    }
    return out;
}

struct bridge_reached {};

/// Ends the search once the far side is reached.
struct stop_at : boost::default_dijkstra_visitor {
    explicit stop_at(std::size_t far) : far_side(far) {}
    template <class Vertex, class Graph>
    void examine_vertex(Vertex u, const Graph&) const {
        if (u == far_side) throw bridge_reached{};
    }
    std::size_t far_side;
};

/// All rows, or a draw that holds a and b.
static inline std::vector<int> rows_for_bridge(int n, int a, int b) {
    std::vector<int> rows(static_cast<std::size_t>(n));
    std::iota(rows.begin(), rows.end(), 0);
    if (n <= problem::dense_limit) return rows;
    random r(0);
    r.shuffle(std::span<int>(rows));
    std::stable_partition(rows.begin(), rows.end(), [&](int row) { return row == a || row == b; });
    rows.resize(static_cast<std::size_t>(problem::dense_limit));
    std::sort(rows.begin(), rows.end());
    return rows;
}

}  // namespace detail

SEGUE_INLINE std::vector<int> bridge(const problem& p, int a, int b, const bridge_options& options) {
    detail::check(options);
    for (const int row : {a, b})
        if (row < 0 || row >= p.size())
            throw data_error("row " + std::to_string(row) + " is not in 0.." + std::to_string(p.size() - 1));
    if (a == b) throw data_error("a bridge needs two ends, but both are row " + std::to_string(a));
    const std::vector<int> rows = detail::rows_for_bridge(p.size(), a, b);
    const auto place = [&](int row) {
        return static_cast<std::size_t>(std::lower_bound(rows.begin(), rows.end(), row) - rows.begin());
    };
    const std::size_t from = place(a), to = place(b);
    const detail::nearest_steps steps =
        detail::nearest_among(p, rows, options, {static_cast<int>(from), static_cast<int>(to)});
    using graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, detail::step_weight>;
    const graph g(boost::edges_are_sorted, steps.edges.begin(), steps.edges.end(), steps.weights.begin(), rows.size());
    std::vector<std::size_t> before(rows.size());
    std::iota(before.begin(), before.end(), std::size_t{0});
    try {
        boost::dijkstra_shortest_paths(
            g, from,
            boost::weight_map(boost::get(&detail::step_weight::weight, g))
                .predecessor_map(boost::make_iterator_property_map(before.begin(), boost::get(boost::vertex_index, g)))
                .visitor(detail::stop_at(to)));
    } catch (const detail::bridge_reached&) {
    }
    if (before[to] == to)
        throw data_error("no way leads from row " + std::to_string(a) + " to row " + std::to_string(b) +
                         ": every transition between them is forbidden");
    std::vector<int> path{b};
    for (std::size_t at = to; at != from; path.push_back(rows[at])) at = before[at];
    std::reverse(path.begin(), path.end());
    return path;
}

SEGUE_INLINE std::vector<double> bridges(const problem& p, const bridge_options& options) {
    detail::check(options);
    if (p.size() > problem::dense_limit)
        throw data_error("bridges of " + std::to_string(p.size()) + " tracks would take minutes; the limit is " +
                         std::to_string(problem::dense_limit) + ", take a part of the library");
    std::vector<int> rows(static_cast<std::size_t>(p.size()));
    std::iota(rows.begin(), rows.end(), 0);
    const detail::nearest_steps steps = detail::nearest_among(p, rows, options, {-1, -1});
    using graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                        boost::property<boost::edge_weight_t, double>>;
    graph g(rows.size());
    for (std::size_t e = 0; e < steps.edges.size(); ++e) {
        const auto [u, v] = steps.edges[e];
        if (const auto [known, there] = boost::edge(static_cast<std::size_t>(u), static_cast<std::size_t>(v), g);
            there) {
            double& weight = boost::get(boost::edge_weight, g)[known];
            weight = std::min(weight, steps.weights[e].weight);
        } else {
            boost::add_edge(static_cast<std::size_t>(u), static_cast<std::size_t>(v), steps.weights[e].weight, g);
        }
    }
    std::vector<double> out(rows.size(), 0.0);
    const auto centrality = boost::make_iterator_property_map(out.begin(), boost::get(boost::vertex_index, g));
    boost::brandes_betweenness_centrality(
        g, boost::centrality_map(centrality).weight_map(boost::get(boost::edge_weight, g)));
    if (rows.size() > 2) boost::relative_betweenness_centrality(g, centrality);
    return out;
}

}  // namespace segue
