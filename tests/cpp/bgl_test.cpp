#include "support/random_problem.hpp"

#include <gtest/gtest.h>
#include <segue/bgl.hpp>

#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/prim_minimum_spanning_tree.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

using segue::track_graph;

BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<track_graph>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<track_graph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyMatrixConcept<track_graph>));
BOOST_CONCEPT_ASSERT(
    (boost::ReadablePropertyGraphConcept<track_graph, track_graph::edge_descriptor, boost::edge_weight_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<track_graph, int, boost::vertex_index_t>));

namespace {

segue::problem directed(int n) {
    segue::random r(17);
    return random_problem(n, {.asymmetric = true}, r);
}

}  // namespace

TEST(TrackGraph, IsCompleteWithoutLoops) {
    for (int n : {1, 2, 5}) {
        const track_graph g(directed(n));
        EXPECT_EQ(num_vertices(g), static_cast<std::size_t>(n));
        for (auto [u, last] = vertices(g); u != last; ++u) {
            std::vector<int> targets;
            for (auto [e, end] = out_edges(*u, g); e != end; ++e) {
                EXPECT_EQ(source(*e, g), *u);
                targets.push_back(target(*e, g));
            }
            EXPECT_EQ(targets.size(), out_degree(*u, g));
            EXPECT_EQ(targets.size(), static_cast<std::size_t>(n) - 1);
            EXPECT_TRUE(std::is_sorted(targets.begin(), targets.end()));
            EXPECT_EQ(std::count(targets.begin(), targets.end(), *u), 0);
            EXPECT_FALSE(edge(*u, *u, g).second);
        }
    }
}

TEST(TrackGraph, HasNoVerticesForAnEmptyProblem) {
    const track_graph g(directed(0));
    const auto [first, last] = vertices(g);
    EXPECT_EQ(first, last);
}

TEST(TrackGraph, WeighsEdgesAsTransitions) {
    const segue::problem p = directed(5);
    const track_graph g(p);
    const auto [e, is_there] = edge(3, 1, g);
    ASSERT_TRUE(is_there);
    EXPECT_EQ(get(get(boost::edge_weight, g), e), p.transition(3, 1));
    EXPECT_EQ(get(boost::edge_weight, g, e), p.transition(3, 1));
    EXPECT_NE(p.transition(3, 1), p.transition(1, 3));
}

TEST(TrackGraph, DijkstraFindsTheCheapestBridge) {
    const int n = 8;
    const segue::problem p = directed(n);
    const track_graph g(p);
    std::vector<double> distance(8);
    boost::dijkstra_shortest_paths(g, 2, boost::distance_map(distance.data()));
    // Bellman's equation, by plain loops.
    std::vector<double> plain(8, INFINITY);
    plain[2] = 0;
    for (int round = 0; round < n; ++round)
        for (int u = 0; u < n; ++u)
            for (int v = 0; v < n; ++v)
                if (u != v)
                    plain[static_cast<std::size_t>(v)] = std::min(
                        plain[static_cast<std::size_t>(v)], plain[static_cast<std::size_t>(u)] + p.transition(u, v));
    for (std::size_t v = 0; v < plain.size(); ++v) EXPECT_DOUBLE_EQ(distance[v], plain[v]);
}

TEST(TrackGraph, DijkstraDoesNotUseForbiddenTransitions) {
    const double never = INFINITY;
    const auto p = segue::problem::from_arrays({0, 1, never, 1, 0, 1, never, 1, 0}, std::vector<double>{3, 3, 3});
    std::vector<double> distance(3);
    boost::dijkstra_shortest_paths(track_graph(p), 0, boost::distance_map(distance.data()));
    EXPECT_DOUBLE_EQ(distance[2], 2);
}

TEST(TrackGraph, PrimSpansAllTracks) {
    segue::random r(3);
    const track_graph g(random_problem(10, {}, r));
    std::vector<int> parent(10);
    boost::prim_minimum_spanning_tree(g, parent.data());
    EXPECT_EQ(parent[0], 0);
    for (int v = 1; v < 10; ++v) EXPECT_NE(parent[static_cast<std::size_t>(v)], v);
}
