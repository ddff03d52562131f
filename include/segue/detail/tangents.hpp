#pragma once
#include <segue/detail/set_numbers.hpp>

#include <cstddef>
#include <functional>
#include <vector>

namespace segue::detail {

/// Strain made linear in time, so that a program over sets of tracks can count it.
///
/// Two tracks that meet by m with time t between them strain each other by m 2^(-t / half_life): convex in t, so
/// nowhere below its tangent `level - slope t` at a time of our choice. The times between, weighted, are a sum over the
/// tracks between: each adds its duration times the slopes of all pairs across it, which the sets before and after it
/// tell. Neighbours (t = 0) are counted as they are.
///
/// Which pair has which tangent is free. Tracks of one label are alike, so there it goes by rank: the first and the
/// second of a label have one, the second and the third the next, whichever tracks they are. Other pairs have their
/// own. The times of our choice are those of a good order, then the average of them and of the orders that this bound
/// takes for cheapest (Frank & Wolfe 1956).
class tangents {
public:
    /// Polls `expired` and gives up when it says so: then it is not complete and must not be asked.
    tangents(const set_numbers& numbers, const std::vector<int>& good_order, int rounds,
             const std::function<bool()>& expired);
    [[nodiscard]] bool complete() const noexcept { return complete_; }

    /// The cheapest conceivable rest of an order after `last`, but for what `rest` meets of the tracks before `last`.
    [[nodiscard]] double after(int last, row_set rest) const noexcept {
        return table_[static_cast<std::size_t>(rest) * n_ + static_cast<std::size_t>(last)];
    }
    /// What playing `b` as the first of `rest` adds, beside its transition, slot and arcs.
    [[nodiscard]] double toll(std::size_t b, row_set rest) const noexcept;
    /// Of half-life g, for each track of `rest` in the order of rows: the slopes of its pairs with the tracks played,
    /// and which of its label (as a place in `rest`) comes first. Tracks of one label share theirs out anyhow.
    void slopes(std::size_t g, row_set rest, double* slope, std::uint8_t* head) const;
    /// Bytes of the tables.
    [[nodiscard]] static std::size_t bytes(int n) noexcept {
        return (std::size_t{1} << n) * (static_cast<std::size_t>(n) + 1) * sizeof(double);
    }
    /// The orders that the bound took for cheapest, round by round; where memory is off the last is the cheapest.
    [[nodiscard]] const std::vector<std::vector<int>>& orders() const noexcept { return orders_; }
    /// What rounding can have added to a bound.
    [[nodiscard]] double error() const noexcept { return error_; }

private:
    /// Slopes of a label's pairs across a gap after so many, what a track of its own changes in that, and what levels
    /// it adds with those to come.
    struct rank {
        double across = 0, own = 0, level = 0;
    };
    /// Pairs of one half-life. Ranks count from 0 within a label; a label's matrix begins at offset[label].
    struct pairs {
        const fading* of;
        double rate;                                ///< ln 2 / half_life, a ms
        std::vector<std::size_t> offset, carriers;  ///< by label
        std::vector<row_set> mates;                 ///< by label
        std::vector<double> time, slope, level;     ///< n x n, or by label and rank
        std::vector<rank> ranks;                    ///< n + 1 a label
        [[nodiscard]] std::size_t at(std::size_t label, std::size_t u, std::size_t v) const {
            return offset[label] + u * carriers[label] + v;
        }
        [[nodiscard]] std::size_t played(std::size_t label, row_set rest) const noexcept;
    };
    void add_pairs(const fading& f);
    void touch(const std::vector<int>& order, double step);
    void sum_up();
    void build(const std::function<bool()>& expired);
    [[nodiscard]] double first_step(std::size_t b) const;
    [[nodiscard]] std::vector<int> cheapest() const;
    [[nodiscard]] double sum(const std::vector<double>& halves, std::size_t b, row_set rest) const noexcept;

    const set_numbers& p_;
    std::size_t n_, low_bits_;
    bool complete_ = false;
    double error_ = 0;
    std::vector<pairs> pairs_;
    std::vector<double> onto_;           ///< n x n, b * n + a: transition, and what neighbours have above their tangent
    std::vector<double> slope_, level_;  ///< n x n, of all pairs that have their own
    std::vector<double> slope_sums_, level_sums_;  ///< by the lower or upper half of a set, and track
    std::vector<double> total_;                    ///< of slope_, by track
    std::vector<double> across_;                   ///< by set: slopes of all pairs of one within and one without
    std::vector<double> table_;
    std::vector<std::vector<int>> orders_;
};

}  // namespace segue::detail
