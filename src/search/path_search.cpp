#include <segue/detail/config.hpp>
#include <segue/detail/path_search.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace segue::detail {

/// A gain below this is rounding: distances are kept as floats.
inline constexpr double least_path_gain = 1e-7;
/// A kick moves three stretches of at most this many stops.
inline constexpr int longest_kick = 15;

SEGUE_INLINE path_search::path_search(const problem& p, std::span<const int> order, int neighbours)
    : problem_(p),
      directed_(!p.symmetric()),
      stops_(order.size() + 1),
      nodes_(directed_ ? 2 * stops_ : stops_),
      tour_(closed(order)),
      kept_(tour_),
      dirty_(nodes_) {
    copy_prices();
    list_neighbours(std::min(static_cast<std::size_t>(neighbours), order.size() - 1));
    for (std::size_t i = 0; i < nodes_; ++i) {
        const int a = tour_.node(static_cast<int>(i));
        const double step = distance(a, tour_.next(a));
        if (step > -barred_) length_ += step;
    }
}

SEGUE_INLINE std::vector<int> path_search::closed(std::span<const int> order) const {
    std::vector<int> nodes;
    const auto visit = [&](int stop) {
        nodes.push_back(stop);
        if (directed_) nodes.push_back(stop + static_cast<int>(stops_));
    };
    for (const int row : order) visit(row);
    visit(static_cast<int>(order.size()));
    return nodes;
}

SEGUE_INLINE std::vector<int> path_search::opened(const tour& t) const {
    const int end = static_cast<int>(stops_) - 1, stops = static_cast<int>(stops_);
    const bool onwards = !directed_ || t.next(end) == end + stops;
    const auto step = [&](int a) { return onwards ? t.next(a) : t.previous(a); };
    std::vector<int> out;
    for (int a = step(end); a != end; a = step(a))
        if (a < stops) out.push_back(a);
    return out;
}

SEGUE_INLINE void path_search::copy_prices() {
    const std::size_t n = stops_ - 1;
    const auto given = problem_.transition_matrix();
    double most = 0;
    for (const double t : given) most = std::isinf(t) ? most : std::max(most, t);
    if (given.empty()) most = 1e6;
    barred_ = (most + 1) * static_cast<double>(stops_);
    if (given.empty()) return;
    matrix_.assign(stops_ * stops_, 0);
    for (std::size_t a = 0; a < n; ++a)
        std::transform(given.begin() + static_cast<std::ptrdiff_t>(a * n),
                       given.begin() + static_cast<std::ptrdiff_t>((a + 1) * n),
                       matrix_.begin() + static_cast<std::ptrdiff_t>(a * stops_),
                       [&](double t) { return static_cast<float>(std::isinf(t) ? barred_ : t); });
}

SEGUE_INLINE double path_search::computed_price(int from, int to) const {
    const int end = static_cast<int>(stops_) - 1;
    return from == end || to == end ? 0 : std::min(problem_.transition(from, to), barred_);
}

/// The nearest tracks and, since it is at no distance, the stop that closes the path.
SEGUE_INLINE void path_search::list_neighbours(std::size_t count) {
    const std::size_t n = stops_ - 1;
    const int other = directed_ ? static_cast<int>(stops_) : 0;  // from a node of one kind to those of the other
    width_ = count + 1;
    near_.assign(nodes_ * width_, 0);
    std::vector<std::pair<double, int>> ranked(n);
    std::vector<double> row(n);
    const auto list = [&](std::size_t a, int node, int shift, const auto& price) {
        for (std::size_t b = 0; b < n; ++b) ranked[b] = {price(b), static_cast<int>(b)};
        std::swap(ranked[a], ranked.back());
        std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count), ranked.end() - 1);
        int* out = &near_[static_cast<std::size_t>(node) * width_];
        *out++ = static_cast<int>(n) + shift;
        for (std::size_t k = 0; k < count; ++k) *out++ = ranked[k].second + shift;
    };
    for (std::size_t a = 0; a < n; ++a) {
        const int in = static_cast<int>(a);
        if (directed_) list(a, in, other, [&](std::size_t b) { return price(static_cast<int>(b), in); });
        problem_.transitions_from(in, row);
        list(a, in + other, 0, [&](std::size_t b) { return row[b]; });
    }
    for (std::size_t k = 0; k < width_; ++k) {
        near_[n * width_ + k] = static_cast<int>(k % n) + other;
        if (directed_) near_[(n + stops_) * width_ + k] = static_cast<int>(k % n);
    }
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
    for (const int a : ends) dirty_.push(a);
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

/// All that there is to gain at one dirty node.
SEGUE_INLINE void path_search::repair() {
    const int a = dirty_.pop();
    while (improve(a)) {
    }
}

SEGUE_INLINE void path_search::descend(const std::function<bool()>& give_up) {
    for (std::size_t i = 0; i < nodes_; ++i) dirty_.push(tour_.node(static_cast<int>(i)));
    while (!dirty_.empty() && !give_up()) repair();
    journal_.clear();
    remember();
}

/// Three stretches in a row, B C D, are put back as D C B, each read as before: the double bridge, which no move of
/// three edges undoes.
SEGUE_INLINE void path_search::bridge(random& r) {
    const int size = static_cast<int>(stops_), each = directed_ ? 2 : 1;  // the two nodes of a stop stay together
    const int longest = std::min(longest_kick, (size - 2) / 3);
    const int b = each * draw(r, longest), c = b + each * draw(r, longest), d = c + each * draw(r, longest);
    const int at = first_of_some_stop(r);
    const auto node = [&](int by) { return tour_.node((at + by) % tour_.size()); };
    std::array<int, 8> ends{
        node(-1 + tour_.size()), node(0), node(b - 1), node(b), node(c - 1), node(c), node(d - 1), node(d)};
    if (tour_.next(ends[0]) != ends[1]) std::reverse(ends.begin(), ends.end());  // the tour is read the other way
    const auto [a2, b1, b2, c1, c2, d1, d2, e1] = ends;
    length_ += distance(a2, d1) + distance(d2, c1) + distance(c2, b1) + distance(b2, e1) - distance(a2, b1) -
               distance(b2, c1) - distance(c2, d1) - distance(d2, e1);
    turn(b1, d2);
    turn(d2, d1);
    turn(c2, c1);
    turn(b2, b1);
    for (const int end : ends) dirty_.push(end);
}

SEGUE_INLINE int path_search::first_of_some_stop(random& r) {
    const int stop = draw(r, static_cast<int>(stops_)) - 1;
    return directed_ ? 2 * stop + (tied(0) ? 0 : 1) : stop;
}

SEGUE_INLINE bool path_search::kick(random& r, double allowed) {
    if (stops_ < 6) return true;
    const double before = length_;
    bridge(r);
    while (!dirty_.empty()) repair();
    const bool kept = length_ <= before + allowed;
    if (!kept) {
        undo();
        length_ = before;
    }
    journal_.clear();
    return kept;
}

}  // namespace segue::detail
