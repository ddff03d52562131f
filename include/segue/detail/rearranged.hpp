#pragma once
#include <segue/move.hpp>

#include <algorithm>
#include <array>
#include <span>

namespace segue::detail {

/// Where an order is cut: c stands for the cut between slots c - 1 and c. Ascending; the ends of the order are no cuts.
struct cuts {
    std::array<int, 5> at{};
    int count = 0;

    void add(int slot, int n) noexcept {
        if (slot > 0 && slot < n) at[static_cast<std::size_t>(count++)] = slot;
    }
    // A range itself, and not one that it lends: a loop over `cuts_after(...)` then keeps it alive.
    [[nodiscard]] const int* begin() const noexcept { return at.data(); }
    [[nodiscard]] const int* end() const noexcept { return at.data() + count; }
    [[nodiscard]] std::size_t size() const noexcept { return static_cast<std::size_t>(count); }
    /// The first slot after the stretch that begins at cut q.
    [[nodiscard]] int next(std::size_t q, int n) const noexcept { return q + 1 < size() ? at[q + 1] : n; }
};

/// The cuts an arrangement makes in the old order. What stands between two of them keeps its neighbours.
[[nodiscard]] inline cuts cuts_before(const arrangement& a, int n) noexcept {
    cuts out;
    for (const block& b : a.span()) out.add(b.first, n);
    out.add(a.hi + 1, n);
    for (auto end = out.at.begin(); end != out.at.begin() + out.count; ++end)
        std::rotate(std::upper_bound(out.at.begin(), end, *end), end, end + 1);
    return out;
}

/// Where the blocks meet in the new order.
[[nodiscard]] inline cuts cuts_after(const arrangement& a, int n) noexcept {
    cuts out;
    int slot = a.lo;
    for (const block& b : a.span()) {
        out.add(slot, n);
        slot += b.size();
    }
    out.add(slot, n);
    return out;
}

/// The order as it stands, read in the manner of `rearranged`.
struct as_it_stands {
    std::span<const int> order;
    std::span<const int> position = {};
    [[nodiscard]] int row(int slot) const noexcept { return order[static_cast<std::size_t>(slot)]; }
    [[nodiscard]] int slot(int row) const noexcept { return position[static_cast<std::size_t>(row)]; }
};

/// The order as it would read after an arrangement, without making it. Both look-ups take at most four steps.
struct rearranged {
    std::span<const int> order;
    std::span<const int> position;
    const arrangement& a;

    [[nodiscard]] int row(int slot) const noexcept {
        if (slot < a.lo || slot > a.hi) return order[static_cast<std::size_t>(slot)];
        int into = slot - a.lo;
        for (const block& b : a.span()) {
            if (into < b.size()) return order[static_cast<std::size_t>(b.reversed ? b.last - into : b.first + into)];
            into -= b.size();
        }
        return order[static_cast<std::size_t>(slot)];
    }

    [[nodiscard]] int slot(int row) const noexcept {
        const int old = position[static_cast<std::size_t>(row)];
        if (old < a.lo || old > a.hi) return old;
        int start = a.lo;
        for (const block& b : a.span()) {
            if (old >= b.first && old <= b.last) return start + (b.reversed ? b.last - old : old - b.first);
            start += b.size();
        }
        return old;
    }
};

}  // namespace segue::detail
