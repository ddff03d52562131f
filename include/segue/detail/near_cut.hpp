#pragma once
#include <segue/detail/rearranged.hpp>
#include <segue/detail/shared_values.hpp>
#include <segue/detail/track_weights.hpp>

#include <array>
#include <cstdint>
#include <span>

namespace segue::detail {

/// Tracks within reach of a cut that share with anybody, the nearest first.
struct near_cut {
    struct entry {
        int row;
        std::uint64_t sign;
        std::int64_t off;  ///< what lies between the track and the cut
    };
    std::array<entry, 32> tracks;
    int count = 0;
    [[nodiscard]] std::span<const entry> span() const { return {tracks.data(), static_cast<std::size_t>(count)}; }

    /// Walks from `slot` to `end` (not included) while less than `limit` lies between. False where there are more of
    /// them than `tracks` holds.
    template <class Order>
    [[nodiscard]] bool gather(const Order& at, int slot, int end, int step, const shared_values& values,
                              const track_weights& weights, std::int64_t limit) {
        for (std::int64_t off = 0; slot != end && off < limit; slot += step) {
            const int row = at.row(slot);
            if (const auto sign = values.sign(row); sign != 0) {
                if (count == static_cast<int>(tracks.size())) return false;
                tracks[static_cast<std::size_t>(count++)] = {row, sign, off};
            }
            off += weights.of(row);
        }
        return true;
    }
};

/// What is broken across cuts, each once: as that of its last cut. `between(before, after)` counts it from the tracks
/// near a cut; where these are too many, `one_by_one(from, to)` does, from the slots after the cut.
template <class Order, class Between, class OneByOne>
[[nodiscard]] int count_across(const Order& at, const cuts& cut, int n, const shared_values& values,
                               const track_weights& weights, std::int64_t limit, Between&& between,
                               OneByOne&& one_by_one) {
    int found = 0;
    for (std::size_t q = 0; q < cut.size(); ++q) {
        const int from = cut.at[q], to = cut.next(q, n);
        near_cut before, after;
        const bool fits = after.gather(at, from, to, 1, values, weights, limit) &&
                          (after.count == 0 || before.gather(at, from - 1, -1, -1, values, weights, limit));
        found += fits ? between(before, after) : one_by_one(from, to);
    }
    return found;
}

}  // namespace segue::detail
