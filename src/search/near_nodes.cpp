#include <segue/detail/config.hpp>
#include <segue/detail/path_prices.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace segue::detail {

/// A tree through all nodes but those of the last stop, and what an edge of a 1-tree would put aside in it.
class alpha_tree {
public:
    alpha_tree(const path_prices& prices, const tree_ascent::tree& tree, double tie)
        : prices_(prices),
          last_(prices.stops() - 1),
          up_(size(), -1),
          seen_(size(), -1),
          step_(size()),
          longest_(size()) {
        for (const int vertex : tree.order) {
            const int a = node(vertex), b = node(tree.parent[static_cast<std::size_t>(vertex)]);
            order_.push_back(a);
            if (a == b) continue;
            up_[at(a)] = b;
            step_[at(a)] = stop(a) == stop(b) ? -tie : prices_.distance(a, b);
        }
        find_ends();
    }

    /// By how much the cheapest 1-tree that holds an edge from a is dearer than the cheapest of all, for every node to
    /// which there can be one. The edge takes the place of the longest step on the way between its ends.
    void rank(int a, std::vector<double>& out) {
        if (stop(a) == last_) {
            for (const int b : order_) out[at(b)] = over_end(b);
            return;
        }
        longest_[at(a)] = -std::numeric_limits<double>::infinity();
        seen_[at(a)] = a;
        for (int v = a; up_[at(v)] >= 0; v = up_[at(v)]) {
            longest_[at(up_[at(v)])] = std::max(longest_[at(v)], step_[at(v)]);
            seen_[at(up_[at(v)])] = a;
        }
        for (const int b : order_) {
            if (seen_[at(b)] != a) longest_[at(b)] = std::max(longest_[at(up_[at(b)])], step_[at(b)]);
            if (!prices_.directed() || goes_out(a) != goes_out(b))
                out[at(b)] = prices_.distance(a, b) - longest_[at(b)];
        }
        out[at(end_for(a))] = over_end(a);
    }

private:
    [[nodiscard]] static std::size_t at(int a) noexcept { return static_cast<std::size_t>(a); }
    [[nodiscard]] std::size_t size() const noexcept { return at(prices_.nodes()); }
    [[nodiscard]] int stop(int a) const noexcept { return a > last_ ? a - last_ - 1 : a; }
    [[nodiscard]] bool goes_out(int a) const noexcept { return a > last_; }
    [[nodiscard]] int node(int vertex) const noexcept { return vertex < last_ ? vertex : vertex + 1; }
    /// The node of the last stop that a may be joined to.
    [[nodiscard]] int end_for(int a) const noexcept {
        return prices_.directed() && !goes_out(a) ? last_ + prices_.stops() : last_;
    }
    [[nodiscard]] double to_end(int a) const { return prices_.distance(end_for(a), a); }
    [[nodiscard]] double over_end(int a) const { return std::max(0.0, to_end(a) - dearer_end_[goes_out(a) ? 1 : 0]); }

    /// A 1-tree holds the two cheapest ends; where directed the cheapest of either kind.
    void find_ends() {
        constexpr double none = std::numeric_limits<double>::infinity();
        double cheapest = none;
        dearer_end_[0] = dearer_end_[1] = none;
        for (const int a : order_) {
            double d = to_end(a);
            if (!prices_.directed() && d < cheapest) std::swap(d, cheapest);
            double& end = dearer_end_[goes_out(a) ? 1 : 0];
            end = std::min(end, d);
        }
    }

    const path_prices& prices_;
    int last_;
    std::vector<int> order_, up_, seen_;  ///< parents before children; parents; for whom `longest_` was set last
    std::vector<double> step_, longest_;  ///< to the parent; on the way to the node that is ranked
    double dearer_end_[2] = {};
};

SEGUE_INLINE void path_prices::list_by_alpha(const tree_ascent::tree& tree) {
    alpha_tree ways(*this, tree, barred_);
    std::vector<double> rank(static_cast<std::size_t>(nodes()), 0.0);
    for (int a = 0; a < nodes(); ++a) {
        ways.rank(a, rank);
        list(a, rank);
    }
}

SEGUE_INLINE void path_prices::list_nearest() {
    const std::vector<double> equal(static_cast<std::size_t>(nodes()), 0.0);
    for (int a = 0; a < nodes(); ++a) list(a, equal);
}

/// The least by rank, then by distance; nearest first.
SEGUE_INLINE void path_prices::list(int a, std::span<const double> rank) {
    const int last = stops() - 1, first = directed_ && a <= last ? stops() : 0, own = a > last ? a - stops() : a;
    std::vector<double> row;
    if (matrix_.empty() && own != last && first == 0) {  // a row at a time is less dear
        row.resize(track_.size());
        problem_.transitions_from(track(own), row);
    }
    std::vector<std::pair<double, near_node>> ranked;
    ranked.reserve(stops_);
    for (int stop = 0; stop <= last; ++stop) {
        if (stop == own) continue;
        const int b = stop + first;
        const double d = row.empty() || stop == last ? distance(a, b)
                                                     : std::min(row[static_cast<std::size_t>(track(stop))], barred_);
        ranked.push_back({rank[static_cast<std::size_t>(b)], {b, static_cast<float>(d)}});
    }
    const auto nearer = [](const near_node& x, const near_node& y) {
        return x.distance != y.distance ? x.distance < y.distance : x.node < y.node;
    };
    const auto kept = ranked.begin() + static_cast<std::ptrdiff_t>(width_);
    std::nth_element(ranked.begin(), kept, ranked.end(), [&](const auto& x, const auto& y) {
        return x.first != y.first ? x.first < y.first : nearer(x.second, y.second);
    });
    near_node* out = &near_[static_cast<std::size_t>(a) * width_];
    std::transform(ranked.begin(), kept, out, [](const auto& x) { return x.second; });
    std::sort(out, out + width_, nearer);
}

}  // namespace segue::detail
