#include <segue/detail/config.hpp>
#include <segue/detail/feasible_start.hpp>
#include <segue/detail/pin.hpp>
#include <segue/random.hpp>

#include <algorithm>
#include <limits>
#include <numeric>

namespace segue::detail {

/// Rows in blocks that overlap nowhere (the first of two that do counts), in the sequence given; every other row alone.
static inline std::vector<std::vector<int>> rows_in_blocks(const constraints& rules, const std::vector<int>& sequence) {
    std::vector<int> block_of(sequence.size(), -1);
    std::vector<std::vector<int>> blocks;
    for (const auto& rule : rules)
        for (auto& block : rule->blocks()) {
            const auto taken = [&](int row) { return block_of[static_cast<std::size_t>(row)] >= 0; };
            if (std::any_of(block.begin(), block.end(), taken)) continue;
            for (const int row : block) block_of[static_cast<std::size_t>(row)] = static_cast<int>(blocks.size());
            blocks.push_back(std::move(block));
        }
    std::vector<std::vector<int>> out;
    std::vector<char> placed(blocks.size(), 0);
    for (const int row : sequence) {
        const int b = block_of[static_cast<std::size_t>(row)];
        if (b < 0)
            out.push_back({row});
        else if (!std::exchange(placed[static_cast<std::size_t>(b)], char{1}))
            out.push_back(blocks[static_cast<std::size_t>(b)]);
    }
    return out;
}

/// Items sorted so that precedences between them hold where they can; else in the sequence given. Always the first
/// item that waits for none; in a circle, the first.
static inline std::vector<int> sorted_by_precedence(const constraints& rules,
                                                    const std::vector<std::vector<int>>& items, std::size_t n) {
    std::vector<std::size_t> item_of(n);
    for (std::size_t i = 0; i < items.size(); ++i)
        for (const int row : items[i]) item_of[static_cast<std::size_t>(row)] = i;
    std::vector<std::vector<std::size_t>> next(items.size());
    std::vector<int> waits(items.size(), 0);
    for (const auto& rule : rules)
        for (const auto& [a, b] : rule->precedences()) {
            const std::size_t i = item_of[static_cast<std::size_t>(a)], j = item_of[static_cast<std::size_t>(b)];
            if (i == j) continue;
            next[i].push_back(j);
            ++waits[j];
        }
    std::vector<int> out;
    std::vector<char> done(items.size(), 0);
    const auto place = [&](auto&& self, std::size_t i) -> void {
        done[i] = 1;
        out.insert(out.end(), items[i].begin(), items[i].end());
        for (const std::size_t j : next[i])
            if (--waits[j] == 0 && !done[j]) self(self, j);  // what waited follows at once
    };
    for (std::size_t i = 0; i < items.size(); ++i)
        if (!done[i] && waits[i] <= 0) place(place, i);
    for (std::size_t i = 0; i < items.size(); ++i)
        if (!done[i]) place(place, i);
    return out;
}

/// Conflicts mended one by one.
class mending {
public:
    mending(const constraints& rules, std::vector<int> order, std::uint64_t seed)
        : rules_(rules), random_(seed), order_(std::move(order)), position_(order_.size()), weight_(rules.size(), 1.0) {
        for (std::size_t i = 0; i < order_.size(); ++i)
            position_[static_cast<std::size_t>(order_[i])] = static_cast<int>(i);
        for (const auto& rule : rules_) {
            broken_.push_back(rule->count(order_));
            for (const auto& block : rule->blocks()) blocks_.push_back(block);
        }
    }

    [[nodiscard]] int violations() const { return std::accumulate(broken_.begin(), broken_.end(), 0); }
    [[nodiscard]] const std::vector<int>& order() const { return order_; }

    /// Picks a conflict, tries to take each of its tracks elsewhere, and makes the best of these moves.
    void step() {
        const std::size_t rule = broken_rule();
        const auto all = rules_[rule]->violations(order_);
        std::vector<int> slots;
        if (!all.empty()) slots = all[random_.below(static_cast<std::uint32_t>(all.size()))].slots;
        if (slots.empty())  // a rule that counts, but cannot say where
            slots.push_back(static_cast<int>(random_.below(static_cast<std::uint32_t>(order_.size()))));
        best_gain_ = -std::numeric_limits<double>::infinity();
        best_ = {};
        const int slot = pick(slots);
        try_moves(slot, slots);
        if (slots.size() > 1) try_moves(pick(slots), slots);
        if (best_.empty()) return;
        if (best_gain_ <= 0)
            for (std::size_t r = 0; r < rules_.size(); ++r)
                if (broken_[r] > 0) weight_[r] += 1;
        if (best_gain_ >= 0 || random_.below(20) == 0) make(best_);
    }

private:
    [[nodiscard]] int pick(const std::vector<int>& of) {
        return of[random_.below(static_cast<std::uint32_t>(of.size()))];
    }
    [[nodiscard]] std::size_t broken_rule() {
        std::vector<int> broken;
        for (std::size_t r = 0; r < rules_.size(); ++r)
            if (broken_[r] > 0) broken.push_back(static_cast<int>(r));
        return static_cast<std::size_t>(pick(broken));
    }

    void try_moves(int slot, const std::vector<int>& near) {
        const int n = static_cast<int>(order_.size());
        constexpr int draws = 24;
        const auto [from, until] = stretch(slot);
        const int first = from, last = until;  // clang 14 lets no lambda use a binding
        const int size = last - first + 1;
        const auto target = [&](int to) {
            to = std::clamp(to, 0, n - size);
            consider(relocation{first, last, to});
            if (size > 1) consider(relocation{slot, slot, std::clamp(to, 0, n - 1)});
            if (to != slot) {
                const int i = std::min(slot, to), j = std::max(slot, to);
                consider(exchange{i, i, j, j});
            }
        };
        for (const int s : near)
            for (const int to : {s - 1, s, s + 1}) target(to);
        for (int k = 0; k < draws; ++k) target(static_cast<int>(random_.below(static_cast<std::uint32_t>(n))));
    }

    /// The slots around one that hold rows of the same block.
    [[nodiscard]] std::pair<int, int> stretch(int slot) const {
        int first = slot, last = slot;
        const int row = order_[static_cast<std::size_t>(slot)];
        for (const auto& block : blocks_) {
            const auto inside = [&](int at) {
                return at >= 0 && at < static_cast<int>(order_.size()) &&
                       std::find(block.begin(), block.end(), order_[static_cast<std::size_t>(at)]) != block.end();
            };
            if (std::find(block.begin(), block.end(), row) == block.end()) continue;
            while (inside(first - 1)) --first;
            while (inside(last + 1)) ++last;
        }
        return {first, last};
    }

    void consider(const move& m) {
        const arrangement a = arrange(m, static_cast<int>(order_.size()));
        if (a.empty()) return;
        double gain = 0;
        for (std::size_t r = 0; r < rules_.size(); ++r) gain -= weight_[r] * rules_[r]->change(order_, position_, a);
        if (gain < best_gain_ || (gain == best_gain_ && random_.below(2) == 0)) return;
        best_gain_ = gain;
        best_ = a;
    }

    void make(const arrangement& a) {
        for (std::size_t r = 0; r < rules_.size(); ++r) broken_[r] += rules_[r]->change(order_, position_, a);
        order_ = applied(a, order_);
        for (int i = a.lo; i <= a.hi; ++i) position_[static_cast<std::size_t>(order_[static_cast<std::size_t>(i)])] = i;
    }

    const constraints& rules_;
    random random_;
    std::vector<int> order_, position_;
    std::vector<double> weight_;
    std::vector<int> broken_;  ///< violations of each rule
    std::vector<std::vector<int>> blocks_;
    double best_gain_ = 0;
    arrangement best_;
};

SEGUE_INLINE feasible_start find_feasible(const constraints& rules, std::vector<int> sequence, std::uint64_t seed,
                                          int steps, const std::function<bool()>& expired) {
    const int n = static_cast<int>(sequence.size());
    const auto sorted = sorted_by_precedence(rules, rows_in_blocks(rules, sequence), sequence.size());
    mending search(rules, around_pins(pinned_rows(rules, n), sorted), seed);
    feasible_start best{search.order(), search.violations()};
    for (int k = 0; k < steps && best.violations > 0 && n > 1; ++k) {
        if (expired && expired()) break;
        search.step();
        if (search.violations() < best.violations) best = {search.order(), search.violations()};
    }
    return best;
}

}  // namespace segue::detail
