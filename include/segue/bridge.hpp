#pragma once
#include <segue/problem.hpp>

#include <vector>

namespace segue {

/// How the library is seen as a graph: every track with an edge to its nearest ones.
struct bridge_options {
    int neighbours = 12;  ///< edges out of a track, 1 or more
    double hop = 0.01;    ///< price of a track more; edges weigh price^2 + hop, so that small steps win over a leap
};

/// The rows that lead best from row a to row b, both included: the shortest path in the nearest-neighbour graph
/// (Dijkstra, ended at b), or a, b where no detour pays. Only transitions are looked at. Above 4,096 tracks a seeded
/// draw of 4,096 that holds a and b stands for the library. Throws data_error where a row is not there, or a is b.
[[nodiscard]] std::vector<int> bridge(const problem& p, int a, int b, const bridge_options& options = {});

/// How much each row joins what would otherwise be apart: betweenness in the nearest-neighbour graph (Brandes 2001),
/// 0..1; the rows with the greatest are the bridge tracks. O(n^2 neighbours): seconds at 2,000 tracks, and refused
/// above 4,096 with a data_error.
[[nodiscard]] std::vector<double> bridges(const problem& p, const bridge_options& options = {});

}  // namespace segue
