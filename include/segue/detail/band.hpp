#pragma once

namespace segue::detail {

/// Price of a distance g in 0..1 outside a band: (low - g)/low below it, (g - high)/(1 - high) above it, 0 within. NaN
/// stays NaN.
struct band {
    double low, high;
    [[nodiscard]] constexpr double price(double g) const noexcept {
        if (g < low) return (low - g) / low;
        if (g <= high) return 0;
        return high < 1 ? (g - high) / (1 - high) : g - high;
    }
};

}  // namespace segue::detail
