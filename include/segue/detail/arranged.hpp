#pragma once
#include <segue/move.hpp>

#include <algorithm>

namespace segue::detail {

// Moves as arrangements where the search makes them by the million: nothing is checked, blocks must fit the order.

[[nodiscard]] inline arrangement arranged_reversal(int i, int j) noexcept {
    arrangement a;
    if (i >= j) return a;
    a.lo = i, a.hi = j;
    a.add(i, j, true);
    return a;
}

/// The block i..j starts at slot `to` of the new order, turned around where `reversed`.
[[nodiscard]] inline arrangement arranged_relocation(int i, int j, int to, bool reversed) noexcept {
    if (to == i) return reversed ? arranged_reversal(i, j) : arrangement{};
    arrangement a;
    const bool turned = reversed && i < j;
    a.lo = std::min(i, to), a.hi = std::max(j, to + j - i);
    if (to < i) {
        a.add(i, j, turned);
        a.add(to, i - 1);
    } else {
        a.add(j + 1, a.hi);
        a.add(i, j, turned);
    }
    return a;
}

/// The blocks i..j and k..l, j < k, change places.
[[nodiscard]] inline arrangement arranged_exchange(int i, int j, int k, int l, bool first_reversed = false,
                                                   bool second_reversed = false) noexcept {
    arrangement a;
    a.lo = i, a.hi = l;
    a.add(k, l, second_reversed && k < l);
    a.add(j + 1, k - 1);
    a.add(i, j, first_reversed && i < j);
    return a;
}

}  // namespace segue::detail
