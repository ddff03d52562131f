#pragma once
#include <segue/detail/lanes.hpp>

#include <cstddef>

namespace segue::detail {

/// <a, b>; width a multiple of 4.
inline double dot_in_lanes(const double* a, const double* b, std::size_t width) {
    lane sum{};
    for (std::size_t d = 0; d < width; d += 4) {
        lane x, y;
        load(x, a + d), load(y, b + d);
        sum += x * y;
    }
    return sum_of(sum);
}

/// out += scale * row
inline void add_scaled(double* out, double scale, const double* row, std::size_t width) {
    if (scale == 0) return;
    for (std::size_t d = 0; d < width; ++d) out[d] += scale * row[d];
}

}  // namespace segue::detail
