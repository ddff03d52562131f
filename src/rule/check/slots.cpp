#include <segue/detail/collision.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/rule_text.hpp>

#include <algorithm>
#include <numeric>
#include <set>

namespace segue::detail {

/// How many tracks must come before each row, and after it.
struct ranks {
    std::vector<int> before, after;
};

static inline std::vector<int> reached(const std::vector<std::vector<int>>& next) {
    std::vector<int> out(next.size(), 0);
    for (std::size_t from = 0; from < next.size(); ++from) {
        if (next[from].empty()) continue;
        std::vector<char> seen(next.size(), 0);
        std::vector<int> stack = next[from];
        while (!stack.empty()) {
            const auto row = static_cast<std::size_t>(stack.back());
            stack.pop_back();
            if (std::exchange(seen[row], char{1})) continue;
            ++out[from];
            stack.insert(stack.end(), next[row].begin(), next[row].end());
        }
    }
    return out;
}

static inline ranks ranks_of(const std::vector<stated_rule>& rules, int n) {
    std::vector<std::vector<int>> later(static_cast<std::size_t>(n)), earlier(later.size());
    for (const auto& rule : rules)
        for (const auto& [a, b] : rule.law->precedences()) {
            later[static_cast<std::size_t>(a)].push_back(b);
            earlier[static_cast<std::size_t>(b)].push_back(a);
        }
    return {reached(earlier), reached(later)};
}

/// Which rows may stand in which slots, and a matching of as many as there can be (augmenting paths, the most
/// restricted slots first).
class slot_matching {
public:
    slot_matching(const std::vector<stated_rule>& rules, const ranks& r, int n) : n_(n), allowed_(size(n) * size(n)) {
        for (int slot = 0; slot < n; ++slot)
            for (int row = 0; row < n; ++row)
                allowed_[size(slot) * size(n) + size(row)] =
                    slot >= r.before[size(row)] && slot < n - r.after[size(row)] &&
                    std::all_of(rules.begin(), rules.end(),
                                [&](const stated_rule& one) { return one.law->fits(row, slot); });
    }

    [[nodiscard]] bool allowed(int row, int slot) const { return allowed_[size(slot) * size(n_) + size(row)] != 0; }

    /// Slots that all want the same rows, more slots than rows; empty where every slot finds its row.
    [[nodiscard]] std::vector<int> starved() {
        std::vector<int> slots(size(n_)), choice(size(n_), 0);
        std::iota(slots.begin(), slots.end(), 0);
        for (int slot = 0; slot < n_; ++slot)
            for (int row = 0; row < n_; ++row) choice[size(slot)] += allowed(row, slot);
        std::stable_sort(slots.begin(), slots.end(), [&](int a, int b) { return choice[size(a)] < choice[size(b)]; });
        slot_of_.assign(size(n_), -1);
        for (const int slot : slots) {
            std::vector<char> seen(size(n_), 0);
            std::vector<int> asked;
            if (!place(slot, seen, asked)) return asked;
        }
        return {};
    }

private:
    static std::size_t size(int i) noexcept { return static_cast<std::size_t>(i); }

    bool place(int slot, std::vector<char>& seen, std::vector<int>& asked) {
        asked.push_back(slot);
        for (int row = 0; row < n_; ++row)  // a free one first: most slots find one at once
            if (allowed(row, slot) && slot_of_[size(row)] < 0) {
                slot_of_[size(row)] = slot;
                return true;
            }
        for (int row = 0; row < n_; ++row) {
            if (!allowed(row, slot) || std::exchange(seen[size(row)], char{1})) continue;
            if (!place(slot_of_[size(row)], seen, asked)) continue;
            slot_of_[size(row)] = slot;
            return true;
        }
        return false;
    }

    int n_;
    std::vector<char> allowed_;
    std::vector<int> slot_of_;  ///< of each row, -1 while it has none
};

static inline std::string why_starved(const slot_matching& m, std::vector<int> slots, const crate& tracks) {
    constexpr std::size_t few = 4;
    std::sort(slots.begin(), slots.end());
    std::vector<int> rows;
    for (int row = 0; row < tracks.size(); ++row)
        if (std::any_of(slots.begin(), slots.end(), [&](int slot) { return m.allowed(row, slot); }))
            rows.push_back(row);
    std::string text = slots.size() == 1 ? "slot " : "slots ";
    for (std::size_t i = 0; i < std::min(slots.size(), few); ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(slots[i] + 1);
    if (slots.size() > few) text += " and " + std::to_string(slots.size() - few) + " more";
    text += slots.size() == 1 ? " is open to " : " are open to ";
    if (rows.empty()) return text + "no track";
    if (rows.size() > few) return text + "only " + counted(static_cast<int>(rows.size()), "track");
    for (std::size_t i = 0; i < rows.size(); ++i) text += (i == 0 ? "" : ", ") + ("'" + tracks.label(rows[i]) + "'");
    return text + " alone";
}

SEGUE_INLINE std::optional<collision> slots_without_tracks(const std::vector<stated_rule>& rules, const crate& tracks) {
    constexpr int most = 2000;  // n x n answers are asked of every rule
    const int n = tracks.size();
    if (n == 0 || n > most) return std::nullopt;
    const ranks r = ranks_of(rules, n);
    slot_matching m(rules, r, n);
    std::vector<std::size_t> all(rules.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    for (int row = 0; row < n; ++row) {
        bool any = false;
        for (int slot = 0; slot < n && !any; ++slot) any = m.allowed(row, slot);
        if (!any) return collision{all, "no slot is left for '" + tracks.label(row) + "'"};
    }
    auto starved = m.starved();
    if (starved.empty()) return std::nullopt;
    return collision{all, why_starved(m, std::move(starved), tracks)};
}

}  // namespace segue::detail
