#include <segue/detail/config.hpp>
#include <segue/detail/path_search.hpp>

#include <algorithm>
#include <array>
#include <numeric>

namespace segue::detail {

/// A gain below this is rounding: distances are kept as floats.
inline constexpr double least_path_gain = 1e-7;
/// Edges that one exchange takes out at most: where directed, no even number of them can be put back.
inline constexpr int exchanged_edges = 3, exchanged_deep = 5;
/// Of the last node's neighbours, how many an exchange of five looks at: the later, the fewer.
inline constexpr std::array<std::size_t, exchanged_deep> deep_breadth{0, 7, 5, 3, 2};
/// Exchanges in a row at most: directed ones seldom gain late.
inline constexpr int longest_directed_chain = 3, longest_deep_chain = 4;

template <class Tour>
path_search<Tour>::path_search(path_prices prices, const search_reach& reach)
    : prices_(std::move(prices)),
      reach_(reach),
      tour_(closed(prices_.nodes())),
      kept_(tour_),
      dirty_(static_cast<std::size_t>(tour_.size())),
      stamp_(static_cast<std::size_t>(tour_.size()), 0) {
    if (reach_.deep || prices_.directed())
        reach_.chain = std::min(reach_.chain, reach_.deep ? longest_deep_chain : longest_directed_chain);
    touched_.reserve(2 * exchanged_deep * static_cast<std::size_t>(reach_.chain));
    length_ = length_of(tour_);
}

template <class Tour>
double path_search<Tour>::length_of(const Tour& t) const {
    double out = -prices_.raised();
    for (int i = 0; i < t.size(); ++i) out += prices_.distance(t.node(i), t.next(t.node(i)));
    return out;
}

template <class Tour>
Tour path_search<Tour>::closed(int nodes) {
    std::vector<int> out(static_cast<std::size_t>(nodes));
    std::iota(out.begin(), out.end(), 0);
    return Tour(out);
}

template <class Tour>
std::vector<int> path_search<Tour>::opened(const Tour& t) const {
    const int end = t.size() - 1;
    std::vector<int> out;
    for (int a = t.next(end); a != end; a = t.next(a)) out.push_back(prices_.track(a));
    return out;
}

/// Joins the last node to one near it, `gain` being what has been won so far. Where directed all edges keep their
/// direction: what leaves last went into the node, or all went out, so what is joined does.
template <class Tour>
template <int most, int edges>
bool path_search<Tour>::go_on(double gain) {
    const int from = exchange_.last(edges), next = tour_.next(from), previous = tour_.previous(from);
    const bool directed = prices_.directed(), backwards = exchange_.backwards();
    auto near = prices_.near(from, !backwards);
    if (most == exchanged_deep) near = near.first(std::min(near.size(), deep_breadth[edges]));
    for (const near_node& to : near) {
        const double joined = gain - to.distance;
        if (joined <= least_path_gain) break;
        if (directed ? to.node == (backwards ? next : previous) : to.node == next || to.node == previous) continue;
        const int j = tour_.place(to.node);
        if (!(directed && backwards) && leave<most, edges>(j, false, to.node, tour_.next(to.node), joined)) return true;
        if (!(directed && !backwards) &&
            leave<most, edges>(j == 0 ? tour_.size() - 1 : j - 1, true, to.node, tour_.previous(to.node), joined))
            return true;
    }
    return false;
}

/// The edge from a, which has just been joined, to its neighbour b on the tour leaves.
template <class Tour>
template <int most, int before>
bool path_search<Tour>::leave(int cut, bool backwards, int a, int b, double joined) {
    constexpr int edges = before + 1;
    if (exchange_.has(before, cut)) return false;
    const double opened = joined + distance(a, b, backwards);
    const double closed = opened - distance(exchange_.first(), b, backwards);
    const bool gains = closed > least_path_gain;
    if (edges == most && !gains && opened <= best_gain_) return false;
    if (stamp_[static_cast<std::size_t>(a)] == step_ && stamp_[static_cast<std::size_t>(b)] == step_) return false;
    exchange_.leave(before, cut, backwards, a, b);
    if ((gains || edges == most) && exchange_.template is_ring<edges>()) {
        if (gains) {
            apply(exchange_, edges, exchange_.template pieces<edges>(tour_.size()));
            length_ -= closed;
            for (const int t : touched_) dirty_.push(t);
            return true;
        }
        best_ = exchange_, best_gain_ = opened;
    }
    if constexpr (edges < most) return go_on<most, edges>(opened);
    return false;
}

template <class Tour>
void path_search<Tour>::apply(const edge_exchange& e, int edges, std::span<const tour::piece> pieces) {
    const auto nodes = e.nodes(edges);
    touched_.insert(touched_.end(), nodes.begin(), nodes.end());
    for (const int t : nodes) stamp_[static_cast<std::size_t>(t)] = step_;
    tour_.rearrange(pieces);
}

template <class Tour>
bool path_search<Tour>::improve(int a) {
    return improve(a, false) || improve(a, true);
}

/// Opens the tour at one side of `a`, and looks for what closes it at a gain. Where no exchange does, the one that has
/// won most is made all the same, and the search goes on from its last node.
template <class Tour>
bool path_search<Tour>::improve(int a, bool backwards) {
    constexpr int few = exchanged_edges, many = exchanged_deep;
    const bool directed = prices_.directed();
    int i = tour_.place(a), b = backwards ? tour_.previous(a) : tour_.next(a);
    const std::size_t before = tour_.changes();
    double gain = distance(a, b, backwards);
    touched_.clear();
    ++step_;
    for (int left = reach_.chain;; --left) {
        exchange_.leave(0, backwards ? tour_.around(i - 1) : i, backwards, a, b);
        best_gain_ = least_path_gain;
        if (reach_.deep ? go_on<many, 1>(gain) : go_on<few, 1>(gain)) return true;
        if (best_gain_ == least_path_gain || left == 1) break;
        if (reach_.deep)
            apply(best_, many, best_.template pieces<many>(tour_.size()));
        else
            apply(best_, few, best_.template pieces<few>(tour_.size()));
        gain = best_gain_, b = best_.last(reach_.deep ? many : few);
        i = tour_.place(a);
        if (!directed) backwards = tour_.previous(a) == b;
    }
    tour_.undo(before);
    return false;
}

/// All that there is to gain at one dirty node.
template <class Tour>
void path_search<Tour>::repair() {
    const int a = dirty_.pop();
    while (improve(a)) {
    }
}

template <class Tour>
void path_search<Tour>::descend(const std::function<bool()>& give_up) {
    for (int i = 0; i < tour_.size(); ++i) dirty_.push(tour_.node(i));
    while (!dirty_.empty() && !give_up()) {
        repair();
        tour_.settle();
    }
    remember();
}

template <class Tour>
void path_search<Tour>::restart(std::span<const int> nodes, const Tour& known) {
    tour_.assign(nodes);
    length_ = length_of(tour_);
    for (int i = 0; i < tour_.size(); ++i) {
        const int a = tour_.node(i), b = tour_.next(a);
        if (known.next(a) == b) continue;
        dirty_.push(a);
        dirty_.push(b);
    }
    while (!dirty_.empty()) {
        repair();
        tour_.settle();
    }
}

/// Three stretches in a row, B C D, are put back as D C B, each read as before: the double bridge, which no exchange of
/// three edges undoes.
template <class Tour>
void path_search<Tour>::bridge(random& r) {
    const int nodes = prices_.nodes(), longest = std::min(reach_.kick, (nodes - 2) / 3);
    const auto draw = [&](int most) { return static_cast<int>(r.below(static_cast<std::uint32_t>(most))); };
    std::array<int, 4> first{draw(nodes)};
    for (std::size_t k = 1; k < 4; ++k) first[k] = tour_.around(first[k - 1] + 1 + draw(longest));
    std::array<int, 4> last{};
    for (std::size_t k = 0; k < 4; ++k) last[k] = tour_.around(first[(k + 1) % 4] - 1);
    const auto step = [&](std::size_t a, std::size_t b) {
        return prices_.distance(tour_.node(last[a]), tour_.node(first[b]));
    };
    for (const std::size_t k : {0U, 1U, 2U, 3U}) {
        length_ += step((k + 1) % 4, k) - step(k, (k + 1) % 4);
        dirty_.push(tour_.node(first[k]));
        dirty_.push(tour_.node(last[k]));
    }
    const std::array<tour::piece, 4> pieces{{{first[3], last[3], false},
                                             {first[2], last[2], false},
                                             {first[1], last[1], false},
                                             {first[0], last[0], false}}};
    tour_.rearrange(pieces);
}

template <class Tour>
bool path_search<Tour>::kick(random& r, double allowed) {
    if (prices_.nodes() < 6) return true;
    const double before = length_;
    bridge(r);
    while (!dirty_.empty()) repair();
    const bool kept = length_ <= before + allowed;
    if (kept) {
        tour_.settle();
    } else {
        tour_.undo();
        length_ = before;
    }
    return kept;
}

template class path_search<tour>;
template class path_search<segmented_tour>;

}  // namespace segue::detail
