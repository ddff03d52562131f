#pragma once
#include <segue/detail/tour.hpp>

#include <array>
#include <cstddef>
#include <span>

namespace segue::detail {

/// A sequential exchange of edges in the making (Lin & Kernighan 1973): edges leave a tour one after the other, and the
/// second node of each is joined to the first of the next, that of the last to the first of all.
class edge_exchange {
public:
    static constexpr int deepest = 6;

    /// The edge that leaves as number `i`, from place `cut` to the next: its nodes in the order of the exchange.
    void leave(int i, int cut, bool backwards, int first, int second) noexcept {
        const auto e = static_cast<std::size_t>(i);
        cut_[e] = cut, backwards_[e] = backwards;
        node_[2 * e] = first, node_[2 * e + 1] = second;
    }
    /// True where one of the first `edges` leaves the place `cut`.
    [[nodiscard]] bool has(int edges, int cut) const noexcept {
        for (int i = 0; i < edges; ++i)
            if (cut_[static_cast<std::size_t>(i)] == cut) return true;
        return false;
    }
    [[nodiscard]] int first() const noexcept { return node_[0]; }
    /// Of the first edge.
    [[nodiscard]] bool backwards() const noexcept { return backwards_[0]; }
    [[nodiscard]] int last(int edges) const noexcept { return node_[static_cast<std::size_t>(2 * edges - 1)]; }
    [[nodiscard]] std::span<const int> nodes(int edges) const noexcept {
        return {node_.data(), static_cast<std::size_t>(2 * edges)};
    }

    /// The pieces of a tour of `size` nodes as the first `edges` put them together again; empty where that gives more
    /// rings than one. Valid until the next call.
    template <int edges>
    [[nodiscard]] std::span<const tour::piece> pieces(int size) noexcept;

private:
    std::array<int, deepest> cut_{};
    std::array<bool, deepest> backwards_{};
    std::array<int, 2 * deepest> node_{};
    std::array<tour::piece, deepest> piece_{};
};

/// Piece r lies between the cuts of rank r - 1 and r; its ends are numbered 2r (the first place) and 2r + 1 (the last).
/// A walk that enters a piece by one end leaves it by the other and goes on where that is joined to.
template <int edges>
std::span<const tour::piece> edge_exchange::pieces(int size) noexcept {
    std::array<int, edges> sorted{};
    std::array<int, 2 * edges> end{}, joined{};
    for (std::size_t i = 0; i < edges; ++i) {
        int r = 0;
        for (std::size_t j = 0; j < edges; ++j) r += cut_[j] < cut_[i];
        sorted[static_cast<std::size_t>(r)] = cut_[i];
        const int low = 2 * r + 1, high = r + 1 == edges ? 0 : 2 * r + 2;
        end[2 * i] = backwards_[i] ? high : low, end[2 * i + 1] = backwards_[i] ? low : high;
    }
    for (std::size_t i = 0; i < edges; ++i) {
        const int a = end[2 * i + 1], b = end[i + 1 == edges ? 0 : 2 * i + 2];
        joined[static_cast<std::size_t>(a)] = b, joined[static_cast<std::size_t>(b)] = a;
    }
    int count = 1;
    for (int in = joined[1]; in / 2 != 0; in = joined[static_cast<std::size_t>(in ^ 1)]) ++count;
    if (count < edges) return {};
    std::size_t k = 0;
    for (int in = 0; k < edges; in = joined[static_cast<std::size_t>(in ^ 1)]) {
        const int r = in / 2, from = sorted[static_cast<std::size_t>(r == 0 ? edges - 1 : r - 1)] + 1;
        piece_[k++] = {from == size ? 0 : from, sorted[static_cast<std::size_t>(r)], in % 2 == 1};
    }
    return {piece_.data(), k};
}

}  // namespace segue::detail
