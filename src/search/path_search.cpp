#include <segue/detail/config.hpp>
#include <segue/detail/path_search.hpp>

#include <algorithm>
#include <cmath>

namespace segue::detail {

/// A gain below this is rounding: distances are kept as floats.
inline constexpr double least_path_gain = 1e-7;
/// A kick exchanges two neighbouring stretches of at most this many nodes.
inline constexpr int longest_kick = 30;

static inline std::vector<int> closed(std::span<const int> order) {
    std::vector<int> nodes(order.begin(), order.end());
    nodes.push_back(static_cast<int>(order.size()));
    return nodes;
}

SEGUE_INLINE path_search::path_search(const problem& p, std::span<const int> order, int neighbours)
    : problem_(p),
      nodes_(order.size() + 1),
      tour_(closed(order)),
      kept_(tour_),
      queue_(nodes_ + 1),
      queued_(nodes_, 0) {
    const std::size_t n = order.size();
    if (const auto given = p.transition_matrix(); !given.empty()) {
        matrix_.assign(nodes_ * nodes_, 0);
        double most = 0;
        for (const double t : given) most = std::isinf(t) ? most : std::max(most, t);
        const double forbidden = (most + 1) * static_cast<double>(nodes_);  // dearer than any path without it
        for (std::size_t a = 0; a < n; ++a)
            std::transform(given.begin() + static_cast<std::ptrdiff_t>(a * n),
                           given.begin() + static_cast<std::ptrdiff_t>((a + 1) * n),
                           matrix_.begin() + static_cast<std::ptrdiff_t>(a * nodes_),
                           [&](double t) { return static_cast<float>(std::isinf(t) ? forbidden : t); });
    }
    list_neighbours(std::min(static_cast<std::size_t>(neighbours), n - 1));
    for (std::size_t i = 0; i < nodes_; ++i) {
        const int a = tour_.node(static_cast<int>(i));
        length_ += distance(a, tour_.next(a));
    }
}

SEGUE_INLINE double path_search::far_distance(int a, int b) const {
    const int end = static_cast<int>(nodes_) - 1;
    return a == end || b == end ? 0 : problem_.transition(a, b);
}

/// The nearest tracks and, since it is at no distance, the node that closes the path.
SEGUE_INLINE void path_search::list_neighbours(std::size_t count) {
    const std::size_t n = nodes_ - 1;
    width_ = count + 1;
    near_.assign(nodes_ * width_, 0);
    std::vector<double> row(n);
    std::vector<std::pair<double, int>> ranked(n);
    for (std::size_t a = 0; a < n; ++a) {
        problem_.transitions_from(static_cast<int>(a), row);
        for (std::size_t b = 0; b < n; ++b) ranked[b] = {row[b], static_cast<int>(b)};
        std::swap(ranked[a], ranked.back());
        std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count), ranked.end() - 1);
        int* out = &near_[a * width_];
        *out++ = static_cast<int>(n);
        for (std::size_t k = 0; k < count; ++k) *out++ = ranked[k].second;
    }
    for (std::size_t k = 0; k < width_; ++k) near_[n * width_ + k] = static_cast<int>(k % n);
}

SEGUE_INLINE void path_search::mark(int a) {
    if (queued_[static_cast<std::size_t>(a)]) return;
    queued_[static_cast<std::size_t>(a)] = 1;
    queue_[tail_] = a;
    tail_ = tail_ + 1 == queue_.size() ? 0 : tail_ + 1;
}

SEGUE_INLINE int path_search::pop() {
    const int a = queue_[head_];
    head_ = head_ + 1 == queue_.size() ? 0 : head_ + 1;
    queued_[static_cast<std::size_t>(a)] = 0;
    return a;
}

SEGUE_INLINE void path_search::turn(int a, int b) {
    tour_.flip(a, b);
    journal_.push_back({a, b, backwards_});
}

SEGUE_INLINE void path_search::look_back() {
    tour_.mirror();
    backwards_ = !backwards_;
}

SEGUE_INLINE void path_search::undo() {
    for (auto t = journal_.rbegin(); t != journal_.rend(); ++t) {
        if (t->backwards != backwards_) look_back();
        tour_.flip(t->b, t->a);
    }
}

SEGUE_INLINE void path_search::accept(double gain, std::initializer_list<int> ends) {
    length_ -= gain;
    for (const int a : ends) mark(a);
}

SEGUE_INLINE bool path_search::improve(int a) {
    if (improve_onwards(a)) return true;
    look_back();
    return improve_onwards(a);
}

/// Opens the tour between t1 and the next node t2, joins t2 to a near t3, and looks for what closes it at a gain.
SEGUE_INLINE bool path_search::improve_onwards(int t1) {
    const int t2 = tour_.next(t1);
    const double opened = distance(t1, t2);
    for (const int t3 : near(t2)) {
        const double gain = opened - distance(t2, t3);
        if (gain <= least_path_gain) break;
        if (t3 == t1) continue;
        if (open_then_close(t1, t2, t3, gain) || split_then_join(t1, t2, t3, gain)) return true;
    }
    return false;
}

/// t4 stands before t3: [t2 .. t4] [t3 .. t1] becomes t4 .. t2 t3 .. t1, a path that may be closed at once or opened
/// again beside a t5 near t4.
SEGUE_INLINE bool path_search::open_then_close(int t1, int t2, int t3, double gain) {
    const int t4 = tour_.previous(t3);
    if (t4 == t2) return false;
    gain += distance(t3, t4);
    if (const double closed = gain - distance(t4, t1); closed > least_path_gain) {
        turn(t2, t4);
        accept(closed, {t1, t2, t3, t4});
        return true;
    }
    const int middle = tour_.distance(t2, t3);
    for (const int t5 : near(t4)) {
        const double joined = gain - distance(t4, t5);
        if (joined <= least_path_gain) break;
        if (t5 == t3 || t5 == t4) continue;
        // what stands before t5 once [t2 .. t4] is turned around
        const int t6 = tour_.distance(t2, t5) < middle ? tour_.next(t5) : tour_.previous(t5);
        if (t6 == t4) continue;
        const double closed = joined + distance(t5, t6) - distance(t6, t1);
        if (closed <= least_path_gain) continue;
        turn(t2, t4);
        turn(t4, t6);
        accept(closed, {t1, t2, t3, t4, t5, t6});
        return true;
    }
    return false;
}

/// t4 stands after t3: [t2 .. t3] becomes a ring beside [t4 .. t1]; it is opened between t5 near t4 and a neighbour of
/// it. t6 after t5: two stretches change places. t6 before t5: both are turned around where they are.
SEGUE_INLINE bool path_search::split_then_join(int t1, int t2, int t3, double gain) {
    const int t4 = tour_.next(t3);
    if (t3 == t1) return false;
    gain += distance(t3, t4);
    const int ring = tour_.distance(t2, t3);
    for (const int t5 : near(t4)) {
        const double joined = gain - distance(t4, t5);
        if (joined <= least_path_gain) break;
        if (tour_.distance(t2, t5) > ring) continue;
        if (t5 != t3) {
            const int t6 = tour_.next(t5);
            const double closed = joined + distance(t5, t6) - distance(t6, t1);
            if (closed > least_path_gain) {
                turn(t2, t3);
                turn(t3, t6);
                turn(t5, t2);
                accept(closed, {t1, t2, t3, t4, t5, t6});
                return true;
            }
        }
        if (t5 != t2) {
            const int t6 = tour_.previous(t5);
            const double closed = joined + distance(t5, t6) - distance(t6, t1);
            if (closed > least_path_gain) {
                turn(t2, t6);
                turn(t5, t3);
                accept(closed, {t1, t2, t3, t4, t5, t6});
                return true;
            }
        }
    }
    return false;
}

SEGUE_INLINE void path_search::descend(const std::function<bool()>& give_up) {
    for (std::size_t i = 0; i < nodes_; ++i) mark(tour_.node(static_cast<int>(i)));
    while (head_ != tail_ && !give_up()) {
        const int a = pop();
        while (improve(a)) {
        }
    }
    journal_.clear();
    remember();
}

SEGUE_INLINE bool path_search::kick(random& r, double allowed) {
    const int size = tour_.size();
    if (size < 5) return true;
    const auto draw = [&](int below) { return static_cast<int>(r.below(static_cast<std::uint32_t>(below))); };
    const int longest = std::min(longest_kick, (size - 2) / 3);
    const int at = draw(size), first = 1 + draw(longest), second = 1 + draw(longest);
    const auto node = [&](int by) { return tour_.node((at + by) % size); };
    int a = node(0), b = node(1), c = node(first), d = node(first + 1), e = node(first + second),
        f = node(first + second + 1);
    if (tour_.next(a) != b) {  // read backwards: the same stretches, seen from the other end
        std::swap(a, f), std::swap(b, e), std::swap(c, d);
    }
    const double before = length_;
    length_ += distance(a, d) + distance(e, b) + distance(c, f) - distance(a, b) - distance(c, d) - distance(e, f);
    turn(b, e);
    turn(e, d);
    turn(c, b);
    for (const int end : {a, b, c, d, e, f}) mark(end);
    while (head_ != tail_) {
        const int dirty = pop();
        while (improve(dirty)) {
        }
    }
    const bool kept = length_ <= before + allowed;
    if (!kept) {
        undo();
        length_ = before;
    }
    journal_.clear();
    return kept;
}

SEGUE_INLINE std::vector<int> path_search::opened(const tour& t) const {
    std::vector<int> out;
    const int end = static_cast<int>(nodes_) - 1;
    for (int a = t.next(end); a != end; a = t.next(a)) out.push_back(a);
    return out;
}

}  // namespace segue::detail
