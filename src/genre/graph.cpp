#include "data.hpp"

#include <segue/detail/config.hpp>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/topological_sort.hpp>

#include <algorithm>
#include <iterator>
#include <stdexcept>

namespace segue::detail {

/// An arc runs from a genre to each of its parents, so that Boost's reverse topological order has parents first.
using genre_graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;

static inline genre_graph graph_of(const std::vector<genre_entry>& entries) {
    std::unordered_map<std::string_view, std::size_t> vertex_of;
    for (std::size_t v = 0; v < entries.size(); ++v)
        if (!vertex_of.emplace(entries[v].name, v).second)
            throw std::logic_error("the genre table has two lines for '" + entries[v].name + "'");
    genre_graph g(entries.size());
    for (std::size_t v = 0; v < entries.size(); ++v)
        for (const std::string& parent : entries[v].parents) {
            const auto place = vertex_of.find(parent);
            if (place == vertex_of.end())
                throw std::logic_error("the genre table names '" + parent + "' as a parent of '" + entries[v].name +
                                       "', but has no line for it");
            add_edge(v, place->second, g);
        }
    return g;
}

SEGUE_INLINE std::vector<genre_entry> parents_first(std::vector<genre_entry> entries) {
    const genre_graph g = graph_of(entries);
    std::vector<std::size_t> order;
    try {
        boost::topological_sort(g, std::back_inserter(order));
    } catch (const boost::not_a_dag&) {
        throw std::logic_error("the genre table has a genre among its own ancestors");
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t u, std::size_t v) {  // roots, in the table's order
        const bool u_root = entries[u].parents.empty(), v_root = entries[v].parents.empty();
        return u_root != v_root ? u_root : u_root && u < v;
    });
    std::vector<genre_entry> out;
    out.reserve(order.size());
    for (const std::size_t v : order) out.push_back(std::move(entries[v]));
    return out;
}

}  // namespace segue::detail
