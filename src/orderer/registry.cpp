#include <segue/detail/config.hpp>
#include <segue/orderer/auto.hpp>
#include <segue/orderer/balanced_shuffle.hpp>
#include <segue/orderer/dithered_shuffle.hpp>
#include <segue/orderer/exact.hpp>
#include <segue/orderer/given.hpp>
#include <segue/orderer/insertion.hpp>
#include <segue/orderer/iterated.hpp>
#include <segue/orderer/local_search.hpp>
#include <segue/orderer/nearest.hpp>
#include <segue/orderer/shuffle.hpp>
#include <segue/orderer/sort.hpp>
#include <segue/orderer/spanning_tree.hpp>

namespace segue {

SEGUE_INLINE const std::vector<orderer>& orderers() {
    static const std::vector<orderer> all{
        {"given", "as it stands", given_order},
        {"shuffle", "a uniform shuffle", shuffle_order},
        {"sort", "sorted by one field", sort_order},
        {"balanced_shuffle", "a shuffle that spreads each artist over the playlist (Fiedler 2007)",
         balanced_shuffle_order},
        {"dithered_shuffle", "a shuffle that lays each artist evenly, with jitter (Spotify 2014)",
         dithered_shuffle_order},
        {"nearest", "always the cheapest next track, best of several first tracks", nearest_order},
        {"insertion", "each track put where it costs least", insertion_order},
        {"spanning_tree", "a walk around the minimum spanning tree, cut at its worst transition", spanning_tree_order},
        {"local_search", "a greedy order bettered by moves until none gains", local_search_order},
        {"iterated", "local search, shaken and repaired over and over", iterated_order},
        {"exact", "the best order there is, with proof; for short playlists", exact_order},
        {"auto", "exact where the playlist is short, else iterated; the default", auto_order},
    };
    return all;
}

SEGUE_INLINE const orderer& orderer_named(std::string_view name) {
    std::vector<std::string> names;
    for (const orderer& o : orderers()) {
        if (o.name == name) return o;
        names.push_back(o.name);
    }
    throw data_error("there is no orderer '" + std::string(name) + "'" + did_you_mean(name, names));
}

}  // namespace segue
