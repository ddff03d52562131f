#include <segue/detail/config.hpp>
#include <segue/detail/rearranged.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/detail/runs.hpp>
#include <segue/detail/track_weights.hpp>
#include <segue/error.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace segue::detail {

/// Windows of two tracks or more that share one value and weigh more than `limit`, but no longer when either end is
/// taken away. Weighed in tracks (each 1) a run of L holds L - k of them, one for each too many; in milliseconds they
/// are the shortest stretches that are too long. Read backwards there are as many.
class runs_constraint final : public constraint {
public:
    runs_constraint(const crate& tracks, shared_values values, run_limit limit)
        : tracks_(tracks), values_(std::move(values)), rule_(std::move(limit)), weights_(tracks, rule_.minutes > 0) {
        limit_ = weights_.by_minutes() ? std::llround(rule_.minutes * 60000) : rule_.in_a_row;
    }

    [[nodiscard]] int count(std::span<const int> order) const override {
        int windows = 0;
        for (int end = 1; end < static_cast<int>(order.size()); ++end)
            windows += window(as_it_stands{order}, end).found();
        return windows;
    }

    [[nodiscard]] int certain(std::span<const int> prefix) const override { return count(prefix); }

    /// The runs that are still open are those of the last track's values. By tracks, none may be longer in a than in b;
    /// by minutes they must be the same, for which of two runs is the better depends on what follows.
    [[nodiscard]] bool eases(std::span<const int> a, std::span<const int> b) const override {
        if (count(a) > count(b)) return false;
        if (a.empty()) return true;
        const auto open = values_.values(a.back());
        if (!weights_.by_minutes())
            return std::all_of(open.begin(), open.end(), [&](int v) { return run(a, v) <= run(b, v); });
        return std::all_of(open.begin(), open.end(), [&](int v) {
            const std::size_t length = run(a, v);
            return length == run(b, v) && std::equal(a.end() - static_cast<std::ptrdiff_t>(length), a.end(),
                                                     b.end() - static_cast<std::ptrdiff_t>(length));
        });
    }

    [[nodiscard]] std::vector<violation> violations(std::span<const int> order) const override {
        std::vector<violation> out;
        for (int end = 1; end < static_cast<int>(order.size()); ++end)
            if (const auto w = window(as_it_stands{order}, end); w.found()) out.push_back(broken(order, end, w));
        return out;
    }

    [[nodiscard]] int change(std::span<const int> order, std::span<const int> position,
                             const arrangement& a) const override {
        const int n = static_cast<int>(order.size());
        if (a.empty() || (!weights_.by_minutes() && limit_ >= n)) return 0;
        return across(rearranged{order, position, a}, cuts_after(a, n), n) -
               across(as_it_stands{order, position}, cuts_before(a, n), n);
    }

    /// The others part those of one value into runs, at most one more than there are others.
    [[nodiscard]] std::string impossible(std::span<const int> block) const override {
        std::vector<std::int64_t> own(static_cast<std::size_t>(values_.size()), 0), longest(own.size(), 0);
        std::vector<int> sharing(own.size(), 0);
        for (const int row : block)
            for (const int value : values_.values(row)) {
                const auto v = static_cast<std::size_t>(value);
                own[v] += weight(row);
                longest[v] = std::max(longest[v], weight(row));
                ++sharing[v];
            }
        for (int value = 0; value < values_.size(); ++value) {
            const auto v = static_cast<std::size_t>(value);
            const auto others = static_cast<std::int64_t>(block.size()) - sharing[v];
            // a run of one track may be longer than the limit; one of more may not
            if (sharing[v] <= others + 1 || own[v] <= (others + 1) * std::max(limit_, longest[v])) continue;
            return weights_.text(own[v]) + " of " + rule_.field + values_.name(value) + " are too many for '" +
                   rule_.rule + "': " + counted(static_cast<int>(others), "other track") + " part them into " +
                   counted(static_cast<int>(others) + 1, "run") + " at most";
        }
        return {};
    }

private:
    /// The window that ends in some slot.
    struct window_found {
        int begin = -1, value = -1;
        std::int64_t weight = 0;
        [[nodiscard]] bool found() const noexcept { return value >= 0; }
    };

    [[nodiscard]] std::int64_t weight(int row) const noexcept { return weights_.of(row); }

    template <class Order>
    [[nodiscard]] window_found window(const Order& at, int end) const {
        const int row = at.row(end);
        for (const int value : values_.values(row)) {
            std::int64_t sum = weight(row);
            for (int i = end - 1; i >= 0; --i) {
                const int other = at.row(i);
                if (!values_.has(other, value)) break;
                sum += weight(other);
                if (sum <= limit_) continue;
                if (i + 1 < end && sum - weight(row) > limit_) break;  // ends too late
                return {i, value, sum};
            }
        }
        return {};
    }

    /// Windows with a cut in them, each once: as those of their last cut.
    template <class Order>
    [[nodiscard]] int across(const Order& at, const cuts& cut, int n) const {
        int windows = 0;
        for (std::size_t q = 0; q < cut.size(); ++q) {
            const int c = cut.at[q], to = cut.next(q, n);
            if (!values_.share(at.row(c - 1), at.row(c))) continue;
            std::int64_t since = 0;  // what lies between the cut and the window's end
            for (int end = c; end < to && since <= limit_; since += weight(at.row(end)), ++end) {
                if (end > c && !values_.share(at.row(end - 1), at.row(end))) break;
                const auto w = window(at, end);
                windows += w.found() && w.begin < c;
            }
        }
        return windows;
    }

    /// Length of the run at the end of a prefix, as far as it matters.
    [[nodiscard]] std::size_t run(std::span<const int> prefix, int value) const {
        std::size_t length = 0;
        for (std::int64_t sum = 0; length < prefix.size() && sum < limit_; ++length) {
            const int row = prefix[prefix.size() - 1 - length];
            if (!values_.has(row, value)) break;
            sum += weight(row);
        }
        return length;
    }

    [[nodiscard]] violation broken(std::span<const int> order, int end, const window_found& w) const {
        std::vector<int> slots;
        for (int i = w.begin; i <= end; ++i) slots.push_back(i);
        const auto row = [&](int slot) { return order[static_cast<std::size_t>(slot)]; };
        const std::string shared = rule_.field + values_.name(w.value);
        if (weights_.by_minutes())
            return {rule_.rule, std::move(slots),
                    track_in_slot(tracks_, row(w.begin), w.begin) + " to " + track_in_slot(tracks_, row(end), end) +
                        " are " + weights_.text(w.weight) + " of " + shared + " in a row; at most " +
                        rounded_text(rule_.minutes) + " may be"};
        return {rule_.rule, std::move(slots),
                track_in_slot(tracks_, row(end), end) + " is one too many in a row of " + shared + ", after '" +
                    tracks_.label(row(end - 1)) + "'; at most " + std::to_string(rule_.in_a_row) +
                    " may follow each other"};
    }

    crate tracks_;
    shared_values values_;
    run_limit rule_;
    track_weights weights_;
    std::int64_t limit_ = 1;
};

SEGUE_INLINE std::shared_ptr<const constraint> short_runs(const crate& tracks, shared_values values, run_limit limit) {
    if (!(limit.minutes >= 0) || std::isinf(limit.minutes))
        throw rule_error("rule '" + limit.rule + "': minutes is " + number_text(limit.minutes) +
                         "; it must be above 0");
    if (!(limit.minutes > 0) && limit.in_a_row < 1)
        throw rule_error("rule '" + limit.rule + "': in_a_row is " + std::to_string(limit.in_a_row) +
                         "; it must be at least 1");
    return std::make_shared<runs_constraint>(tracks, std::move(values), std::move(limit));
}

}  // namespace segue::detail
