#pragma once

namespace segue {

/// 2^x within 1e-15 relative, bit for bit the same on every platform (the library's own differ). 0 below -1,000.
[[nodiscard]] double exp2(double x) noexcept;

/// log2(x) for x > 0, within 1e-15 absolute or relative, bit for bit the same on every platform.
[[nodiscard]] double log2(double x) noexcept;

/// S(u) = u*u*(3-2u) after clamping u to 0..1: the smooth step of every band in the model.
[[nodiscard]] constexpr double smoothstep(double u) noexcept {
    u = u < 0 ? 0 : u > 1 ? 1 : u;
    return u * u * (3 - 2 * u);
}

}  // namespace segue
