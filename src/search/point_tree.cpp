#include <segue/detail/config.hpp>
#include <segue/detail/point_tree.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace segue::detail {

inline constexpr int leaf_rows = 8;
/// Queries between two looks at whether to give up.
inline constexpr int queries_a_look = 256;

/// What is found so far for one place.
struct point_tree::query {
    const double* at;
    int place, barred;
    std::size_t wanted;
    std::vector<std::pair<double, int>>& best;
    std::vector<double>& off;  ///< by column, how far the part looked at is from the query at least

    [[nodiscard]] double farthest() const noexcept {
        return best.size() < wanted ? std::numeric_limits<double>::infinity() : best.back().first;
    }
    void take(double square, int i) {
        if (best.size() == wanted) best.pop_back();
        const auto behind = std::upper_bound(best.begin(), best.end(), square,
                                             [](double s, const auto& other) { return s < other.first; });
        best.insert(behind, {square, i});
    }
};

SEGUE_INLINE point_tree::point_tree(std::span<const double> points, int dims, std::vector<int> rows)
    : dims_(static_cast<std::size_t>(dims)), rows_(std::move(rows)) {
    if (rows_.empty()) return;
    grow(points, 0, size());
    at_.reserve(rows_.size() * dims_);
    for (const int row : rows_) {
        const double* p = points.data() + static_cast<std::size_t>(row) * dims_;
        at_.insert(at_.end(), p, p + dims_);
    }
}

SEGUE_INLINE int point_tree::grow(std::span<const double> points, int first, int last) {
    const auto made = parts_.size();
    parts_.push_back({first, last});
    if (last - first <= leaf_rows) return static_cast<int>(made);
    const auto at = [&](int row, std::size_t column) { return points[static_cast<std::size_t>(row) * dims_ + column]; };
    const auto begin = rows_.begin() + first, end = rows_.begin() + last;
    std::size_t widest = 0;
    double most = -1;
    for (std::size_t d = 0; d < dims_; ++d) {
        double low = at(*begin, d), high = low;
        for (auto row = begin; row != end; ++row) low = std::min(low, at(*row, d)), high = std::max(high, at(*row, d));
        if (high - low > most) most = high - low, widest = d;
    }
    const int half = first + (last - first) / 2;
    if (most > 0)
        std::nth_element(begin, rows_.begin() + half, end, [&](int a, int b) {
            return at(a, widest) != at(b, widest) ? at(a, widest) < at(b, widest) : a < b;
        });
    const double middle = at(rows_[static_cast<std::size_t>(half)], widest);
    const int low = grow(points, first, half), high = grow(points, half, last);
    parts_[made] = {first, last, static_cast<int>(widest), middle, low, high};
    return static_cast<int>(made);
}

SEGUE_INLINE void point_tree::scan(const part& leaf, query& q) const {
    for (int i = leaf.first; i < leaf.last; ++i) {
        const double* p = at_.data() + static_cast<std::size_t>(i) * dims_;
        double square = 0;
        for (std::size_t d = 0; d < dims_; ++d) square += (p[d] - q.at[d]) * (p[d] - q.at[d]);
        if (square < q.farthest() && i != q.place && i != q.barred) q.take(square, i);
    }
}

/// `least` is the square of how far the part is at least (Arya & Mount 1993).
SEGUE_INLINE void point_tree::look(int which, double least, query& q) const {
    const part& p = parts_[static_cast<std::size_t>(which)];
    if (p.column < 0) {
        scan(p, q);
        return;
    }
    const auto column = static_cast<std::size_t>(p.column);
    const bool below = q.place < parts_[static_cast<std::size_t>(p.high)].first;
    const bool own = q.place >= p.first && q.place < p.last;
    const double off = q.at[column] - p.middle, before = q.off[column];
    const bool low_first = own ? below : off < 0;
    look(low_first ? p.low : p.high, least, q);
    const double beyond = least - before * before + off * off;
    if (beyond >= q.farthest()) return;
    q.off[column] = off;
    look(low_first ? p.high : p.low, beyond, q);
    q.off[column] = before;
}

SEGUE_INLINE bool point_tree::each_nearest(
    int count, const std::function<int(int)>& barred, const std::function<bool()>& give_up,
    const std::function<void(int, std::span<const std::pair<double, int>>)>& found) const {
    std::vector<std::pair<double, int>> best;
    std::vector<double> off(dims_, 0.0);
    best.reserve(static_cast<std::size_t>(count) + 1);
    for (int i = 0; i < size(); ++i) {
        if (i % queries_a_look == 0 && give_up()) return false;
        best.clear();
        query q{
            at_.data() + static_cast<std::size_t>(i) * dims_, i, barred(i), static_cast<std::size_t>(count), best, off};
        if (count > 0) look(0, 0, q);
        found(i, best);
    }
    return true;
}

}  // namespace segue::detail
