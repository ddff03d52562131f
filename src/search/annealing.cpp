#include <segue/detail/annealing.hpp>
#include <segue/detail/arranged.hpp>
#include <segue/detail/config.hpp>
#include <segue/math.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace segue::detail {

// Shares in 64 of the proposals, found by trial on playlists of 100 to 1,000 real tracks.
inline constexpr int directed_share = 48;  ///< bring a track beside one of its candidates
inline constexpr int reversal_share = 28;  ///< of these; then relocations, and the rest are exchanges
inline constexpr int relocation_share = 26;
inline constexpr int short_reach = 4;  ///< slots that other proposals span
inline constexpr int longest_moved_block = 3;
/// What is left of a price once its transitions are known seldom takes off more than this, in temperatures.
inline constexpr double most_gained = 4;
/// The transitions between more tracks than this do not stay near the processor.
inline constexpr int near_matrix = 256;

/// -ln of the middles of 4,096 equal parts of 0..1: exponential draws without a logarithm each.
static inline const std::array<double, 4096>& exponential_draws() {
    static const auto draws = [] {
        std::array<double, 4096> out{};
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = -std::numbers::ln2 * log2((static_cast<double>(i) + 0.5) / 4096);
        return out;
    }();
    return draws;
}

SEGUE_INLINE annealing::annealing(scored_order& order, const candidates& near, random& r)
    : order_(order), near_(near), random_(r) {
    // the median: a few long moves change a hundred times as much as most
    std::vector<double> changes;
    while (changes.size() < 255)
        if (const arrangement a = propose(); !a.empty()) changes.push_back(std::abs(order_.price(a).cost));
    std::nth_element(changes.begin(), changes.begin() + 127, changes.end());
    scale_ = changes[127];
}

SEGUE_INLINE arrangement annealing::reversal(dice& d, bool directed) {
    const int row = below(order_.size()), s = order_.slot(row);
    if (!directed) return arranged_reversal(s, std::min(order_.size() - 1, s + 1 + d.below(short_reach)));
    const int q = slot_near(row, d);
    const bool after = d.coin();  // the near track comes after the row, or before it
    if (s < q) return after ? arranged_reversal(s + 1, q) : arranged_reversal(s, q - 1);
    return after ? arranged_reversal(q, s - 1) : arranged_reversal(q + 1, s);
}

SEGUE_INLINE arrangement annealing::relocation(dice& d, bool directed) {
    const int n = order_.size(), row = below(n), i = order_.slot(row),
              j = std::min(n - 1, i + d.below(longest_moved_block));
    int to;  // the slot that the block shall begin at or, seen from the left of it, end at
    if (directed) {
        to = slot_near(row, d) + (d.coin() ? 1 : 0);
    } else {
        const int by = 1 + d.below(short_reach);
        to = d.coin() ? i - by : j + 1 + by;
    }
    if (to > i) to -= j - i + 1;  // slots after the block move up when it is taken out
    if (to < 0 || to > n - (j - i + 1) || (directed && to >= i && to <= j)) return {};
    return arranged_relocation(i, j, to, d.coin());
}

SEGUE_INLINE arrangement annealing::exchange(dice& d, bool directed) {
    const int n = order_.size(), i = below(n), way = d.coin() ? 1 : -1;
    const int j = directed ? slot_near(order_.row(i), d) + way : i + way * (1 + d.below(short_reach));
    if (j == i || j < 0 || j >= n) return {};
    return arranged_exchange(std::min(i, j), std::min(i, j), std::max(i, j), std::max(i, j));
}

SEGUE_INLINE arrangement annealing::propose() {
    dice d(random_);
    const bool directed = d.below(64) < directed_share;
    const int kind = d.below(64);
    return kind < reversal_share                      ? reversal(d, directed)
           : kind < reversal_share + relocation_share ? relocation(d, directed)
                                                      : exchange(d, directed);
}

SEGUE_INLINE void annealing::run(int count, double temperature) {
    const auto& draws = exponential_draws();
    const double unit = temperature * scale_;
    order_.expect(most_gained * unit);
    // proposals wait in a ring until what they look up has come near; one more holds the proposal at hand
    std::array<arrangement, 5> ring;
    const bool far = order_.size() > near_matrix;
    const int length = far ? 5 : 2;
    int here = 0;
    const auto draw = [&](int k) {
        ring[static_cast<std::size_t>(k)] = propose();
        if (far) order_.fetch(ring[static_cast<std::size_t>(k)]);
    };
    for (int k = 1; k < length; ++k) draw(k);
    for (int k = 0; k < count; ++k) {
        draw(here);
        if (++here == length) here = 0;
        const arrangement& a = ring[static_cast<std::size_t>(here)];
        if (a.empty()) continue;
        const double limit = unit * draws[random_.next() >> 52];
        const auto by = order_.price_within(a, limit);
        if (!by || order_.weigh(*by) > limit) continue;
        order_.apply(a, *by);
        ++accepted_;
        for (int m = 0; m < length; ++m)
            if (m != here) draw(m);  // those that wait spoke of the order that was
    }
}

}  // namespace segue::detail
