#include <segue/detail/config.hpp>
#include <segue/detail/rearranged.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/detail/shared_values.hpp>
#include <segue/error.hpp>
#include <segue/rule/at_most.hpp>

#include <algorithm>

namespace segue {
namespace detail {

/// Windows of k + 1 slots that all share one value: a run of L tracks holds L - k of them, one for each too many.
class at_most_constraint final : public constraint {
public:
    at_most_constraint(const at_most& r, const crate& tracks)
        : tracks_(tracks), values_(values_for_rules(r.field, tracks)), rule_(r) {}

    [[nodiscard]] int count(std::span<const int> order) const override {
        int windows = 0;
        for (int end = rule_.in_a_row; end < static_cast<int>(order.size()); ++end)
            windows += shared_throughout(as_it_stands{order}, end) >= 0;
        return windows;
    }

    [[nodiscard]] int certain(std::span<const int> prefix) const override { return count(prefix); }

    /// The runs that are still open are those of the last track's values; none may be longer in a than in b.
    [[nodiscard]] bool eases(std::span<const int> a, std::span<const int> b) const override {
        if (count(a) > count(b)) return false;
        const auto run = [&](std::span<const int> prefix, int value) {
            int length = 0;
            while (length < rule_.in_a_row && length < static_cast<int>(prefix.size()) &&
                   values_.has(prefix[prefix.size() - 1 - static_cast<std::size_t>(length)], value))
                ++length;
            return length;
        };
        if (a.empty()) return true;
        const auto open = values_.values(a.back());
        return std::all_of(open.begin(), open.end(), [&](int value) { return run(a, value) <= run(b, value); });
    }

    [[nodiscard]] std::vector<violation> violations(std::span<const int> order) const override {
        std::vector<violation> out;
        for (int end = rule_.in_a_row; end < static_cast<int>(order.size()); ++end)
            if (const int value = shared_throughout(as_it_stands{order}, end); value >= 0)
                out.push_back(broken(order, end, value));
        return out;
    }

    [[nodiscard]] int change(std::span<const int> order, std::span<const int> position,
                             const arrangement& a) const override {
        const int n = static_cast<int>(order.size());
        if (a.empty() || rule_.in_a_row >= n) return 0;
        return across(rearranged{order, position, a}, cuts_after(a, n), n) -
               across(as_it_stands{order, position}, cuts_before(a, n), n);
    }

private:
    /// A value that the window which ends in slot `end` shares throughout, else -1.
    template <class Order>
    [[nodiscard]] int shared_throughout(const Order& at, int end) const {
        for (const int value : values_.values(at.row(end))) {
            int i = end - 1;
            while (i >= end - rule_.in_a_row && values_.has(at.row(i), value)) --i;
            if (i < end - rule_.in_a_row) return value;
        }
        return -1;
    }

    /// Bad windows with a cut in them, each once.
    template <class Order>
    [[nodiscard]] int across(const Order& at, const cuts& cut, int n) const {
        int windows = 0;
        for (std::size_t q = 0; q < cut.span().size(); ++q) {
            const int to = cut.next(q, n), reach = to - cut.at[q] < rule_.in_a_row ? to : cut.at[q] + rule_.in_a_row;
            for (int end = std::max(cut.at[q], rule_.in_a_row); end < reach; ++end)
                windows += shared_throughout(at, end) >= 0;
        }
        return windows;
    }

    [[nodiscard]] violation broken(std::span<const int> order, int end, int value) const {
        std::vector<int> slots;
        for (int i = end - rule_.in_a_row; i <= end; ++i) slots.push_back(i);
        return {to_string(rule_), std::move(slots),
                track_in_slot(tracks_, order[static_cast<std::size_t>(end)], end) + " is one too many in a row of " +
                    std::string(name(rule_.field)) + " " + values_.name(value) + ", after '" +
                    tracks_.label(order[static_cast<std::size_t>(end - 1)]) + "'; at most " +
                    std::to_string(rule_.in_a_row) + " may follow each other"};
    }

    crate tracks_;
    shared_values values_;
    at_most rule_;
};

}  // namespace detail

SEGUE_INLINE std::string to_string(const at_most& r) {
    return "at_most " + std::string(name(r.field)) + " " + std::to_string(r.in_a_row);
}

SEGUE_INLINE std::shared_ptr<const constraint> lower(const at_most& r, const crate& tracks) {
    if (r.in_a_row < 1)
        throw rule_error("rule '" + to_string(r) + "': in_a_row is " + std::to_string(r.in_a_row) +
                         "; it must be at least 1");
    return std::make_shared<detail::at_most_constraint>(r, tracks);
}

}  // namespace segue
