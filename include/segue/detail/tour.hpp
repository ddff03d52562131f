#pragma once
#include <array>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace segue::detail {

/// A closed tour in an array, with the place of every node. It changes by being cut into pieces that are put back in
/// another order: the longest stays where it is, so at most the rest is written anew. What was written over is kept
/// until `settle`, and `undo` puts it back.
class tour {
public:
    /// Places first..last, around the end of the array where last < first.
    struct piece {
        int first, last;
        bool turned;  ///< put back the other way round
    };
    static constexpr std::size_t most_pieces = 8;

    explicit tour(std::span<const int> nodes) : at_(nodes.size() + 2), place_(nodes.size()) {
        written_.reserve(16 * nodes.size());
        ranges_.reserve(1024);
        assign(nodes);
    }

    /// Another tour of as many nodes, settled.
    void assign(std::span<const int> nodes) noexcept {
        for (std::size_t i = 0; i < nodes.size(); ++i) set(static_cast<int>(i), nodes[i]);
        close();
        settle();
    }

    [[nodiscard]] int size() const noexcept { return static_cast<int>(place_.size()); }
    /// The node in place i, -1..size.
    [[nodiscard]] int node(int i) const noexcept { return at_[static_cast<std::size_t>(i + 1)]; }
    [[nodiscard]] int place(int a) const noexcept { return place_[static_cast<std::size_t>(a)]; }
    [[nodiscard]] int next(int a) const noexcept { return node(place(a) + 1); }
    [[nodiscard]] int previous(int a) const noexcept { return node(place(a) - 1); }
    /// Place i, counted on or back by less than `size`.
    [[nodiscard]] int around(int i) const noexcept { return i < 0 ? i + size() : i >= size() ? i - size() : i; }

    /// Puts all pieces of the tour, at most `most_pieces`, back in this order. Returns the number of places written.
    int rearrange(std::span<const piece> pieces);
    /// How many times it was rearranged since it was last settled.
    [[nodiscard]] std::size_t changes() const noexcept { return ranges_.size(); }
    /// As it was after so many changes.
    void undo(std::size_t changes = 0);
    void settle() noexcept { written_.clear(), ranges_.clear(); }

private:
    struct range {
        int first, count;
    };
    [[nodiscard]] int length(const piece& p) const noexcept {
        return 1 + p.last - p.first + (p.last < p.first ? size() : 0);
    }
    void set(int i, int a) noexcept {
        at_[static_cast<std::size_t>(i + 1)] = a;
        place_[static_cast<std::size_t>(a)] = i;
    }
    void close() noexcept { at_.front() = at_[at_.size() - 2], at_.back() = at_[1]; }
    [[nodiscard]] const int* keep(int first, int count);

    std::vector<int> at_;  ///< the last node, all nodes, the first node
    std::vector<int> place_;
    std::vector<int> written_;  ///< nodes that were written over, range by range
    std::vector<range> ranges_;
};

}  // namespace segue::detail
