#include <segue/detail/collision.hpp>
#include <segue/detail/config.hpp>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/adjacency_matrix.hpp>
#include <boost/graph/strong_components.hpp>

#include <algorithm>
#include <map>
#include <queue>
#include <set>

namespace segue::detail {

/// The shortest circle through `from`, as rows, which stays within one strong component.
static inline std::vector<int> shortest_circle(const std::map<int, std::vector<int>>& next, int from) {
    std::map<int, int> came_from;
    std::queue<int> waiting;
    waiting.push(from);
    while (!waiting.empty()) {
        const int row = waiting.front();
        waiting.pop();
        const auto found = next.find(row);
        if (found == next.end()) continue;
        for (const int to : found->second) {
            if (to == from) {
                std::vector<int> circle;
                for (int at = row; at != from; at = came_from[at]) circle.push_back(at);
                circle.push_back(from);
                std::reverse(circle.begin(), circle.end());
                return circle;
            }
            if (came_from.try_emplace(to, row).second) waiting.push(to);
        }
    }
    return {};
}

SEGUE_INLINE std::optional<collision> precedence_circle(const std::vector<stated_rule>& rules, const crate& tracks) {
    using graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
    graph g(static_cast<std::size_t>(tracks.size()));
    std::map<int, std::vector<int>> next;
    std::map<std::pair<int, int>, std::size_t> said_by;
    for (std::size_t r = 0; r < rules.size(); ++r)
        for (const auto& [a, b] : rules[r].law->precedences()) {
            add_edge(static_cast<std::size_t>(a), static_cast<std::size_t>(b), g);
            next[a].push_back(b);
            said_by.try_emplace({a, b}, r);
        }
    if (next.empty()) return std::nullopt;
    std::vector<int> component(num_vertices(g));
    const int components =
        strong_components(g, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, g)));
    if (components == tracks.size()) return std::nullopt;

    std::vector<int> circle;
    std::map<int, int> size;
    for (const int c : component) ++size[c];
    for (const auto& [row, _] : next) {
        if (size[component[static_cast<std::size_t>(row)]] < 2) continue;
        auto found = shortest_circle(next, row);
        if (!found.empty() && (circle.empty() || found.size() < circle.size())) circle = std::move(found);
    }
    std::set<std::size_t> culprits;
    std::string names;
    for (std::size_t i = 0; i < circle.size(); ++i) {
        culprits.insert(said_by.at({circle[i], circle[(i + 1) % circle.size()]}));
        names += "'" + tracks.label(circle[i]) + "' before ";
    }
    return collision{{culprits.begin(), culprits.end()},
                     names + "'" + tracks.label(circle.front()) + "' is a circle, which no order keeps"};
}

/// Whether b may follow a, by the rules on transitions.
static inline bool may_follow(const std::vector<stated_rule>& rules, int a, int b) {
    const int both[] = {a, b};
    return std::none_of(rules.begin(), rules.end(),
                        [&](const stated_rule& r) { return r.of_transitions && r.law->certain(both) > 0; });
}

SEGUE_INLINE std::optional<collision> no_way_through(const std::vector<stated_rule>& rules, const crate& tracks) {
    constexpr int most = 2000;  // the graph has n x n edges
    const int n = tracks.size();
    std::vector<std::size_t> culprits;
    for (std::size_t r = 0; r < rules.size(); ++r)
        if (rules[r].of_transitions) culprits.push_back(r);
    if (culprits.empty() || n < 3 || n > most) return std::nullopt;

    boost::adjacency_matrix<boost::directedS> g(static_cast<std::size_t>(n));
    for (int a = 0; a < n; ++a)
        for (int b = 0; b < n; ++b)
            if (a != b && may_follow(rules, a, b))
                add_edge(static_cast<std::size_t>(a), static_cast<std::size_t>(b), g);
    std::vector<int> component(static_cast<std::size_t>(n));
    const int components =
        strong_components(g, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, g)));

    // components are numbered from the end of the way: a walk through all must step from each to the one below it
    std::vector<char> steps(static_cast<std::size_t>(components), 0);
    for (const auto edge : boost::make_iterator_range(edges(g))) {
        const int from = component[source(edge, g)], to = component[target(edge, g)];
        if (from == to + 1) steps[static_cast<std::size_t>(to)] = 1;
    }
    for (int c = 0; c + 1 < components; ++c) {
        if (steps[static_cast<std::size_t>(c)]) continue;
        const auto named = [&](int wanted) {
            const auto row = std::find(component.begin(), component.end(), wanted) - component.begin();
            return "'" + tracks.label(static_cast<int>(row)) + "'";
        };
        return collision{culprits, "the transitions that are left allow no way through all tracks: none leads from " +
                                       named(c + 1) + " to " + named(c) + " or back"};
    }
    return std::nullopt;
}

}  // namespace segue::detail
