#pragma once
#include <segue/detail/tour.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace segue::detail {

/// What `tour` is, for many nodes: it is kept in segments of some hundred nodes, each read one way or the other, so
/// that a piece, however long, is moved by moving its segments (the two-level list of Fredman, Johnson, McGeoch &
/// Ostheimer 1995). A piece that ends within a segment splits it; when there are too many they are cut anew.
class segmented_tour {
public:
    using piece = tour::piece;

    explicit segmented_tour(std::span<const int> nodes);
    /// Another tour of as many nodes, settled.
    void assign(std::span<const int> nodes) {
        cut(nodes);
        settle();
    }

    [[nodiscard]] int size() const noexcept { return static_cast<int>(at_.size()); }
    /// The node in place i, 0..size - 1. O(log size), where its neighbours take constant time.
    [[nodiscard]] int node(int i) const noexcept {
        const segment& s = segments_[sequence_[rank_at(i)]];
        const number along = static_cast<number>(i) - s.place;
        return at_[s.turned ? s.last - along : s.first + along];
    }
    [[nodiscard]] int place(int a) const noexcept {
        const spot& w = where_[idx(a)];
        const segment& s = segments_[w.segment];
        return static_cast<int>(s.place + (s.turned ? s.last - w.index : w.index - s.first));
    }
    [[nodiscard]] int next(int a) const noexcept { return beside<true>(a); }
    [[nodiscard]] int previous(int a) const noexcept { return beside<false>(a); }
    [[nodiscard]] int around(int i) const noexcept { return i < 0 ? i + size() : i >= size() ? i - size() : i; }

    /// Puts all pieces, at most tour::most_pieces, back in this order.
    void rearrange(std::span<const piece> pieces);
    [[nodiscard]] std::size_t changes() const noexcept { return undoing_.size(); }
    /// As it was after so many changes; places may be counted from another node.
    void undo(std::size_t changes = 0);
    void settle() noexcept { undoing_.clear(); }

private:
    using number = std::uint32_t;
    struct segment {
        number first, last;  ///< where in `at_`
        number place;        ///< of the node that comes first on the tour
        number rank;         ///< in `sequence_`
        bool turned;         ///< the tour goes from `last` to `first`
        [[nodiscard]] number nodes() const noexcept { return last - first + 1; }
    };
    struct spot {
        number index, segment;
    };
    /// Pieces one after the other, of which the first stays as it is.
    struct row {
        std::array<piece, tour::most_pieces> pieces;
        std::size_t count;
        [[nodiscard]] std::span<const piece> all() const noexcept { return {pieces.data(), count}; }
    };

    [[nodiscard]] static std::size_t idx(int i) noexcept { return static_cast<std::size_t>(i); }
    [[nodiscard]] int length(const piece& p) const noexcept {
        return 1 + p.last - p.first + (p.last < p.first ? size() : 0);
    }
    [[nodiscard]] std::size_t rank_at(int place) const noexcept;
    template <bool onwards>
    [[nodiscard]] int beside(int a) const noexcept;
    [[nodiscard]] row from_longest(std::span<const piece> pieces) const;
    [[nodiscard]] row inverse(const row& r) const;
    void put(const row& r);
    void write(std::span<const piece> pieces, int first, int count);
    void link(const row& r);
    void split(int place);
    void number_segments();
    void cut(std::span<const int> nodes);

    std::size_t most_segments_;
    std::vector<int> at_;  ///< nodes, segment by segment
    std::vector<spot> where_;
    std::vector<segment> segments_;
    std::vector<number> sequence_, linked_;  ///< segments in the order of the tour
    std::vector<int> nodes_;                 ///< of a short stretch, or of all
    std::vector<spot> spots_;                ///< of the same
    std::vector<row> undoing_;               ///< what undoes each change; pieces between nodes, not places
};

template <bool onwards>
int segmented_tour::beside(int a) const noexcept {
    const spot& w = where_[idx(a)];
    const segment& s = segments_[w.segment];
    const bool up = onwards != s.turned;
    if (w.index != (up ? s.last : s.first)) return at_[up ? w.index + 1 : w.index - 1];
    const auto count = static_cast<number>(sequence_.size());
    const number rank = onwards ? (s.rank + 1 == count ? 0 : s.rank + 1) : (s.rank == 0 ? count : s.rank) - 1;
    const segment& t = segments_[sequence_[rank]];
    return at_[onwards != t.turned ? t.first : t.last];
}

}  // namespace segue::detail
