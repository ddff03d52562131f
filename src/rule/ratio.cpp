#include <segue/detail/config.hpp>
#include <segue/detail/rearranged.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/detail/selected.hpp>
#include <segue/error.hpp>
#include <segue/rule/ratio.hpp>

#include <algorithm>

namespace segue {
namespace detail {

/// Windows of `among` slots with fewer than `least` of the chosen tracks.
class ratio_constraint final : public constraint {
public:
    ratio_constraint(const crate& tracks, const ratio& r, std::vector<char> of)
        : tracks_(tracks), rule_(r), of_(std::move(of)) {}

    [[nodiscard]] int count(std::span<const int> order) const override {
        return poor(as_it_stands{order}, 0, static_cast<int>(order.size()) - rule_.among);
    }

    [[nodiscard]] int certain(std::span<const int> prefix) const override { return count(prefix); }

    /// No window that reaches over the end may hold fewer in a than in b.
    [[nodiscard]] bool eases(std::span<const int> a, std::span<const int> b) const override {
        if (count(a) > count(b)) return false;
        int lead = 0;
        for (std::size_t back = 1; back <= a.size() && back < static_cast<std::size_t>(rule_.among); ++back) {
            lead += chosen_row(a[a.size() - back]) - chosen_row(b[b.size() - back]);
            if (lead < 0) return false;
        }
        return true;
    }

    [[nodiscard]] std::vector<violation> violations(std::span<const int> order) const override {
        std::vector<violation> out;
        for (int i = 0; i + rule_.among <= static_cast<int>(order.size()); ++i) {
            int there = 0;
            std::vector<int> slots;
            for (int k = i; k < i + rule_.among; ++k) {
                there += chosen_row(order[static_cast<std::size_t>(k)]);
                slots.push_back(k);
            }
            if (there >= rule_.least) continue;
            const int last = i + rule_.among - 1;
            out.push_back({to_string(rule_), std::move(slots),
                           track_in_slot(tracks_, order[static_cast<std::size_t>(i)], i) + " to " +
                               track_in_slot(tracks_, order[static_cast<std::size_t>(last)], last) + " hold " +
                               (there == 0 ? "none" : "only " + std::to_string(there)) + " of '" + of_text() +
                               "'; at least " + std::to_string(rule_.least) + " of every " +
                               std::to_string(rule_.among) + " must be"});
        }
        return out;
    }

    [[nodiscard]] int change(std::span<const int> order, std::span<const int> position,
                             const arrangement& a) const override {
        const int n = static_cast<int>(order.size());
        if (a.empty() || rule_.among > n) return 0;
        return across(rearranged{order, position, a}, cuts_after(a, n), n) -
               across(as_it_stands{order, position}, cuts_before(a, n), n);
    }

    [[nodiscard]] std::string impossible(std::span<const int> block) const override {
        const int windows = static_cast<int>(block.size()) / rule_.among;
        int there = 0;
        for (const int row : block) there += chosen_row(row);
        if (there >= windows * rule_.least) return {};
        return counted(static_cast<int>(block.size()), "track") + " hold " + counted(windows, "stretch", "stretches") +
               " of " + std::to_string(rule_.among) + ", for which '" + to_string(rule_) + "' needs " +
               std::to_string(windows * rule_.least) + " of '" + of_text() + "', and there " +
               (there == 1 ? "is " : "are ") + std::to_string(there);
    }

private:
    [[nodiscard]] std::string of_text() const {
        return rule_.of.given() ? to_string(rule_.of) : std::string("popularity<0.3");
    }
    [[nodiscard]] int chosen_row(int row) const noexcept { return of_[static_cast<std::size_t>(row)]; }

    /// Windows with too few among those that begin in slots first..last.
    template <class Order>
    [[nodiscard]] int poor(const Order& at, int first, int last) const {
        if (first > last) return 0;
        int there = 0, found = 0;
        for (int i = first; i < first + rule_.among; ++i) there += chosen_row(at.row(i));
        for (int i = first;; ++i) {
            found += there < rule_.least;
            if (i == last) return found;
            there += chosen_row(at.row(i + rule_.among)) - chosen_row(at.row(i));
        }
    }

    /// Those with a cut in them, each once: as those of their last cut.
    template <class Order>
    [[nodiscard]] int across(const Order& at, const cuts& cut, int n) const {
        int found = 0;
        for (std::size_t q = 0; q < cut.size(); ++q) {
            const int c = cut.at[q], to = cut.next(q, n);
            found += poor(at, std::max(0, c - rule_.among + 1), std::min(c - 1, to - rule_.among));
        }
        return found;
    }

    crate tracks_;
    ratio rule_;
    std::vector<char> of_;
};

}  // namespace detail

SEGUE_INLINE std::string to_string(const ratio& r) {
    return "ratio " + std::to_string(r.least) + " in " + std::to_string(r.among) +
           (r.of.given() ? " " + to_string(r.of) : "");
}

SEGUE_INLINE std::shared_ptr<const constraint> lower(const ratio& r, const crate& tracks) {
    const std::string text = to_string(r);
    if (r.among < 1)
        throw rule_error("rule '" + text + "': among is " + std::to_string(r.among) + "; it must be at least 1");
    if (r.least < 1 || r.least > r.among)
        throw rule_error("rule '" + text + "': least is " + std::to_string(r.least) + "; it must be 1 to " +
                         std::to_string(r.among));
    auto of = r.of.given() ? detail::marked(detail::selected_rows(r.of, tracks, text), tracks.size())
                           : detail::condition("popularity<0.3", tracks, text);
    return std::make_shared<detail::ratio_constraint>(tracks, r, std::move(of));
}

}  // namespace segue
