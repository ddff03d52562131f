#pragma once
#include <segue/genre.hpp>

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace segue {

struct taxonomy::data {
    std::vector<genre_entry> entries;  ///< in the order of the nodes
    std::vector<std::string> names;
    std::vector<std::vector<int>> parents;
    int families = 0;
    std::vector<genre_vector> vectors;
    std::vector<std::vector<double>> shares;
    std::vector<double> affinity;  ///< families x families

    std::unordered_map<std::string, int> joined;       ///< normal_tag of each name and alias, without spaces -> node
    std::unordered_map<std::string, int> exact;        ///< "=sound": the same, for whole tags only
    std::unordered_map<std::string, int> regions;      ///< "~italiano": the same, where nothing else in a tag is known
    std::vector<std::pair<std::string, int>> endings;  ///< "core" -> hardcore punk; longest first

    /// The node of exactly these words, spaces aside; -1 when there is none. `words` is a normal_tag.
    [[nodiscard]] int named(std::string_view words) const;
    /// The same for a whole tag.
    [[nodiscard]] int named_whole(std::string_view words) const;
};

namespace detail {

/// table.inc, in its order.
[[nodiscard]] std::vector<genre_entry> genre_entries();

/// The entries so ordered that families come first and parents before children. Throws std::logic_error at a parent
/// without an entry and at a cycle: faults of the table, not of a caller.
[[nodiscard]] std::vector<genre_entry> parents_first(std::vector<genre_entry> entries);

/// affinity.inc as a matrix over the first `families` names.
[[nodiscard]] std::vector<double> affinity_matrix(const std::vector<std::string>& names, int families);

}  // namespace detail
}  // namespace segue
