#include <gtest/gtest.h>
#include <segue/detail/edge_exchange.hpp>
#include <segue/random.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <span>
#include <utility>
#include <vector>

using segue::detail::edge_exchange;
using segue::detail::tour;

namespace {

/// The ring through node 0 after edges left and others joined, in the plainest way: lists of neighbours.
std::vector<int> plain_ring(int n, std::span<const int> nodes) {
    std::map<int, std::multiset<int>> beside;
    for (int a = 0; a < n; ++a) beside[a].insert((a + 1) % n), beside[(a + 1) % n].insert(a);
    for (std::size_t i = 0; i < nodes.size(); i += 2) {
        beside[nodes[i]].erase(beside[nodes[i]].find(nodes[i + 1]));
        beside[nodes[i + 1]].erase(beside[nodes[i + 1]].find(nodes[i]));
    }
    for (std::size_t i = 1; i < nodes.size(); i += 2) {
        const int a = nodes[i], b = nodes[(i + 1) % nodes.size()];
        beside[a].insert(b), beside[b].insert(a);
    }
    std::vector<int> ring{0};
    int at = 0, next = *beside[0].begin();
    while (next != 0) {
        ring.push_back(next);
        beside[next].erase(beside[next].find(at));
        at = std::exchange(next, *beside[next].begin());
    }
    return ring;
}

template <int edges>
void compare(int n, segue::random& r, int& whole) {
    std::vector<int> cuts = segue::shuffled(n, r), identity(static_cast<std::size_t>(n));
    std::iota(identity.begin(), identity.end(), 0);
    edge_exchange e;
    for (int i = 0; i < edges; ++i) {
        const int cut = cuts[static_cast<std::size_t>(i)], after = (cut + 1) % n;
        const bool backwards = r.below(2) == 1;
        e.leave(i, cut, backwards, backwards ? after : cut, backwards ? cut : after);
    }
    const auto nodes = e.nodes(edges);
    for (std::size_t i = 1; i < nodes.size(); i += 2)
        if (nodes[i] == nodes[(i + 1) % nodes.size()]) return;  // a node is not joined to itself
    const auto ring = plain_ring(n, nodes);
    ASSERT_EQ(e.is_ring<edges>(), static_cast<int>(ring.size()) == n);
    if (!e.is_ring<edges>()) return;
    ++whole;
    tour t(identity);
    t.rearrange(e.pieces<edges>(n));
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const int a = ring[i], b = ring[(i + 1) % ring.size()];
        ASSERT_TRUE(t.next(a) == b || t.previous(a) == b);
    }
}

}  // namespace

TEST(EdgeExchange, ItsPiecesAreTheRingThatTheNewEdgesMake) {
    segue::random r(8);
    int whole = 0;
    for (int k = 0; k < 500; ++k)
        for (const int n : {7, 12, 30}) {
            compare<2>(n, r, whole);
            compare<3>(n, r, whole);
            compare<5>(n, r, whole);
        }
    EXPECT_GT(whole, 1000);
}
