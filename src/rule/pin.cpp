#include <segue/detail/config.hpp>
#include <segue/detail/pin.hpp>
#include <segue/detail/rearranged.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/error.hpp>

#include <algorithm>

namespace segue::detail {

class pin_constraint final : public constraint {
public:
    pin_constraint(const crate& tracks, int row, int slot, std::string rule)
        : tracks_(tracks), row_(row), slot_(slot), rule_(std::move(rule)) {}

    [[nodiscard]] int count(std::span<const int> order) const override {
        return order[static_cast<std::size_t>(slot_)] != row_ ? 1 : 0;
    }

    [[nodiscard]] int certain(std::span<const int> prefix) const override {
        if (static_cast<std::size_t>(slot_) < prefix.size()) return count(prefix);
        return std::find(prefix.begin(), prefix.end(), row_) != prefix.end() ? 1 : 0;
    }

    [[nodiscard]] bool eases(std::span<const int> a, std::span<const int> b) const override {
        return certain(a) <= certain(b);
    }

    [[nodiscard]] std::vector<violation> violations(std::span<const int> order) const override {
        if (count(order) == 0) return {};
        int at = 0;
        while (order[static_cast<std::size_t>(at)] != row_) ++at;
        return {{rule_,
                 {slot_, at},
                 track_in_slot(tracks_, row_, at) + " must stand in slot " + std::to_string(slot_ + 1)}};
    }

    [[nodiscard]] int change(std::span<const int> order, std::span<const int> position,
                             const arrangement& a) const override {
        if (a.empty() || slot_ < a.lo || slot_ > a.hi) return 0;
        return (rearranged{order, position, a}.row(slot_) != row_ ? 1 : 0) - count(order);
    }

    [[nodiscard]] bool fits(int row, int slot) const override { return (row == row_) == (slot == slot_); }

    [[nodiscard]] std::vector<std::pair<int, int>> pins() const override { return {{row_, slot_}}; }

private:
    crate tracks_;
    int row_, slot_;
    std::string rule_;
};

SEGUE_INLINE std::shared_ptr<const constraint> pin(const crate& tracks, int row, int slot, std::string rule) {
    if (slot < 0 || slot >= tracks.size())
        throw rule_error("rule '" + rule + "': '" + tracks.label(row) + "' cannot stand in slot " +
                         std::to_string(slot + 1) + "; the order has " + counted(tracks.size(), "slot"));
    return std::make_shared<pin_constraint>(tracks, row, slot, std::move(rule));
}

SEGUE_INLINE std::vector<int> pinned_rows(const constraints& rules, int n) {
    std::vector<int> row_in(static_cast<std::size_t>(n), -1);
    std::vector<char> used(static_cast<std::size_t>(n), 0);
    for (const auto& rule : rules) {
        for (const auto& [row, slot] : rule->pins()) {
            if (row < 0 || row >= n || slot < 0 || slot >= n) continue;
            if (used[static_cast<std::size_t>(row)] || row_in[static_cast<std::size_t>(slot)] >= 0) continue;
            used[static_cast<std::size_t>(row)] = 1;
            row_in[static_cast<std::size_t>(slot)] = row;
        }
    }
    return row_in;
}

SEGUE_INLINE std::vector<int> around_pins(const std::vector<int>& pinned, const std::vector<int>& sequence) {
    std::vector<char> placed(sequence.size(), 0);
    for (const int row : pinned)
        if (row >= 0) placed[static_cast<std::size_t>(row)] = 1;
    std::vector<int> out = pinned;
    std::size_t slot = 0;
    for (const int row : sequence) {
        if (placed[static_cast<std::size_t>(row)]) continue;
        while (out[slot] >= 0) ++slot;
        out[slot] = row;
    }
    return out;
}

}  // namespace segue::detail
