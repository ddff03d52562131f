#pragma once
#include <cstdint>
#include <map>
#include <memory>
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

/// A genre as a table or a user writes it: its name, the genres that it belongs to, and other spellings of it. An alias
/// that begins with '*' is an ending: "*core" places every unknown word that ends so; one with '=' is a whole tag only
/// ("=sound"); one with '~' tells a region and places a tag only where nothing else in it does ("~italiano").
struct genre_entry {
    std::string name;
    std::vector<std::string> parents, aliases;
    friend bool operator==(const genre_entry&, const genre_entry&) = default;
};

/// By which rule a tag was placed, in the order in which they are tried.
enum class placed_by : std::uint8_t {
    nothing,      ///< it was not
    name,         ///< a name or alias, spaces aside
    last_words,   ///< the longest known last words: "finnish gnome metal" -> metal
    ending,       ///< the last word ends as a genre does: "krachcore"
    inner_words,  ///< the longest known words elsewhere, the earliest first: "rap du quartier"; regions last of all
    inner_ending  ///< another word that ends so: "eurobeat classics"
};
[[nodiscard]] std::string_view name(placed_by rule) noexcept;

struct placement {
    int node = -1;
    placed_by by = placed_by::nothing;
    friend bool operator==(const placement&, const placement&) = default;
};

/// The taxonomy: a DAG of some 480 genres under 24 families. Nodes are numbered from 0, parents before children,
/// families first. A genre may have several parents (pop punk: punk and pop rock). The table is src/genre/table.inc.
/// A value: copies share what is in it.
class taxonomy {
public:
    /// The built-in taxonomy.
    [[nodiscard]] static const taxonomy& standard();

    /// This one with a user's genres. An entry whose name is known adds its aliases and, where it has parents, replaces
    /// those; any other is a new genre and needs parents. A spelling that meant another genre now means this one.
    /// Throws data_error naming the genre where a parent is unknown or missing, a family would get parents, two entries
    /// claim one spelling, or a genre would be among its own ancestors. Families stay the same, in number and order.
    [[nodiscard]] taxonomy extended(const std::vector<genre_entry>& with) const;
    /// What the built-in taxonomy must be extended with to mean the same as this one; so a taxonomy can be written
    /// down.
    [[nodiscard]] std::vector<genre_entry> additions() const;

    [[nodiscard]] int size() const noexcept;
    [[nodiscard]] int families() const noexcept;
    [[nodiscard]] const std::string& name(int node) const;
    [[nodiscard]] const std::vector<int>& parents(int node) const;

    /// The node that a tag names and the rule that found it, the first of placed_by that does.
    [[nodiscard]] placement place(std::string_view tag) const;
    /// The node that a tag names, -1 when unknown.
    [[nodiscard]] int find(std::string_view tag) const { return place(tag).node; }
    /// The family of that name or alias, -1 when there is none.
    [[nodiscard]] int find_family(std::string_view name) const;

    /// The node and its ancestors with weight falling by half a level, normalised to <x,x> = 1.
    [[nodiscard]] const genre_vector& vector(int node) const;
    /// Share of each family in a node, `families()` entries that sum to 1: the mean of its parents' shares.
    [[nodiscard]] const std::vector<double>& family_shares(int node) const;
    /// How near two families sound, 0..1, symmetric. A family with itself has the greatest value, .7 and not 1, so that
    /// its genres can be told apart. The table is src/genre/affinity.inc.
    [[nodiscard]] double affinity(int family_a, int family_b) const;

    /// True for copies of one taxonomy.
    friend bool operator==(const taxonomy& a, const taxonomy& b) noexcept { return a.data_ == b.data_; }

private:
    struct data;
    explicit taxonomy(std::vector<genre_entry> entries);
    std::shared_ptr<const data> data_;
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
