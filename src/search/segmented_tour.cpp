#include <segue/detail/config.hpp>
#include <segue/detail/segmented_tour.hpp>

#include <algorithm>
#include <cmath>

namespace segue::detail {

/// What is no longer than this is written node by node.
inline constexpr int short_stretch = 500;

SEGUE_INLINE segmented_tour::segmented_tour(std::span<const int> nodes)
    : most_segments_(3 * static_cast<std::size_t>(std::sqrt(static_cast<double>(nodes.size()))) + 16),
      at_(nodes.begin(), nodes.end()),
      where_(nodes.size()) {
    cut(nodes);
}

/// Into a third of the segments that there may be.
SEGUE_INLINE void segmented_tour::cut(std::span<const int> nodes) {
    const std::size_t each = std::max<std::size_t>(1, 3 * nodes.size() / most_segments_);
    segments_.clear();
    sequence_.clear();
    std::copy(nodes.begin(), nodes.end(), at_.begin());
    for (std::size_t first = 0; first < nodes.size(); first += each) {
        const auto last = std::min(first + each, nodes.size()) - 1;
        const auto s = static_cast<number>(segments_.size());
        for (std::size_t i = first; i <= last; ++i) where_[idx(at_[i])] = {static_cast<number>(i), s};
        segments_.push_back({static_cast<number>(first), static_cast<number>(last), 0, 0, false});
        sequence_.push_back(s);
    }
    number_segments();
}

SEGUE_INLINE void segmented_tour::number_segments() {
    number place = 0, rank = 0;
    for (const number s : sequence_) {
        segments_[s].place = place, segments_[s].rank = rank++;
        place += segments_[s].nodes();
    }
}

SEGUE_INLINE std::size_t segmented_tour::rank_at(int place) const noexcept {
    const auto behind = std::upper_bound(sequence_.begin(), sequence_.end(), static_cast<number>(place),
                                         [&](number at, number s) { return at < segments_[s].place; });
    return static_cast<std::size_t>(behind - sequence_.begin()) - 1;
}

SEGUE_INLINE void segmented_tour::rearrange(std::span<const piece> pieces) {
    const row r = from_longest(pieces);
    undoing_.push_back(inverse(r));
    put(r);
}

SEGUE_INLINE void segmented_tour::undo(std::size_t changes) {
    for (; undoing_.size() > changes; undoing_.pop_back()) {
        row r = undoing_.back();
        for (std::size_t i = 0; i < r.count; ++i) {
            piece& p = r.pieces[i];
            p.first = place(p.first), p.last = place(p.last);
        }
        put(r);
    }
}

/// The same ring, read from its longest piece on and in the direction that this one has.
SEGUE_INLINE segmented_tour::row segmented_tour::from_longest(std::span<const piece> pieces) const {
    const auto longest = std::max_element(pieces.begin(), pieces.end(),
                                          [&](const piece& a, const piece& b) { return length(a) < length(b); });
    const std::size_t k = pieces.size(), stays = static_cast<std::size_t>(longest - pieces.begin());
    const bool mirrored = longest->turned;
    row out{{}, k};
    for (std::size_t i = 0; i < k; ++i) {
        out.pieces[i] = pieces[(mirrored ? stays + k - i : stays + i) % k];
        out.pieces[i].turned ^= mirrored;
    }
    return out;
}

/// What puts the pieces back: in the order that they have now, by the nodes that they will begin and end with.
SEGUE_INLINE segmented_tour::row segmented_tour::inverse(const row& r) const {
    row out = r;
    const auto from_first = [&](const piece& p) { return around(p.first - r.pieces[0].first); };
    std::sort(out.pieces.begin(), out.pieces.begin() + static_cast<std::ptrdiff_t>(r.count),
              [&](const piece& a, const piece& b) { return from_first(a) < from_first(b); });
    for (std::size_t i = 0; i < r.count; ++i) {
        piece& p = out.pieces[i];
        p.first = node(p.first), p.last = node(p.last);
        if (p.turned) std::swap(p.first, p.last);
    }
    return out;
}

SEGUE_INLINE void segmented_tour::put(const row& r) {
    std::size_t begin = 1, end = r.count;  // but for those that stand where they belong
    int first = around(r.pieces[0].last + 1), last = around(r.pieces[0].first - 1);
    for (; begin < end && !r.pieces[begin].turned && r.pieces[begin].first == first; ++begin)
        first = around(r.pieces[begin].last + 1);
    for (; begin < end && !r.pieces[end - 1].turned && r.pieces[end - 1].last == last; --end)
        last = around(r.pieces[end - 1].first - 1);
    if (begin == end) return;
    if (const int count = length({first, last, false}); count <= short_stretch)
        write(r.all().subspan(begin, end - begin), first, count);
    else
        link(r);
}

SEGUE_INLINE void segmented_tour::write(std::span<const piece> pieces, int first, int count) {
    nodes_.clear();
    spots_.clear();
    for (int a = node(first), i = 0; i < count; ++i, a = next(a)) {
        nodes_.push_back(a);
        spots_.push_back(where_[idx(a)]);
    }
    auto to = spots_.begin();
    for (const piece& p : pieces) {
        const int nodes = length(p), step = p.turned ? -1 : 1;
        int from = around(p.first - first) + (p.turned ? nodes - 1 : 0);
        for (int i = 0; i < nodes; ++i, from += step, ++to) {
            at_[to->index] = nodes_[idx(from)];
            where_[idx(nodes_[idx(from)])] = *to;
        }
    }
}

SEGUE_INLINE void segmented_tour::link(const row& r) {
    for (const piece& p : r.all()) split(p.first);
    linked_.clear();
    for (const piece& p : r.all()) {
        const std::size_t first = rank_at(p.first), last = rank_at(p.last), count = sequence_.size();
        const std::size_t segments = 1 + last - first + (last < first ? count : 0);
        for (std::size_t i = 0; i < segments; ++i) {
            const number s = sequence_[(p.turned ? first + segments - 1 - i : first + i) % count];
            segments_[s].turned ^= p.turned;
            linked_.push_back(s);
        }
    }
    sequence_.swap(linked_);
    number_segments();
    if (sequence_.size() <= most_segments_) return;
    nodes_.clear();
    for (const number s : sequence_)
        for (number i = 0; i < segments_[s].nodes(); ++i)
            nodes_.push_back(at_[segments_[s].turned ? segments_[s].last - i : segments_[s].first + i]);
    cut(nodes_);
}

/// Makes a segment begin in this place: the shorter part of the one that holds it becomes a segment of its own. Leaves
/// the ranks to be numbered anew.
SEGUE_INLINE void segmented_tour::split(int place) {
    const std::size_t rank = rank_at(place);
    const number made = static_cast<number>(segments_.size());
    segment& s = segments_[sequence_[rank]];
    const number before = static_cast<number>(place) - s.place, after = s.nodes() - before;
    if (before == 0) return;
    const bool low = before < after ? !s.turned : s.turned;  // which end of the array the shorter part has
    const number shorter = std::min(before, after);
    segment part = s;
    if (low)
        part.last = s.first + shorter - 1, s.first += shorter;
    else
        part.first = s.last - shorter + 1, s.last -= shorter;
    (before < after ? s : part).place += before;
    for (number i = part.first; i <= part.last; ++i) where_[idx(at_[i])].segment = made;
    sequence_.insert(sequence_.begin() + static_cast<std::ptrdiff_t>(before < after ? rank : rank + 1), made);
    segments_.push_back(part);
}

}  // namespace segue::detail
