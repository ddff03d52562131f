#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace segue {

/// A sparse, weighted set of genres: (node of the taxonomy, weight), nodes ascending, weights > 0.
struct genre_weight {
    int node;
    double weight;
    friend bool operator==(const genre_weight&, const genre_weight&) = default;
};
using genre_vector = std::vector<genre_weight>;

/// The taxonomy: a DAG of some 480 genres under 24 families. Nodes are numbered from 0, parents before children,
/// families first. A genre may have several parents (pop punk: punk and pop rock). The table is src/genre/table.inc.
class taxonomy {
public:
    /// The built-in taxonomy.
    [[nodiscard]] static const taxonomy& standard();

    [[nodiscard]] int size() const noexcept;
    [[nodiscard]] int families() const noexcept;
    [[nodiscard]] const std::string& name(int node) const;
    [[nodiscard]] const std::vector<int>& parents(int node) const;

    /// The node that a tag names, -1 when unknown. Tried in turn: name or alias, spaces aside; the longest known last
    /// words
    /// ("finnish gnome metal" -> metal); the ending of the last word ("krachcore"); the longest known words anywhere
    /// ("rap du quartier"); the ending of any word.
    [[nodiscard]] int find(std::string_view tag) const;
    /// The family of that name or alias, -1 when there is none.
    [[nodiscard]] int find_family(std::string_view name) const;

    /// The node and its ancestors with weight falling by half a level, normalised to <x,x> = 1.
    [[nodiscard]] const genre_vector& vector(int node) const;
    /// Share of each family in a node, `families()` entries that sum to 1: the mean of its parents' shares.
    [[nodiscard]] const std::vector<double>& family_shares(int node) const;
    /// How near two families sound, 0..1, symmetric. A family with itself has the greatest value, .7 and not 1, so that
    /// its genres can be told apart. The table is src/genre/affinity.inc.
    [[nodiscard]] double affinity(int family_a, int family_b) const;

    taxonomy(const taxonomy&) = delete;
    taxonomy& operator=(const taxonomy&) = delete;
    ~taxonomy();

private:
    taxonomy();
    struct data;
    data* data_;
};

/// The form in which tags are compared: lower case, Latin letters without accents, '&' and 'n' as "and", apostrophes
/// dropped, hyphens and other punctuation as single spaces. Other scripts are kept as they are.
[[nodiscard]] std::string normal_tag(std::string_view tag);

/// The genres of one track, resolved.
struct genre_profile {
    genre_vector vector;           ///< weighted sum of the tags' vectors, <x,x> = 1; empty when no tag is known
    std::vector<double> families;  ///< share of each family, sums to 1; empty when no tag is known
    friend bool operator==(const genre_profile&, const genre_profile&) = default;
};

/// Tags of a track as a profile; unknown tags are left out and counted in `unknown` if given.
struct tag;
[[nodiscard]] genre_profile profile_of(const std::vector<tag>& tags, const taxonomy& t = taxonomy::standard(),
                                       std::map<std::string, int>* unknown = nullptr);

/// g(a,b) = (1 - <x_a,x_b>) * (1 - affinity), 0..1; affinity = the families' table averaged over both tracks' shares.
///
/// Equal tags are at 0, other genres of one family at .1 to .3, rock and punk at about .3, hip hop and punk at .8. The
/// product, unlike 1 - max(<x_a,x_b>, affinity), tells near genres of a family from far ones. Both profiles must be
/// known.
[[nodiscard]] double genre_distance(const genre_profile& a, const genre_profile& b,
                                    const taxonomy& t = taxonomy::standard());

}  // namespace segue
