#pragma once
#include <segue/detail/dirty_queue.hpp>
#include <segue/detail/edge_exchange.hpp>
#include <segue/detail/path_prices.hpp>
#include <segue/detail/segmented_tour.hpp>
#include <segue/detail/tour.hpp>
#include <segue/random.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace segue::detail {

/// How far a path search goes at once.
struct search_reach {
    bool deep = false;  ///< five edges an exchange, not three
    int kick = 50;      ///< a kick moves three stretches of at most this many tracks
    int chain = 6;      ///< exchanges in a row that a step tries before it takes them back
};

/// Local search for short paths: chains of sequential exchanges of three edges, or of five where `deep`, from a queue
/// of dirty nodes (Lin & Kernighan 1973; Helsgaun 2000). It is kicked by local double bridges (Martin, Otto & Felten
/// 1991), or begins anew at another tour. `Tour` is a tour, or a segmented_tour where there are many tracks.
template <class Tour>
class path_search {
public:
    explicit path_search(path_prices prices, const search_reach& reach = {});

    /// Improves from all nodes until no exchange gains, or `give_up` says so.
    void descend(const std::function<bool()>& give_up);
    /// One kick and repair; undone if the path has become longer by more than `allowed`. True when it was kept.
    bool kick(random& r, double allowed);
    /// Improves another tour, from the nodes that do not come before the same in `known`, where nothing gains.
    void restart(std::span<const int> nodes, const Tour& known);

    [[nodiscard]] const path_prices& prices() const noexcept { return prices_; }
    [[nodiscard]] double length() const noexcept { return length_; }
    [[nodiscard]] const Tour& present() const noexcept { return tour_; }
    [[nodiscard]] std::vector<int> order() const { return opened(tour_); }
    /// Keeps the tour as it is now; `remembered` is the path that was kept last.
    void remember() { kept_ = tour_; }
    [[nodiscard]] std::vector<int> remembered() const { return opened(kept_); }
    /// The tracks from the stop that closes the path on.
    [[nodiscard]] std::vector<int> opened(const Tour& t) const;

private:
    [[nodiscard]] static Tour closed(int nodes);
    [[nodiscard]] double length_of(const Tour& t) const;
    /// Of the edge between a and b, which is passed from b to a where `backwards`.
    [[nodiscard]] double distance(int a, int b, bool backwards) const {
        return backwards ? prices_.distance(b, a) : prices_.distance(a, b);
    }
    void repair();
    bool improve(int a);
    bool improve(int a, bool backwards);
    template <int most, int edges>
    bool go_on(double gain);
    template <int most, int before>
    bool leave(int cut, bool backwards, int a, int b, double joined);
    void apply(const edge_exchange& e, int edges, std::span<const tour::piece> pieces);
    void bridge(random& r);

    path_prices prices_;
    search_reach reach_;
    Tour tour_, kept_;
    double length_ = 0;
    edge_exchange exchange_, best_;
    double best_gain_ = 0;      ///< of `best_`, the exchange that a step goes on from where none gains
    std::vector<int> touched_;  ///< nodes of the exchanges of the present step
    dirty_queue dirty_;
    std::uint32_t step_ = 0;            ///< number of the present step
    std::vector<std::uint32_t> stamp_;  ///< the last step whose exchanges touched a node
};

}  // namespace segue::detail
