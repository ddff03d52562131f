#pragma once
#include <segue/detail/tour.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
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

    /// True where the first `edges` put the tour together again as one ring.
    template <int edges>
    [[nodiscard]] bool is_ring() const noexcept;
    /// The pieces of a tour of `size` nodes as the first `edges` put them together again, to one ring.
    template <int edges>
    [[nodiscard]] std::array<tour::piece, edges> pieces(int size) const noexcept;

private:
    std::array<int, deepest> cut_{};
    std::array<bool, deepest> backwards_{};
    std::array<int, 2 * deepest> node_{};
};

/// Which end of a piece is joined to which, by the ranks of the cuts. Piece r lies between the cuts of rank r - 1 and
/// r; its ends are numbered 2r (the first place) and 2r + 1 (the last).
template <std::size_t edges>
constexpr std::array<std::uint8_t, 2 * edges> joined_ends(const std::array<std::uint8_t, edges>& rank,
                                                          const bool* backwards) noexcept {
    std::array<std::uint8_t, 2 * edges> out{}, end{};
    for (std::size_t i = 0; i < edges; ++i) {
        const auto low = static_cast<std::uint8_t>(2 * rank[i] + 1);
        const auto high = static_cast<std::uint8_t>(rank[i] + 1U == edges ? 0 : low + 1);
        end[2 * i] = backwards[i] ? high : low, end[2 * i + 1] = backwards[i] ? low : high;
    }
    for (std::size_t i = 0; i < edges; ++i) {
        const std::uint8_t a = end[2 * i + 1], b = end[i + 1 == edges ? 0 : 2 * i + 2];
        out[a] = b, out[b] = a;
    }
    return out;
}

/// A walk that enters a piece by one end leaves it by the other and goes on where that is joined to; one that meets all
/// pieces is a ring.
template <std::size_t edges>
constexpr bool meets_all(const std::array<std::uint8_t, 2 * edges>& joined) noexcept {
    std::size_t count = 1;
    for (unsigned in = joined[1]; in / 2 != 0; in = joined[in ^ 1U]) ++count;
    return count == edges;
}

/// For two or three edges, by which of their cuts lie before which and which are passed backwards, a bit each.
template <std::size_t edges>
constexpr auto rings_of_few() noexcept {
    constexpr std::size_t pairs = edges * (edges - 1) / 2;
    std::array<bool, (1U << (pairs + edges))> out{};
    for (std::size_t code = 0; code < out.size(); ++code) {
        std::array<std::uint8_t, edges> rank{};
        std::array<bool, edges> backwards{};
        std::size_t bits = code;
        for (std::size_t i = 0; i < edges; ++i, bits >>= 1U) backwards[i] = (bits & 1U) != 0;
        for (std::size_t i = 0; i < edges; ++i)
            for (std::size_t j = 0; j < i; ++j, bits >>= 1U) ++rank[(bits & 1U) != 0 ? i : j];
        bool orders = true;  // some bits contradict each other
        for (std::size_t i = 0; i < edges; ++i)
            for (std::size_t j = 0; j < i; ++j) orders = orders && rank[i] != rank[j];
        out[code] = orders && meets_all<edges>(joined_ends(rank, backwards.data()));
    }
    return out;
}

template <int edges>
bool edge_exchange::is_ring() const noexcept {
    constexpr auto count = static_cast<std::size_t>(edges);
    if constexpr (edges <= 3) {
        static constexpr auto rings = rings_of_few<count>();
        std::size_t code = 0, bit = 0;
        for (std::size_t i = 0; i < count; ++i) code |= static_cast<std::size_t>(backwards_[i]) << bit++;
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t j = 0; j < i; ++j) code |= static_cast<std::size_t>(cut_[j] < cut_[i]) << bit++;
        return rings[code];
    } else {
        std::array<std::uint8_t, count> rank{};
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t j = 0; j < i; ++j) {
                const auto after = static_cast<std::uint8_t>(cut_[j] < cut_[i]);
                rank[i] = static_cast<std::uint8_t>(rank[i] + after);
                rank[j] = static_cast<std::uint8_t>(rank[j] + 1 - after);
            }
        return meets_all<count>(joined_ends(rank, backwards_.data()));
    }
}

template <int edges>
std::array<tour::piece, edges> edge_exchange::pieces(int size) const noexcept {
    constexpr auto count = static_cast<std::size_t>(edges);
    std::array<std::uint8_t, count> rank{};
    std::array<int, count> sorted{};
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < count; ++j) rank[i] = static_cast<std::uint8_t>(rank[i] + (cut_[j] < cut_[i]));
        sorted[rank[i]] = cut_[i];
    }
    const auto joined = joined_ends(rank, backwards_.data());
    std::array<tour::piece, edges> out{};
    unsigned in = 0;
    for (tour::piece& p : out) {
        const std::size_t r = in / 2;
        const int from = sorted[r == 0 ? count - 1 : r - 1] + 1;
        p = {from == size ? 0 : from, sorted[r], in % 2 == 1};
        in = joined[in ^ 1U];
    }
    return out;
}

}  // namespace segue::detail
