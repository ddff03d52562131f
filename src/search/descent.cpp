#include <segue/detail/arranged.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/descent.hpp>

#include <algorithm>
#include <limits>

namespace segue::detail {

/// A gain below this is rounding.
inline constexpr double least_gain = 1e-10;
/// Longest block that a relocation takes along.
inline constexpr int longest_block = 3;

SEGUE_INLINE descent::descent(scored_order& order, const candidates& near)
    : order_(order), near_(near), dirty_(static_cast<std::size_t>(order.size())) {}

SEGUE_INLINE double descent::seam(int s) const {
    return s < 0 || s + 1 >= order_.size() ? std::numeric_limits<double>::infinity()
                                           : near_.price(order_.row(s), order_.row(s + 1));
}

SEGUE_INLINE void descent::mark(int slot) {
    if (slot >= 0 && slot < order_.size()) dirty_.push(order_.row(slot));
}

SEGUE_INLINE void descent::mark_all() {
    for (int i = 0; i < order_.size(); ++i) mark(i);
}

SEGUE_INLINE void descent::consider(const arrangement& a) {
    if (a.empty()) return;
    const auto by = order_.price_within(a, best_);
    if (!by || order_.weigh(*by) >= best_) return;
    best_ = order_.weigh(*by);
    best_move_ = a;
    best_change_ = *by;
}

/// Both reversals that bring the tracks of slots s and q together.
SEGUE_INLINE void descent::consider_reversals(int s, int q) {
    const int i = std::min(s, q), j = std::max(s, q);
    if (i + 1 < j) {
        consider(arranged_reversal(i + 1, j));
        consider(arranged_reversal(i, j - 1));
    }
}

/// Blocks of one to three tracks that end in slot s go beside slot q, that end towards it.
SEGUE_INLINE void descent::consider_relocations(int s, int q) {
    const int n = order_.size();
    for (int size = 1; size <= longest_block; ++size) {
        for (const bool right : {false, true}) {  // the block reaches to the right or to the left of s
            if (right && size == 1) continue;
            const int i = right ? s : s - size + 1, j = i + size - 1;
            if (i < 0 || j >= n || (i <= q && q <= j)) continue;
            const int left_of = q > j ? q - size : q,
                      after = left_of + 1;  // slot of q's track, and after it, once the block is out
            consider(arranged_relocation(i, j, after, !right && size > 1));  // q then the block, s first
            consider(arranged_relocation(i, j, left_of, right));             // the block, s last, then q
        }
    }
}

/// The neighbours of slot s change places with the track in slot q.
SEGUE_INLINE void descent::consider_exchanges(int s, int q) {
    for (const int beside : {s - 1, s + 1}) {
        if (beside < 0 || beside >= order_.size() || beside == q) continue;
        const int i = std::min(beside, q), j = std::max(beside, q);
        consider(arranged_exchange(i, i, j, j));
    }
}

SEGUE_INLINE bool descent::improve(int row) {
    bool any = false;
    for (const int other : near_.of(row)) {
        const int s = order_.slot(row), q = order_.slot(other);
        if (s - q == 1 || q - s == 1) continue;
        // worth a look only where the pair beats one of the seams that a move would open
        if (near_.price(row, other) >= std::max(seam(s - 1), seam(s))) break;
        best_ = -least_gain;
        best_move_ = {};
        consider_reversals(s, q);
        consider_relocations(s, q);
        consider_relocations(q, s);
        consider_exchanges(s, q);
        if (best_move_.empty()) continue;
        order_.apply(best_move_, best_change_);
        mark_seams(best_move_);
        any = true;
    }
    return any;
}

SEGUE_INLINE void descent::mark_seams(const arrangement& a) {
    int at = a.lo;
    mark(at - 1);
    for (const block& b : a.span()) {
        mark(at);
        at += b.size();
        mark(at - 1);
    }
    mark(at);
}

}  // namespace segue::detail
