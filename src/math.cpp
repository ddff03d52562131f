#include <segue/detail/config.hpp>
#include <segue/detail/exp2.hpp>
#include <segue/math.hpp>

#include <bit>
#include <cstdint>
#include <limits>

namespace segue {
SEGUE_INLINE double exp2(double x) noexcept { return detail::inlined_exp2(x); }

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
