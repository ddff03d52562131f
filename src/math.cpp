#include <segue/detail/config.hpp>
#include <segue/math.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace segue {
namespace detail {

inline constexpr double log_of_2 = 0x1.62e42fefa39efp-1;

/// e^x for 0 <= x < 1 by its series, the smallest term first.
constexpr double exp_series(double x) {
    double sum = 0;
    for (int k = 20; k > 0; --k) sum = (1 + sum) * x / k;
    return 1 + sum;
}

/// 2^(j/64), j = 0..63, within a unit in the last place.
constexpr std::array<double, 64> exp2_table() {
    std::array<double, 64> table{};
    for (std::size_t j = 0; j < table.size(); ++j) table[j] = exp_series(static_cast<double>(j) / 64 * log_of_2);
    return table;
}
inline constexpr std::array<double, 64> exp2_steps = exp2_table();

}  // namespace detail

SEGUE_INLINE double exp2(double x) noexcept {
    if (!(x > -1000)) return x <= -1000 ? 0 : x;
    if (x >= 1024) return std::numeric_limits<double>::infinity();
    // x = (64 n + j) / 64 + r with |r| <= 1/128; adding 1.5 * 2^52 rounds 64 x to a whole number in the low bits.
    constexpr double rounder = 0x1.8p52;
    const double shifted = x * 64 + rounder;
    const auto steps = static_cast<std::int32_t>(static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(shifted)));
    const double y = (x - (shifted - rounder) * 0x1p-6) * detail::log_of_2;
    // e^y - 1, whose next term is below 4e-17
    const double rise = y * (1 + y * (1.0 / 2 + y * (1.0 / 6 + y * (1.0 / 24 + y * (1.0 / 120)))));
    const double step = detail::exp2_steps[static_cast<std::size_t>(steps & 63)];
    const auto exponent = static_cast<std::uint64_t>(static_cast<std::int64_t>(steps >> 6) + 1023);
    return (step + step * rise) * std::bit_cast<double>(exponent << 52);
}

SEGUE_INLINE double log2(double x) noexcept {
    using limits = std::numeric_limits<double>;
    if (!(x > 0) || x > limits::max()) return x == 0 ? -limits::infinity() : x < 0 ? limits::quiet_NaN() : x;
    double exponent = 0;
    if (x < limits::min()) {  // subnormal
        x *= 0x1p54;
        exponent = -54;
    }
    // x = m 2^e with m in [sqrt(1/2), sqrt(2)); 0x3fe6a09e667f3bcd is sqrt(1/2)
    const auto bits = std::bit_cast<std::uint64_t>(x) + (0x3ff0000000000000 - 0x3fe6a09e667f3bcd);
    exponent += static_cast<double>(static_cast<std::int64_t>(bits >> 52) - 1023);
    const double m = std::bit_cast<double>((bits & 0x000fffffffffffff) + 0x3fe6a09e667f3bcd);
    // ln m = 2 atanh(s), s = (m - 1)/(m + 1), |s| <= .1716
    const double s = (m - 1) / (m + 1), q = s * s;
    const double tail =
        q * (1.0 / 3 +
             q * (1.0 / 5 +
                  q * (1.0 / 7 +
                       q * (1.0 / 9 + q * (1.0 / 11 +
                                           q * (1.0 / 13 +
                                                q * (1.0 / 15 + q * (1.0 / 17 + q * (1.0 / 19 + q * (1.0 / 21))))))))));
    constexpr double twice_log2_e = 2 * 0x1.71547652b82fep+0;
    return exponent + twice_log2_e * (s + s * tail);
}

}  // namespace segue
