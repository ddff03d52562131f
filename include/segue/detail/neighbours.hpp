#pragma once
#include <segue/constraint.hpp>
#include <segue/crate.hpp>
#include <segue/detail/rearranged.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace segue::detail {

/// Rules that look at neighbours alone: forbid, require, together.
///
/// A law gives `constant` (what every order breaks before its neighbours are looked at), `pair(a, b)` (broken by b
/// after a, may be below zero), `end(a)` (broken by a as the last), `directed` (pair is not symmetric), `sources` (the
/// rows a for which a directed pair or end can be other than 0), and `broken(order, tracks, rule)`, the violations.
template <class Law>
class neighbour_constraint final : public constraint {
public:
    neighbour_constraint(const crate& tracks, Law law, std::string rule)
        : tracks_(tracks), law_(std::move(law)), rule_(std::move(rule)), n_(tracks.size()) {}

    [[nodiscard]] int count(std::span<const int> order) const override {
        return law_.constant + pairs(order) + (order.empty() ? 0 : law_.end(order.back()));
    }

    [[nodiscard]] std::vector<violation> violations(std::span<const int> order) const override {
        return law_.broken(order, tracks_, rule_);
    }

    [[nodiscard]] int change(std::span<const int> order, std::span<const int> position,
                             const arrangement& a) const override {
        if (a.empty()) return 0;
        const rearranged after{order, position, a};
        int more = 0;
        for (const int c : cuts_after(a, n_)) more += law_.pair(after.row(c - 1), after.row(c));
        for (const int c : cuts_before(a, n_))
            more -= law_.pair(order[static_cast<std::size_t>(c) - 1], order[static_cast<std::size_t>(c)]);
        if (a.hi == n_ - 1) more += law_.end(after.row(a.hi)) - law_.end(order.back());
        if constexpr (Law::directed)
            for (const block& b : a.span())
                if (b.reversed) more += turned(order, position, b);
        return more;
    }

    [[nodiscard]] int certain(std::span<const int> prefix) const override {
        return static_cast<int>(prefix.size()) == n_ ? count(prefix) : std::max(0, law_.certain(prefix, pairs(prefix)));
    }

    /// The same rows, the same last one: the rest adds as much to either.
    [[nodiscard]] bool eases(std::span<const int> a, std::span<const int> b) const override {
        return pairs(a) <= pairs(b);
    }

    [[nodiscard]] std::vector<std::pair<int, int>> precedences() const override { return law_.precedences(); }
    [[nodiscard]] std::vector<std::vector<int>> blocks() const override { return law_.blocks(); }

private:
    [[nodiscard]] int pairs(std::span<const int> order) const {
        int sum = 0;
        for (std::size_t i = 1; i < order.size(); ++i) sum += law_.pair(order[i - 1], order[i]);
        return sum;
    }

    /// What turning a block around changes inside it: along the block, or along the sources where they are fewer.
    [[nodiscard]] int turned(std::span<const int> order, std::span<const int> position, const block& b) const {
        const auto at = [&](int slot) { return order[static_cast<std::size_t>(slot)]; };
        int more = 0;
        if (b.size() <= static_cast<int>(law_.sources.size())) {
            for (int i = b.first; i < b.last; ++i) more += law_.pair(at(i + 1), at(i)) - law_.pair(at(i), at(i + 1));
            return more;
        }
        for (const int row : law_.sources) {
            const int i = position[static_cast<std::size_t>(row)];
            if (i < b.first || i > b.last) continue;
            if (i > b.first) more += law_.pair(row, at(i - 1));
            if (i < b.last) more -= law_.pair(row, at(i + 1));
        }
        return more;
    }

    crate tracks_;
    Law law_;
    std::string rule_;
    int n_;
};

}  // namespace segue::detail
