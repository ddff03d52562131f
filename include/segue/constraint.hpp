#pragma once
#include <segue/move.hpp>

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace segue {

/// One broken place of a rule: which rule, the slots it touches (from 0) and a sentence (slots from 1).
struct violation {
    std::string rule;
    std::vector<int> slots;
    std::string sentence;
    friend bool operator==(const violation&, const violation&) = default;
};

/// A rule lowered to row numbers: what the search counts. Immutable.
class constraint {
public:
    virtual ~constraint() = default;

    /// Broken pairs, slots or runs in `order` (rows, in playing order); 0 when the rule holds.
    [[nodiscard]] virtual int count(std::span<const int> order) const = 0;

    /// The same, one entry each.
    [[nodiscard]] virtual std::vector<violation> violations(std::span<const int> order) const = 0;

    /// count(after) - count(before). `position[row]` is the row's slot. The default counts twice, in O(n).
    [[nodiscard]] virtual int change(std::span<const int> order, std::span<const int> position,
                                     const arrangement& a) const;

    /// For the exact program, which builds orders from the front: a number that count() of no order beginning with
    /// `prefix` is below. The default knows nothing.
    [[nodiscard]] virtual int certain(std::span<const int> prefix) const {
        static_cast<void>(prefix);
        return 0;
    }

    /// True only when count(a + rest) <= count(b + rest) for every rest. Both are prefixes of the same rows and end in
    /// the same row. The default is never sure, which is right and slow.
    [[nodiscard]] virtual bool eases(std::span<const int> a, std::span<const int> b) const {
        static_cast<void>(a), static_cast<void>(b);
        return false;
    }

    /// Rows that must stand in one slot, as (row, slot) pairs; used to seed a start.
    [[nodiscard]] virtual std::vector<std::pair<int, int>> pins() const { return {}; }

    /// False only where no order with this row in this slot keeps the rule.
    [[nodiscard]] virtual bool fits(int row, int slot) const {
        static_cast<void>(row), static_cast<void>(slot);
        return true;
    }

    /// Why no order in which these rows stand beside each other keeps the rule, by counting, as a sentence without a
    /// full stop; empty where counting shows nothing. All rows: why no order does.
    [[nodiscard]] virtual std::string impossible(std::span<const int> block) const {
        static_cast<void>(block);
        return {};
    }

    /// Pairs of rows of which the first must come before the second; for the same use.
    [[nodiscard]] virtual std::vector<std::pair<int, int>> precedences() const { return {}; }

    /// Rows that must stand beside each other, each block in a sequence that keeps the rule; for the same use.
    [[nodiscard]] virtual std::vector<std::vector<int>> blocks() const { return {}; }
};

using constraints = std::vector<std::shared_ptr<const constraint>>;

}  // namespace segue
