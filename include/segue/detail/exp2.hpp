#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numbers>

namespace segue::detail {

/// e^x for 0 <= x < 1 by its series, the smallest term first.
constexpr double exp_series(double x) {
    double sum = 0;
    for (int k = 20; k > 0; --k) sum = (1 + sum) * x / k;
    return 1 + sum;
}

/// 2^(j/64), j = 0..63, within a unit in the last place.
constexpr std::array<double, 64> exp2_table() {
    std::array<double, 64> table{};
    for (std::size_t j = 0; j < table.size(); ++j)
        table[j] = exp_series(static_cast<double>(j) / 64 * std::numbers::ln2);
    return table;
}
inline constexpr std::array<double, 64> exp2_steps = exp2_table();

/// segue::exp2 where a call would cost more than the sum: in the pricing of moves.
[[nodiscard]] inline double inlined_exp2(double x) noexcept {
    if (!(x > -1000)) return x <= -1000 ? 0 : x;
    if (x >= 1024) return std::numeric_limits<double>::infinity();
    // x = (64 n + j) / 64 + r with |r| <= 1/128; adding 1.5 * 2^52 rounds 64 x to a whole number in the low bits.
    constexpr double rounder = 0x1.8p52;
    const double shifted = x * 64 + rounder;
    const auto steps = static_cast<std::int32_t>(static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(shifted)));
    const double y = (x - (shifted - rounder) * 0x1p-6) * std::numbers::ln2;
    // e^y - 1, whose next term is below 4e-17
    const double rise = y * (1 + y * (1.0 / 2 + y * (1.0 / 6 + y * (1.0 / 24 + y * (1.0 / 120)))));
    const double step = exp2_steps[static_cast<std::size_t>(steps & 63)];
    const auto exponent = static_cast<std::uint64_t>(static_cast<std::int64_t>(steps >> 6) + 1023);
    return (step + step * rise) * std::bit_cast<double>(exponent << 52);
}

}  // namespace segue::detail
