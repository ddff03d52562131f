#pragma once
#include <segue/detail/set_numbers.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace segue::detail {

/// Rows as bits, n <= 31.
using row_set = std::uint32_t;

/// What a discounted sum v[j1] + keep[j1] * (v[j2] + keep[j2] * (v[j3] + ...)) ranks its tracks by: ascending is its
/// least order, descending its greatest, whatever the signs (exchange two neighbours; Smith 1956).
[[nodiscard]] inline double discount_rank(double value, double keep) noexcept {
    if (keep < 1) return value / (1 - keep);
    return value == 0  ? 0
           : value > 0 ? std::numeric_limits<double>::infinity()
                       : -std::numeric_limits<double>::infinity();
}

/// The cheapest conceivable rest of an order, by (last track, set of tracks to come): transitions, slots and arcs as
/// they are; of the strain among last track and rest, neighbours as they are, and beyond them each track as if the rest
/// were ordered to suit it alone. Exact where memory is off.
///
/// What tracks before the last one put on the rest is not in it.
class completion {
public:
    /// Polls `expired` and gives up when it says so: then it is not complete and must not be asked.
    completion(const set_numbers& numbers, const std::function<bool()>& expired);
    [[nodiscard]] bool complete() const noexcept { return complete_; }

    [[nodiscard]] double after(int last, row_set rest) const noexcept {
        return table_[static_cast<std::size_t>(rest) * n_ + static_cast<std::size_t>(last)];
    }
    /// Bytes held while it is being built.
    [[nodiscard]] static std::size_t bytes(int n, std::size_t fadings) noexcept;

private:
    std::size_t n_;
    bool complete_ = false;
    std::vector<double> table_;
};

}  // namespace segue::detail
