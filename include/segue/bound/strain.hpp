#pragma once
#include <segue/bound/bound.hpp>

#include <cstddef>

namespace segue {

/// Least strain of one exposure over all orders and for any durations, weight included; never below 0.
///
/// The better of two laws. Evenly spread: with Q = start + sum of 2x/(1 + keep) and c = ln 2 / half_life, a column's
/// strain is at least Q^2/(2 + cT) - start^2/2 - sum of x^2/(1 + keep), T the time all tracks take (model, section 8).
/// Pair by pair: 2^(-gap/half_life) is convex, so pairs of one rank distance within their label strain at least what
/// they would if all gaps were equal (Jensen), and no order leaves them more time in all than the first and last
/// slots do.
[[nodiscard]] double strain_bound(const problem& p, std::size_t exposure);

/// All exposures together.
[[nodiscard]] certificate strain_bound(const problem& p);

}  // namespace segue
