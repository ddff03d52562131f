#pragma once
#include <segue/detail/junction_prices.hpp>
#include <segue/problem.hpp>

#include <span>
#include <vector>

namespace segue::detail {

/// Strain as a price of junctions: a lower bound that is exact about neighbours, for real durations.
///
/// Two charges x/(1 + keep), at the start and at the end of each track, repel each other by the kernel
/// 2^(-|time| / half_life); what different tracks make of it is the strain, what one makes with itself is x^2/(1 +
/// keep) in any order. The kernel is that of the energy |v|^2 = 1/(2c) * integral of v'^2 + c^2 v^2, c = ln 2 /
/// half_life, so for every potential v: energy >= <v, charges> - |v|^2 / 2. Let v be a level in the middle of each
/// track, V = V_track + U_slot (and, once stirred, a part of each track in each slot), and the best possible at each
/// junction and at both ends; between, the curve of least norm. Then the right-hand side is a sum over junctions (a, b)
/// of
///     (q_a + q_b + (V_a S_a + V_b S_b)/2)^2 / (C_a + C_b) - (V_a^2 C_a + V_b^2 C_b)/4,
/// C = (1 + keep)/(1 - keep), S = 2 sqrt(keep)/(1 - keep); an end counts as a neighbour with C = 1, S = 0. It is
/// concave in the levels, so they may be raised like multipliers. Any levels give a bound, in any order: that slots
/// know nothing of the clock costs tightness, never truth.
class potential {
public:
    /// Of the exposures marked in `taken`.
    potential(const problem& p, const std::vector<bool>& taken);

    [[nodiscard]] bool empty() const noexcept { return fadings_.empty(); }
    /// Of all exposures, in whole lanes.
    [[nodiscard]] std::size_t columns() const noexcept {
        std::size_t sum = 0;
        for (const fading& f : fadings_) sum += f.start.size();
        return sum;
    }
    /// What the charges make with themselves: the junctions sum up to at most the strain and this.
    [[nodiscard]] double self() const noexcept { return self_; }
    /// Adds the prices of all junctions and ends to `out`, whose base and node hold everything else.
    template <class Real>
    void add_to(junction_prices<Real>& out) const;
    /// Adds them with the levels of tracks alone, whatever the slot: n x n, and of opening and closing with each.
    void add_to(std::vector<double>& cost, std::vector<double>& first, std::vector<double>& last) const;
    /// Moves the levels a share `step` of the way to what suits these walks best.
    void follow(const junction_flows& walks, double step);
    /// From now on every track has a level of its own in every slot: tighter, n^3 time a column.
    void stir();
    [[nodiscard]] bool stirred() const noexcept { return stirred_; }
    /// `follow` for those: `steps` (n - 1) x n x n, the share of walks that go from a to b after each slot.
    void follow(std::span<const float> steps, double step);
    /// What rounding can have added to the sum over an order.
    [[nodiscard]] double error() const;

private:
    struct fading {
        double half_life = 0;
        std::vector<double> keep, c, s;
        std::vector<double> q;      ///< n x columns
        std::vector<double> level;  ///< n x columns
        std::vector<double> tide;   ///< slots x columns, added to the level
        std::vector<double> eddy;   ///< slots x n x columns, added to both; empty until stirred
        std::vector<double> start;  ///< of each column: remembered before slot 0
    };
    void add_column(fading& f, const std::vector<double>& x, double start, double total_ms);
    [[nodiscard]] std::vector<double> pushes(const fading& f) const;
    [[nodiscard]] std::vector<double> levels(const fading& f) const;
    [[nodiscard]] std::vector<double> pushes(const fading& f, const std::vector<double>& levels) const;
    template <class Real>
    void add_stirred(const fading& f, junction_prices<Real>& out) const;

    std::size_t n_;
    double self_ = 0;
    bool stirred_ = false;
    std::vector<fading> fadings_;
};

}  // namespace segue::detail
