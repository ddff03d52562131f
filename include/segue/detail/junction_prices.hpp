#pragma once
#include <segue/detail/lanes.hpp>

#include <cstddef>
#include <vector>

namespace segue::detail {

/// What a walk over slots pays: for every track in every slot, and for b in slot i + 1 after a in slot i
///     base(a, b) + sum over parts of
///         r(a, b) * (square(i, a) + square(i + 1, b) + s(b) ahead(i, a) + s(a) behind(i + 1, b)),
/// so that n^3 prices need n^2 numbers a part; or n^3 numbers (`cross`) where levels know track and slot together.
/// `Real` is float where an ascent looks for its way, double where a certificate is made.
template <class Real>
struct junction_prices {
    struct part {
        std::vector<Real> r;       ///< n x n, symmetric
        std::vector<Real> s;       ///< n
        std::vector<Real> square;  ///< slots x n, as the next two
        std::vector<Real> ahead;
        std::vector<Real> behind;
    };
    std::size_t n = 0;
    std::vector<Real> cross;  ///< (n - 1) x n x n by slot of a, or empty: added to base
    std::vector<Real> base;   ///< n x n, a then b; the diagonal and what is forbidden as +inf or 1e30
    std::vector<Real> node;   ///< slots x n
    std::vector<part> parts;

    /// Prices of going from `a` in `slot` to each b in the next.
    SEGUE_ALWAYS_INLINE void onward(std::size_t slot, std::size_t a, Real* out) const {
        const Real* fixed = base.data() + a * n;
        for (std::size_t b = 0; b < n; ++b) out[b] = fixed[b];
        if (!cross.empty()) {
            const Real* own = cross.data() + (slot * n + a) * n;
            for (std::size_t b = 0; b < n; ++b) out[b] += own[b];
        }
        for (const part& p : parts) {
            const Real *r = p.r.data() + a * n, *s = p.s.data(), *square = p.square.data() + (slot + 1) * n,
                       *behind = p.behind.data() + (slot + 1) * n;
            const Real own = p.square[slot * n + a], ahead = p.ahead[slot * n + a], mine = p.s[a];
            for (std::size_t b = 0; b < n; ++b) out[b] += r[b] * (own + square[b] + s[b] * ahead + mine * behind[b]);
        }
    }
};

/// How often walks play a track in a slot, and what of them meets at the junctions: shares, or counts of one walk.
struct junction_flows {
    struct part {
        /// slots x n: sums of 2 r(a, b) * (share of a before b), over the tracks after a and over those before b; the
        /// same with each weighted by the other's s.
        std::vector<double> out, out_s, in, in_s;
    };
    std::vector<double> visits;    ///< slots x n
    std::vector<double> together;  ///< n x n, over all slots: a right before b
    std::vector<part> parts;
};

}  // namespace segue::detail
