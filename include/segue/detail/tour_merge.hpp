#pragma once
#include <segue/detail/path_prices.hpp>
#include <segue/detail/tour.hpp>

#include <cstddef>
#include <vector>

namespace segue::detail {

/// What one directed tour does better, put into another (edge assembly crossover; Nagata & Kobayashi 2013).
///
/// Where two tours differ, their edges fall into loops that alternate between them, in one way only: a to b in the one,
/// x to b in the other, x to c in the one. A loop taken from the other leaves each node one edge in and one out, so
/// rings. These are joined at the least loss, the shortest first, by exchanges of two edges.
class tour_merge {
public:
    explicit tour_merge(const path_prices& prices) : prices_(prices) {}

    /// Puts loops of `other` into `t` as long as one gains, the best first. Returns what was gained.
    double improve(tour& t, const tour& other);

private:
    /// An edge that t has not.
    struct link {
        int from, to;
    };
    [[nodiscard]] double take_loop(const tour& t, const tour& other, int begin);
    [[nodiscard]] int find_rings(const tour& t);
    [[nodiscard]] double join_rings(const tour& t, int rings);
    [[nodiscard]] double join(const tour& t, int ring);
    void relink(int from, int to);
    void rebuild(tour& t);
    [[nodiscard]] std::size_t piece_of(int place) const;
    [[nodiscard]] std::size_t before(std::size_t piece) const noexcept {
        return (piece == 0 ? links_.size() : piece) - 1;
    }
    [[nodiscard]] int next(const tour& t, int a, std::size_t piece) const;
    [[nodiscard]] int previous(const tour& t, int b, std::size_t piece) const;

    const path_prices& prices_;
    std::vector<link> links_, best_;    ///< by the place of `from`: piece i of t ends with that of links_[i]
    std::vector<int> last_;             ///< place in t where a piece ends
    std::vector<std::size_t> follows_;  ///< the piece that comes after it now
    std::vector<int> ring_, length_;    ///< of a piece; nodes of a ring
    std::vector<char> seen_;
    std::vector<int> nodes_;
};

}  // namespace segue::detail
