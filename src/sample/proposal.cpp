#include <segue/detail/config.hpp>
#include <segue/detail/proposal.hpp>

#include <bit>

namespace segue::detail {

/// 1..most, every octave as likely as the next.
static inline int proposed_length(int most, random& r) {
    const auto octaves = static_cast<std::uint32_t>(std::bit_width(static_cast<std::uint32_t>(most)));
    const std::uint32_t octave = 1U << r.below(octaves);
    const int length = static_cast<int>(octave + r.below(octave));
    return length <= most ? length : 1 + static_cast<int>(r.below(static_cast<std::uint32_t>(most)));
}

/// Of one slot now and then, which stays: a chain that always moved could swing between two sets of orders for ever.
static inline arrangement proposed_reversal(int lo, int n, random& r) {
    const int size = proposed_length(n - lo, r);
    if (size == 1) return {};
    arrangement a{.lo = lo, .hi = lo + size - 1};
    a.add(lo, a.hi, true);
    return a;
}

static inline arrangement proposed_relocation(int lo, int n, random& r) {
    const int size = proposed_length(n - lo - 1, r), way = proposed_length(n - lo - 1, r);
    const auto coins = r.below(4);
    const bool turned = (coins & 1) != 0 && size > 1;
    arrangement a{.lo = lo, .hi = lo + size + way - 1};
    if (a.hi >= n) return {};
    if ((coins & 2) != 0) {
        a.add(lo + size, a.hi);
        a.add(lo, lo + size - 1, turned);
    } else {
        a.add(lo + way, a.hi, turned);
        a.add(lo, lo + way - 1);
    }
    return a;
}

static inline arrangement proposed_exchange(int lo, int n, random& r) {
    const int first = proposed_length(n - lo - 1, r), second = proposed_length(n - lo - 1, r),
              gap = proposed_length(n - lo, r) - 1;
    arrangement a{.lo = lo, .hi = lo + first + gap + second - 1};
    if (a.hi >= n) return {};
    const auto coins = r.below(4);
    a.add(lo + first + gap, a.hi, (coins & 1) != 0 && second > 1);
    a.add(lo + first, lo + first + gap - 1);
    a.add(lo, lo + first - 1, (coins & 2) != 0 && first > 1);
    return a;
}

SEGUE_INLINE arrangement propose(int lo, int n, random& r) {
    switch (r.below(3)) {
        case 0: return proposed_reversal(lo, n, r);
        case 1: return proposed_relocation(lo, n, r);
        default: return proposed_exchange(lo, n, r);
    }
}

}  // namespace segue::detail
