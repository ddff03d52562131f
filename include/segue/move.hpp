#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace segue {

/// Turns slots i..j around, both ends included, i <= j.
struct reversal {
    int i, j;
    friend bool operator==(const reversal&, const reversal&) = default;
};

/// Takes the block of slots i..j out and puts it back so that it starts at slot `to` of the new order, turned around
/// where `reversed`. 0 <= to <= n - (j - i + 1).
struct relocation {
    int i, j, to;
    bool reversed = false;
    friend bool operator==(const relocation&, const relocation&) = default;
};

/// Exchanges the blocks i..j and k..l, i <= j < k <= l; either may be turned around.
struct exchange {
    int i, j, k, l;
    bool first_reversed = false, second_reversed = false;
    friend bool operator==(const exchange&, const exchange&) = default;
};

using move = std::variant<reversal, relocation, exchange>;

/// A block of consecutive slots of an order, read backwards where `reversed`.
struct block {
    int first, last;  ///< slots of the old order, first <= last
    bool reversed = false;
    friend bool operator==(const block&, const block&) = default;
    [[nodiscard]] int size() const noexcept { return last - first + 1; }
};

/// What every move comes down to: slots lo..hi are read anew as a few blocks, one after the other. The blocks cover
/// lo..hi, each slot once; the rest of the order stays.
struct arrangement {
    int lo = 0, hi = -1;
    int count = 0;
    std::array<block, 4> blocks{};

    [[nodiscard]] bool empty() const noexcept { return count == 0; }
    [[nodiscard]] std::span<const block> span() const& noexcept {
        return {blocks.data(), static_cast<std::size_t>(count)};
    }
    void span() && = delete;  // the blocks would be gone before they are looked at
    void add(int first, int last, bool reversed = false) noexcept {
        if (first <= last) blocks[static_cast<std::size_t>(count++)] = {first, last, reversed};
    }
};

/// The blocks of a move on an order of n tracks; empty where the move changes nothing. Throws std::out_of_range where
/// the move does not fit.
[[nodiscard]] arrangement arrange(const move& m, int n);

/// The order after the move.
[[nodiscard]] std::vector<int> applied(const arrangement& a, std::span<const int> order);

[[nodiscard]] std::string to_string(const move& m);

}  // namespace segue
