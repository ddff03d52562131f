#include <segue/detail/config.hpp>
#include <segue/detail/path_prices.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace segue::detail {

/// A tree through all nodes but the last, and what an edge of a 1-tree would put aside in it.
class alpha_tree {
public:
    alpha_tree(const path_prices& prices, const tree_ascent::tree& tree)
        : prices_(prices),
          last_(prices.nodes() - 1),
          order_(tree.order),
          up_(tree.parent),
          seen_(at(last_), -1),
          step_(at(last_)),
          longest_(at(last_)) {
        up_[at(order_.front())] = -1;
        for (const int a : order_)
            if (const int b = up_[at(a)]; b >= 0) step_[at(a)] = std::min(prices.distance(a, b), prices.distance(b, a));
        find_ends();
    }

    /// By how much the cheapest 1-tree that holds an edge from a, or to it where `before`, is dearer than the cheapest
    /// of all, for every node. The edge takes the place of the longest step on the way between its ends.
    void rank(int a, bool before, std::vector<double>& out) {
        if (a == last_) {
            for (const int b : order_) out[at(b)] = over_end(b, !before);
            return;
        }
        const int mark = 2 * a + (before ? 1 : 0);
        longest_[at(a)] = -std::numeric_limits<double>::infinity();
        seen_[at(a)] = mark;
        for (int v = a; up_[at(v)] >= 0; v = up_[at(v)]) {
            longest_[at(up_[at(v)])] = std::max(longest_[at(v)], step_[at(v)]);
            seen_[at(up_[at(v)])] = mark;
        }
        for (const int b : order_) {
            if (seen_[at(b)] != mark) longest_[at(b)] = std::max(longest_[at(up_[at(b)])], step_[at(b)]);
            out[at(b)] = (before ? prices_.distance(b, a) : prices_.distance(a, b)) - longest_[at(b)];
        }
        out[at(last_)] = over_end(a, before);
    }

private:
    [[nodiscard]] static std::size_t at(int a) noexcept { return static_cast<std::size_t>(a); }
    [[nodiscard]] double end(int a, bool opens) const {
        return opens ? prices_.distance(last_, a) : prices_.distance(a, last_);
    }
    [[nodiscard]] double over_end(int a, bool opens) const {
        return std::max(0.0, end(a, opens) - dearer_end_[opens ? 1 : 0]);
    }

    /// A 1-tree holds the two cheapest ends; where directed the cheapest opening and closing.
    void find_ends() {
        constexpr double none = std::numeric_limits<double>::infinity();
        double cheapest = none;
        dearer_end_[0] = dearer_end_[1] = none;
        for (const int a : order_) {
            double d = end(a, true);
            if (!prices_.directed() && d < cheapest) std::swap(d, cheapest);
            dearer_end_[1] = std::min(dearer_end_[1], d);
            dearer_end_[0] = prices_.directed() ? std::min(dearer_end_[0], end(a, false)) : dearer_end_[1];
        }
    }

    const path_prices& prices_;
    int last_;
    std::vector<int> order_, up_, seen_;  ///< parents before children; parents; for whom `longest_` was set last
    std::vector<double> step_, longest_;  ///< to the parent; on the way to the node that is ranked
    double dearer_end_[2] = {};           ///< that closes, that opens
};

SEGUE_INLINE void path_prices::list_by_alpha(const tree_ascent::tree& tree, const std::function<bool()>& give_up) {
    alpha_tree ways(*this, tree);
    std::vector<double> rank(nodes_, 0.0);
    int a = 0;
    for (; a < nodes() && !give_up(); ++a)
        for (const bool before : {false, true}) {
            if (before && !directed_) continue;
            ways.rank(a, before, rank);
            list(a, before, rank);
        }
    list_next(a);
}

SEGUE_INLINE void path_prices::list_nearest(const std::function<bool()>& give_up) {
    const std::vector<double> equal(nodes_, 1.0);
    int a = 0;
    for (; a < nodes() && !give_up(); ++a) {
        list(a, false, equal);
        if (directed_) list(a, true, equal);
    }
    list_next(a);
}

/// Nodes `from` on, with those after them around the tour.
SEGUE_INLINE void path_prices::list_next(int from) {
    for (int a = from; a < nodes(); ++a)
        for (const bool before : {false, true}) {
            if (before && !directed_) continue;
            near_node* out = &near_[(static_cast<std::size_t>(a) + (before ? nodes_ : 0)) * width_];
            for (int k = 0; k < static_cast<int>(width_); ++k) {
                const int b = (a + 1 + k) % nodes();
                out[k] = {b, static_cast<float>(before ? distance(b, a) : distance(a, b))};
            }
            std::sort(out, out + width_, [](const near_node& x, const near_node& y) {
                return x.distance != y.distance ? x.distance < y.distance : x.node < y.node;
            });
        }
}

/// The least by rank, then by distance; nearest first. A rank of 0, but for rounding, is that of an edge of the tree.
SEGUE_INLINE void path_prices::list(int a, bool before, std::span<const double> rank) {
    constexpr double tree_tie = 1e-6;
    const int last = nodes() - 1;
    std::vector<double> row;
    if (matrix_.empty() && a != last && !before) {  // a row at a time is less dear
        row.resize(track_.size());
        problem_.transitions_from(track(a), row);
    }
    std::vector<std::pair<double, near_node>> ranked;
    ranked.reserve(nodes_);
    for (int b = 0; b <= last; ++b) {
        if (b == a) continue;
        const double d = !row.empty() && b != last ? std::min(row[static_cast<std::size_t>(track(b))], barred_)
                         : before                  ? distance(b, a)
                                                   : distance(a, b);
        const double over = rank[static_cast<std::size_t>(b)];
        ranked.push_back({over, {b, static_cast<float>(d), over <= tree_tie}});
    }
    const auto nearer = [](const near_node& x, const near_node& y) {
        return x.distance != y.distance ? x.distance < y.distance : x.node < y.node;
    };
    const auto kept = ranked.begin() + static_cast<std::ptrdiff_t>(width_);
    std::nth_element(ranked.begin(), kept, ranked.end(), [&](const auto& x, const auto& y) {
        return x.first != y.first ? x.first < y.first : nearer(x.second, y.second);
    });
    near_node* out = &near_[(static_cast<std::size_t>(a) + (before ? nodes_ : 0)) * width_];
    std::transform(ranked.begin(), kept, out, [](const auto& x) { return x.second; });
    std::sort(out, out + width_, nearer);
}

}  // namespace segue::detail
