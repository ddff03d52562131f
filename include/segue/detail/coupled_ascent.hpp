#pragma once
#include <segue/detail/bound_parts.hpp>
#include <segue/detail/junction_prices.hpp>
#include <segue/detail/potential.hpp>
#include <segue/detail/walk.hpp>

#include <limits>
#include <vector>

namespace segue::detail {

/// The search for the multipliers and levels under which the cheapest walk says most about all orders.
///
/// J is at least the cheapest walk's price, each track priced by a multiplier on its visits, and strain by `potential`
/// or pair by pair. That is concave in multipliers and levels together; at its height the walks that are cheapest mix
/// to visit each track once.
class coupled_ascent {
public:
    /// n >= 2.
    explicit coupled_ascent(const problem& p);

    /// Mixes walks at a falling temperature, which tells at once where all multipliers and levels should go; at most
    /// `most` times.
    void anneal(const deadline& until, double share, int most = 4000);
    /// Follows the cheapest walk alone, with falling steps. Looks once at least.
    void climb(const deadline& until, double share);
    /// The best that either has certified, rounding taken off; +inf where there is no walk.
    [[nodiscard]] double best() const noexcept { return best_.bound; }
    /// The levels found, in a 1-tree over junctions and an assignment of slots: better where slots say little.
    [[nodiscard]] double tree(const deadline& until) const;

private:
    /// Where the ascent stands.
    struct stand {
        double bound = -std::numeric_limits<double>::infinity();
        std::vector<double> multiplier;
        potential strain;
    };
    template <class Real>
    [[nodiscard]] junction_prices<Real> priced(Real never) const;
    double certify();
    void book(junction_flows& out) const;

    std::size_t n_;
    double apart_ = 0;           ///< strain that is bounded pair by pair
    std::vector<double> step_;   ///< n x n: transitions, and what neighbours strain beyond `apart_`
    std::vector<double> floor_;  ///< slots x n
    double aim_;                 ///< cost of some order
    stand now_, best_;
    walk program_;
    junction_prices<double> prices_;  ///< of the last certificate
};

}  // namespace segue::detail
