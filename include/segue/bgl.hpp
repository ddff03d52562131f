// Not part of <segue/segue.hpp>: it needs Boost.Graph and costs about a second a file.
#pragma once
#include <segue/problem.hpp>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>

#include <cstddef>
#include <utility>

namespace segue {

/// A problem as a graph of Boost: tracks are vertices, and an edge u -> v, for every u != v, weighs what playing v
/// right after u costs (+inf where forbidden). No edge is stored.
///
/// A model of the Incidence, VertexList and AdjacencyMatrix graph concepts, with edge_weight and vertex_index as
/// internal properties. Strain, arcs and rules are not in it, for they belong to no edge.
class track_graph {
public:
    struct edge_descriptor {
        int from, to;
        friend bool operator==(const edge_descriptor&, const edge_descriptor&) = default;
    };
    /// The k-th edge out of `from`; the loop is left out.
    struct nth_edge {
        int from = 0;
        edge_descriptor operator()(int k) const noexcept { return {from, k < from ? k : k + 1}; }
    };
    struct traversal_category : boost::incidence_graph_tag,
                                boost::vertex_list_graph_tag,
                                boost::adjacency_matrix_tag {};
    using vertex_descriptor = int;
    using directed_category = boost::directed_tag;
    using edge_parallel_category = boost::disallow_parallel_edge_tag;
    using vertex_iterator = boost::counting_iterator<int>;
    using out_edge_iterator = boost::transform_iterator<nth_edge, vertex_iterator>;
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;

    explicit track_graph(problem p) : problem_(std::move(p)) {}
    [[nodiscard]] static constexpr vertex_descriptor null_vertex() noexcept { return -1; }

    struct weight_map {
        using key_type = edge_descriptor;
        using value_type = double;
        using reference = double;
        using category = boost::readable_property_map_tag;
        const problem* priced;
        friend double get(const weight_map& m, const edge_descriptor& e) { return m.priced->transition(e.from, e.to); }
        double operator[](const edge_descriptor& e) const { return get(*this, e); }
    };

    friend vertices_size_type num_vertices(const track_graph& g) { return static_cast<std::size_t>(g.problem_.size()); }
    friend std::pair<vertex_iterator, vertex_iterator> vertices(const track_graph& g) {
        return {vertex_iterator(0), vertex_iterator(g.problem_.size())};
    }
    friend vertex_descriptor source(const edge_descriptor& e, const track_graph&) { return e.from; }
    friend vertex_descriptor target(const edge_descriptor& e, const track_graph&) { return e.to; }
    friend degree_size_type out_degree(vertex_descriptor, const track_graph& g) { return num_vertices(g) - 1; }
    friend std::pair<out_edge_iterator, out_edge_iterator> out_edges(vertex_descriptor u, const track_graph& g) {
        return {out_edge_iterator(vertex_iterator(0), nth_edge{u}),
                out_edge_iterator(vertex_iterator(g.problem_.size() - 1), nth_edge{u})};
    }
    friend std::pair<edge_descriptor, bool> edge(vertex_descriptor u, vertex_descriptor v, const track_graph&) {
        return {{u, v}, u != v};
    }
    friend boost::typed_identity_property_map<int> get(boost::vertex_index_t, const track_graph&) { return {}; }
    friend int get(boost::vertex_index_t, const track_graph&, vertex_descriptor u) { return u; }
    friend weight_map get(boost::edge_weight_t, const track_graph& g) { return {&g.problem_}; }
    friend double get(boost::edge_weight_t, const track_graph& g, const edge_descriptor& e) {
        return g.problem_.transition(e.from, e.to);
    }

private:
    problem problem_;
};

}  // namespace segue

template <>
struct boost::property_map<segue::track_graph, boost::edge_weight_t> {
    using type = segue::track_graph::weight_map;
    using const_type = type;
};
template <>
struct boost::property_map<segue::track_graph, boost::vertex_index_t> {
    using type = boost::typed_identity_property_map<int>;
    using const_type = type;
};
