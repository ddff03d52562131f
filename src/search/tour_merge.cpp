#include <segue/detail/config.hpp>
#include <segue/detail/tour_merge.hpp>

#include <algorithm>
#include <limits>

namespace segue::detail {

/// A gain below this is rounding: distances are kept as floats.
inline constexpr double least_merge_gain = 1e-6;

/// The loop of edges from `begin` as links of `other`; returns by how much they are shorter than those of t.
SEGUE_INLINE double tour_merge::take_loop(const tour& t, const tour& other, int begin) {
    double gain = 0;
    links_.clear();
    int a = begin;
    do {
        seen_[static_cast<std::size_t>(a)] = 1;
        const int b = t.next(a), c = other.next(a);
        gain += prices_.distance(a, b) - prices_.distance(a, c);
        links_.push_back({a, c});
        a = other.previous(b);
    } while (a != begin);
    return gain;
}

SEGUE_INLINE std::size_t tour_merge::piece_of(int place) const {
    const auto found = std::lower_bound(last_.begin(), last_.end(), place);
    return found == last_.end() ? 0 : static_cast<std::size_t>(found - last_.begin());
}

SEGUE_INLINE int tour_merge::next(const tour& t, int a, std::size_t piece) const {
    return t.place(a) == last_[piece] ? links_[piece].to : t.next(a);
}

SEGUE_INLINE int tour_merge::previous(const tour& t, int b, std::size_t piece) const {
    if (t.place(b) != t.around(last_[before(piece)] + 1)) return t.previous(b);
    return std::find_if(links_.begin(), links_.end(), [&](const link& l) { return l.to == b; })->from;
}

/// Sorts the links; which piece follows on which, and on what rings they lie. Returns how many these are.
SEGUE_INLINE int tour_merge::find_rings(const tour& t) {
    std::sort(links_.begin(), links_.end(),
              [&](const link& x, const link& y) { return t.place(x.from) < t.place(y.from); });
    const std::size_t pieces = links_.size();
    last_.resize(pieces), follows_.resize(pieces), ring_.assign(pieces, -1), length_.clear();
    for (std::size_t i = 0; i < pieces; ++i) last_[i] = t.place(links_[i].from);
    for (std::size_t i = 0; i < pieces; ++i) follows_[i] = piece_of(t.place(links_[i].to));
    for (std::size_t i = 0; i < pieces; ++i) {
        if (ring_[i] >= 0) continue;
        const int ring = static_cast<int>(length_.size());
        length_.push_back(0);
        for (std::size_t k = i; ring_[k] < 0; k = follows_[k]) {
            ring_[k] = ring;
            const int nodes = last_[k] - last_[before(k)];
            length_.back() += nodes > 0 ? nodes : nodes + t.size();
        }
    }
    return static_cast<int>(length_.size());
}

SEGUE_INLINE void tour_merge::relink(int from, int to) {
    const auto known = std::find_if(links_.begin(), links_.end(), [&](const link& l) { return l.from == from; });
    if (known != links_.end())
        known->to = to;
    else
        links_.push_back({from, to});
}

/// Joins a ring to another where that lengthens the tour least: by how much, +inf where nothing is near.
SEGUE_INLINE double tour_merge::join(const tour& t, int ring) {
    double least = std::numeric_limits<double>::infinity();
    link out{-1, -1}, in{-1, -1};
    const auto offer = [&](int a, int b, int x, int y) {  // a to b and x to y: now a to y and x to b
        const double loss =
            prices_.distance(a, y) + prices_.distance(x, b) - prices_.distance(a, b) - prices_.distance(x, y);
        if (loss < least) least = loss, out = {a, y}, in = {x, b};
    };
    for (std::size_t k = 0; k < links_.size(); ++k) {
        if (ring_[k] != ring) continue;
        for (int i = last_[before(k)], a = -1; i != last_[k];) {
            i = t.around(i + 1), a = t.node(i);
            const int b = next(t, a, k);
            const double now = prices_.distance(a, b);
            for (const near_node& y : prices_.near(a, false)) {
                if (y.distance - now >= least) break;  // the other edge seldom makes up for it
                const std::size_t piece = piece_of(t.place(y.node));
                if (ring_[piece] != ring) offer(a, b, previous(t, y.node, piece), y.node);
            }
            for (const near_node& x : prices_.near(b, true)) {
                if (x.distance - now >= least) break;
                const std::size_t piece = piece_of(t.place(x.node));
                if (ring_[piece] != ring) offer(a, b, x.node, next(t, x.node, piece));
            }
        }
    }
    if (out.from >= 0) relink(out.from, out.to), relink(in.from, in.to);
    return least;
}

SEGUE_INLINE double tour_merge::join_rings(const tour& t, int rings) {
    double loss = 0;
    for (; rings > 1 && loss < std::numeric_limits<double>::infinity(); rings = find_rings(t))
        loss += join(t, static_cast<int>(std::min_element(length_.begin(), length_.end()) - length_.begin()));
    return loss;
}

/// The tour with the best links in it.
SEGUE_INLINE void tour_merge::rebuild(tour& t) {
    links_ = best_;
    static_cast<void>(find_rings(t));
    nodes_.clear();
    std::size_t k = 0;
    do {
        for (int i = last_[before(k)]; i != last_[k] || nodes_.empty();) {
            i = t.around(i + 1);
            nodes_.push_back(t.node(i));
        }
        k = follows_[k];
    } while (k != 0);
    t.assign(nodes_);
}

SEGUE_INLINE double tour_merge::improve(tour& t, const tour& other) {
    for (double total = 0;;) {
        double best = least_merge_gain;
        best_.clear();
        seen_.assign(static_cast<std::size_t>(t.size()), 0);
        for (int a = 0; a < t.size(); ++a) {
            if (seen_[static_cast<std::size_t>(a)] || t.next(a) == other.next(a)) continue;
            double gain = take_loop(t, other, a);
            if (gain <= best) continue;
            if (const int rings = find_rings(t); rings > 1) gain -= join_rings(t, rings);
            if (gain > best) best = gain, best_ = links_;
        }
        if (best_.empty()) return total;
        rebuild(t);
        total += best;
    }
}

}  // namespace segue::detail
