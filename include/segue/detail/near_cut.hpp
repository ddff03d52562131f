#pragma once
#include <segue/detail/shared_values.hpp>

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

    /// Walks from `slot` to `end` (not included) while less than `limit` lies between; `weight` is of rows. False where
    /// there are more of them than `tracks` holds.
    template <class Order>
    [[nodiscard]] bool gather(const Order& at, int slot, int end, int step, const shared_values& values,
                              std::span<const std::int64_t> weight, std::int64_t limit) {
        for (std::int64_t off = 0; slot != end && off < limit; slot += step) {
            const int row = at.row(slot);
            if (const auto sign = values.sign(row); sign != 0) {
                if (count == static_cast<int>(tracks.size())) return false;
                tracks[static_cast<std::size_t>(count++)] = {row, sign, off};
            }
            off += weight[static_cast<std::size_t>(row)];
        }
        return true;
    }
};

}  // namespace segue::detail
