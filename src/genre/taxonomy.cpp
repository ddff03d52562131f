#include "data.hpp"

#include <segue/detail/config.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

namespace segue {
namespace detail {

/// 1 for the node, half of it for its parents and so on; the largest where several ways lead to an ancestor.
static inline genre_vector vector_of(int node, const std::vector<std::vector<int>>& parents) {
    std::map<int, double> weights;
    const auto climb = [&](const auto& self, int at, double weight) -> void {
        double& stored = weights[at];
        if (stored >= weight) return;
        stored = weight;
        for (const int parent : parents[static_cast<std::size_t>(at)]) self(self, parent, weight / 2);
    };
    climb(climb, node, 1);
    genre_vector out;
    double square = 0;
    for (const auto& [ancestor, weight] : weights) {
        out.push_back({ancestor, weight});
        square += weight * weight;
    }
    for (genre_weight& w : out) w.weight /= std::sqrt(square);
    return out;
}

/// A family is wholly itself; any other node is the mean of its parents.
static inline std::vector<double> shares_of(int node, const std::vector<int>& parents,
                                            const std::vector<std::vector<double>>& earlier, int families) {
    std::vector<double> out(static_cast<std::size_t>(families));
    if (parents.empty()) out[static_cast<std::size_t>(node)] = 1;
    for (const int parent : parents)
        for (std::size_t f = 0; f < out.size(); ++f)
            out[f] += earlier[static_cast<std::size_t>(parent)][f] / static_cast<double>(parents.size());
    return out;
}

/// Adds a spelling to one of the maps; a spelling that already names another genre is a fault of the table.
static inline void add_spelling(std::unordered_map<std::string, int>& map, std::string spelling, int node,
                                const std::vector<std::string>& names) {
    const auto [place, is_new] = map.emplace(std::move(spelling), node);
    if (!is_new && place->second != node)
        throw std::logic_error("the genre table lets '" + place->first + "' mean both '" +
                               names[static_cast<std::size_t>(place->second)] + "' and '" +
                               names[static_cast<std::size_t>(node)] + "'");
}

static inline std::string without_spaces(std::string_view words) {
    std::string out(words);
    std::erase(out, ' ');
    return out;
}

}  // namespace detail

SEGUE_INLINE taxonomy::taxonomy(std::vector<genre_entry> given) {
    auto made = std::make_shared<data>();
    data& d = *made;
    d.entries = detail::parents_first(std::move(given));
    const auto& entries = d.entries;
    std::unordered_map<std::string_view, int> node_of;
    for (const auto& entry : entries) {
        const auto node = static_cast<int>(d.names.size());
        node_of.emplace(entry.name, node);
        d.names.push_back(entry.name);
        d.families += entry.parents.empty();
        std::vector<int>& parents = d.parents.emplace_back();
        for (const std::string& parent : entry.parents) parents.push_back(node_of.at(parent));
    }
    for (int node = 0; node < static_cast<int>(d.names.size()); ++node) {
        const auto v = static_cast<std::size_t>(node);
        d.vectors.push_back(detail::vector_of(node, d.parents));
        d.shares.push_back(detail::shares_of(node, d.parents[v], d.shares, d.families));
        std::vector<std::string> spellings = entries[v].aliases;
        spellings.push_back(entries[v].name);
        for (const std::string& spelling : spellings) {
            if (spelling.front() == '*') {
                d.endings.emplace_back(detail::without_spaces(normal_tag(spelling)), node);
                continue;
            }
            auto& map = spelling.front() == '=' ? d.exact : spelling.front() == '~' ? d.regions : d.joined;
            detail::add_spelling(map, detail::without_spaces(normal_tag(spelling)), node, d.names);
        }
    }
    std::stable_sort(d.endings.begin(), d.endings.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    d.affinity = detail::affinity_matrix(d.names, d.families);
    data_ = std::move(made);
}

SEGUE_INLINE const taxonomy& taxonomy::standard() {
    static const taxonomy only(detail::genre_entries());
    return only;
}

SEGUE_INLINE int taxonomy::size() const noexcept { return static_cast<int>(data_->names.size()); }
SEGUE_INLINE int taxonomy::families() const noexcept { return data_->families; }
SEGUE_INLINE const std::string& taxonomy::name(int node) const {
    return data_->names.at(static_cast<std::size_t>(node));
}
SEGUE_INLINE const std::vector<int>& taxonomy::parents(int node) const {
    return data_->parents.at(static_cast<std::size_t>(node));
}
SEGUE_INLINE const genre_vector& taxonomy::vector(int node) const {
    return data_->vectors.at(static_cast<std::size_t>(node));
}
SEGUE_INLINE const std::vector<double>& taxonomy::family_shares(int node) const {
    return data_->shares.at(static_cast<std::size_t>(node));
}
SEGUE_INLINE double taxonomy::affinity(int family_a, int family_b) const {
    return data_->affinity.at(static_cast<std::size_t>(family_a * families() + family_b));
}

}  // namespace segue
