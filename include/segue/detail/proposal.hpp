#pragma once
#include <segue/move.hpp>
#include <segue/random.hpp>

namespace segue::detail {

/// A random reversal, relocation or exchange whose span of slots begins at `lo`, in an order of n tracks, lo <= n - 2.
/// Short spans are drawn more often. Empty where the draw falls outside or changes nothing.
///
/// Symmetric for every lo: q(x -> y) = q(y -> x) for all orders x, y. Each draw has an inverse of its own kind in the
/// same span, undoing is one to one, and a draw is as likely as its inverse:
///  - a reversal is its own inverse;
///  - a relocation takes a block from one end of the span past the rest of it, turned or not; one of the same block
///  from
///    the other end, turned alike, undoes it, and a fair coin chooses the end;
///  - an exchange of blocks of sizes a, b at both ends, either turned, is undone by one of sizes b, a with the turnings
///    exchanged; a and b have one law.
/// The laws of sizes depend on n - lo alone, not on the order, and a draw that falls outside stays, which is symmetric
/// too. Hastings' ratio is therefore 1; and as every lo keeps exp(-J/T), a scan over them does.
[[nodiscard]] arrangement propose(int lo, int n, random& r);

}  // namespace segue::detail
