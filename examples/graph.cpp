// The crate as a graph of Boost: a spanning tree of what goes together, and the smoothest way from one track to
// another.
#include <segue/bgl.hpp>
#include <segue/segue.hpp>

#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/prim_minimum_spanning_tree.hpp>

#include <iostream>
#include <vector>

int main() {
    const auto soundtrack = segue::never_back_down();
    const auto cost = segue::tempo{} + segue::step{.of = segue::energy};
    const segue::track_graph graph{segue::lower(cost, soundtrack)};
    const auto n = num_vertices(graph);

    std::vector<int> parent(n);
    boost::prim_minimum_spanning_tree(graph, parent.data());
    std::cout << "What goes together (Prim):\n";
    for (auto [u, last] = vertices(graph); u != last; ++u)
        if (const int from = parent[static_cast<std::size_t>(*u)]; from != *u)
            std::cout << "  " << soundtrack.label(from) << "  ~  " << soundtrack.label(*u) << '\n';

    const int start = soundtrack.find("Crank That"), goal = soundtrack.find("Under the Knife");
    std::vector<double> distance(n);
    boost::dijkstra_shortest_paths(graph, start, boost::predecessor_map(parent.data()).distance_map(distance.data()));
    std::cout << "The smoothest way, backwards (Dijkstra, price " << distance[static_cast<std::size_t>(goal)] << "):\n";
    for (int row = goal; row != start; row = parent[static_cast<std::size_t>(row)])
        std::cout << "  " << soundtrack.label(row) << '\n';
    std::cout << "  " << soundtrack.label(start) << '\n';
}
