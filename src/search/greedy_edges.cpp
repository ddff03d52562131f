#include <segue/detail/config.hpp>
#include <segue/detail/near_points.hpp>
#include <segue/detail/point_tree.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace segue::detail {

/// Others that the end of a piece looks at in a round.
inline constexpr int ends_near = 5;

/// Pieces of a path that grow together: every row knows what it is joined to, every end the other end of its piece.
class path_pieces {
public:
    explicit path_pieces(int n)
        : pieces_(n), beside_(static_cast<std::size_t>(n), {-1, -1}), end_(static_cast<std::size_t>(n)) {
        for (int a = 0; a < n; ++a) end_[at(a)] = a;
    }

    [[nodiscard]] int count() const noexcept { return pieces_; }
    [[nodiscard]] bool is_end(int a) const noexcept { return beside_[at(a)][1] < 0; }
    [[nodiscard]] int other_end(int a) const noexcept { return end_[at(a)]; }
    void join(int a, int b) noexcept {
        if (a == b || !is_end(a) || !is_end(b) || end_[at(a)] == b) return;
        (beside_[at(a)][0] < 0 ? beside_[at(a)][0] : beside_[at(a)][1]) = b;
        (beside_[at(b)][0] < 0 ? beside_[at(b)][0] : beside_[at(b)][1]) = a;
        const int x = end_[at(a)], y = end_[at(b)];
        end_[at(x)] = y, end_[at(y)] = x;
        --pieces_;
    }
    /// The pieces one after the other.
    [[nodiscard]] std::vector<int> order() const {
        std::vector<int> out;
        std::vector<char> seen(beside_.size(), 0);
        out.reserve(beside_.size());
        for (int first = 0; first < static_cast<int>(beside_.size()); ++first) {
            if (seen[at(first)] || !is_end(first)) continue;
            for (int before = -1, a = first; a >= 0;) {
                seen[at(a)] = 1;
                out.push_back(a);
                const int next = beside_[at(a)][0] != before ? beside_[at(a)][0] : beside_[at(a)][1];
                before = a, a = next;
            }
        }
        return out;
    }

private:
    [[nodiscard]] static std::size_t at(int a) noexcept { return static_cast<std::size_t>(a); }

    int pieces_;
    std::vector<std::array<int, 2>> beside_;  ///< -1: none
    std::vector<int> end_;                    ///< of an end
};

struct possible_step {
    double length;
    int a, b;
    [[nodiscard]] bool operator<(const possible_step& o) const noexcept {
        return length != o.length ? length < o.length : a != o.a ? a < o.a : b < o.b;
    }
};

static inline void join_shortest(std::vector<possible_step>& steps, path_pieces& pieces) {
    std::sort(steps.begin(), steps.end());
    for (const possible_step& s : steps) pieces.join(s.a, s.b);
    steps.clear();
}

SEGUE_INLINE std::vector<int> greedy_edges(const point_rows& points, const near_points& near,
                                           const std::function<bool()>& give_up) {
    const int n = points.size();
    path_pieces pieces(n);
    std::vector<possible_step> steps;
    for (int a = 0; a < n; ++a)
        for (const near_node& b : near.of(a)) steps.push_back({b.distance, a, b.node});
    join_shortest(steps, pieces);
    while (pieces.count() > 1 && !give_up()) {
        std::vector<int> ends;
        for (int a = 0; a < n; ++a)
            if (pieces.is_end(a)) ends.push_back(a);
        const point_tree tree(points.at, points.columns, ends);
        std::vector<int> place(static_cast<std::size_t>(n), -1);
        for (int i = 0; i < tree.size(); ++i) place[static_cast<std::size_t>(tree.row(i))] = i;
        const auto own = [&](int i) { return place[static_cast<std::size_t>(pieces.other_end(tree.row(i)))]; };
        tree.each_nearest(ends_near, own, give_up, [&](int i, auto others) {
            for (const auto& [square, j] : others) steps.push_back({std::sqrt(square), tree.row(i), tree.row(j)});
        });
        join_shortest(steps, pieces);
    }
    return pieces.order();
}

SEGUE_INLINE std::vector<int> greedy_edges(const point_rows& points, const std::function<bool()>& give_up) {
    return greedy_edges(points, near_points(points, ends_near, give_up), give_up);
}

}  // namespace segue::detail
