#pragma once
#include <segue/problem.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace segue::detail {

/// Exposures of one half-life, all together: two tracks j before k strain each other by meet(j, k) * 2^(-(time between)
/// / half_life). Nothing else about their vectors matters, so n numbers a track do, however many dimensions there are.
///
/// A discounted sum v[j1] + keep[j1] * (v[j2] + keep[j2] * (v[j3] + ...)) ranks its tracks by v * patience: ascending
/// is its least order, descending its greatest, whatever the signs (exchange two neighbours; Smith 1956).
struct fading {
    double half_life = 0;          ///< ms
    std::vector<double> keep;      ///< what is left after each track
    std::vector<double> patience;  ///< 1/(1 - keep), 1e300 at most
    std::vector<double> meet;      ///< n x n, symmetric, weighted; the diagonal is 0
    std::vector<double> start;     ///< what each track meets of the memory before slot 0
    std::vector<int> labels;  ///< where tracks meet by `meet_label` if theirs are the same; empty: each pair by itself
    double meet_label = 0;
};

/// Rows as bits, n <= 31.
using row_set = std::uint32_t;

/// A problem of few tracks as programs over sets of tracks see it.
struct set_numbers {
    explicit set_numbers(const problem& p);

    int n = 0;
    std::vector<double> transition;               ///< n x n, +inf forbids
    std::vector<double> slot;                     ///< n x n by track: slot prices and arcs on slots; +inf forbids
    std::vector<fading> fadings;                  ///< one a half-life; none where nothing meets
    std::vector<double> duration;                 ///< ms; whole numbers, so sums are exact
    std::vector<const priced_arc*> timed;         ///< arcs on minutes; they live as long as the problem
    std::vector<const stretch_price*> stretches;  ///< prices by the minute; likewise
    double total_ms = 0;

    /// True where nothing is priced by the minute.
    [[nodiscard]] bool timeless() const noexcept { return timed.empty() && stretches.empty(); }
    /// Arcs on minutes and stretches: price of starting `row` at `ms`.
    [[nodiscard]] double timed_price(int row, double ms) const noexcept;
    /// Whether two tracks may change places in any order and leave its cost as it is.
    [[nodiscard]] bool alike(std::size_t a, std::size_t b) const noexcept;
    /// J of an order, and +inf where it is forbidden.
    [[nodiscard]] double cost(std::span<const int> order) const;
};

}  // namespace segue::detail
