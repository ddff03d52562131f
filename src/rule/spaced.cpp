#include <segue/detail/config.hpp>
#include <segue/detail/near_cut.hpp>
#include <segue/detail/rearranged.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/detail/spaced.hpp>
#include <segue/error.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace segue::detail {

/// Pairs that share a value while less than `limit` lies between them, by track weights.
class spaced_constraint final : public constraint {
public:
    spaced_constraint(const crate& tracks, shared_values values, spacing s)
        : tracks_(tracks), values_(std::move(values)), rule_(std::move(s)), weights_(tracks, rule_.minutes > 0) {
        limit_ = weights_.by_minutes() ? std::max<std::int64_t>(1, std::llround(rule_.minutes * 60000)) : rule_.tracks;
        for (int row = 0; row < tracks.size(); ++row) partners_.push_back(partners_of(row));
    }

    [[nodiscard]] int count(std::span<const int> order) const override {
        int pairs = 0;
        for (int j = 1; j < static_cast<int>(order.size()); ++j)
            each_partner(as_it_stands{order}, j, j, 0, [&](int, std::int64_t) { ++pairs; });
        return pairs;
    }

    [[nodiscard]] std::vector<violation> violations(std::span<const int> order) const override {
        std::vector<violation> out;
        for (int j = 1; j < static_cast<int>(order.size()); ++j)
            each_partner(as_it_stands{order}, j, j, 0,
                         [&](int i, std::int64_t between) { out.push_back(broken(order, i, j, between)); });
        return out;
    }

    [[nodiscard]] int change(std::span<const int> order, std::span<const int> position,
                             const arrangement& a) const override {
        if (a.empty()) return 0;
        const int n = static_cast<int>(order.size());
        return across(rearranged{order, position, a}, cuts_after(a, n), n) -
               across(as_it_stands{order, position}, cuts_before(a, n), n);
    }

    [[nodiscard]] int certain(std::span<const int> prefix) const override { return count(prefix); }

    /// Where every track of `a` that the rest may meet too soon has one in `b` of the same values and at least as near
    /// to the end, the rest meets no more of `a` than of `b`. Those that have none may break as many pairs as they have
    /// partners to come, which the lead of `a` must cover.
    [[nodiscard]] bool eases(std::span<const int> a, std::span<const int> b) const override {
        int lead = count(b) - count(a);
        std::int64_t after = 0;
        for (auto i = a.size(); lead >= 0 && i > 0 && after < limit_; --i) {
            const int row = a[i - 1], partners = values_.alone(row) ? 0 : partners_outside(row, a);
            if (partners > 0 && alike_near_end(a, row, after) > alike_near_end(b, row, after)) lead -= partners;
            after += weight(row);
        }
        return lead >= 0;
    }

    /// m tracks of one value need m - 1 gaps, and all others are too few to fill them.
    [[nodiscard]] std::string impossible(std::span<const int> block) const override {
        std::vector<int> sharing(static_cast<std::size_t>(values_.size()), 0);
        std::vector<std::int64_t> own(sharing.size(), 0);
        std::int64_t all = 0;
        for (const int row : block) {
            all += weight(row);
            for (const int value : values_.values(row)) {
                ++sharing[static_cast<std::size_t>(value)];
                own[static_cast<std::size_t>(value)] += weight(row);
            }
        }
        for (int value = 0; value < values_.size(); ++value) {
            const auto v = static_cast<std::size_t>(value);
            const std::int64_t needed = (sharing[v] - 1) * limit_, there = all - own[v];
            if (sharing[v] < 2 || needed <= there) continue;
            const auto amount = [&](std::int64_t x) {
                return weights_.by_minutes() ? rounded_text(static_cast<double>(x) / 60000) + " minutes"
                                             : counted(static_cast<int>(x), "other track");
            };
            return counted(sharing[v], "track") + " share " + rule_.field + values_.name(value) + "; '" + rule_.rule +
                   "' needs " + amount(needed) + " between them, and there " +
                   (!weights_.by_minutes() && there == 1 ? "is " : "are ") +
                   (weights_.by_minutes() ? amount(there) : std::to_string(there));
        }
        return {};
    }

private:
    [[nodiscard]] int partners_of(int row) const {
        int partners = 0;
        for (const int value : values_.values(row))
            for (const int other : values_.rows(value)) partners += other != row && values_.common(row, other) == value;
        return partners;
    }

    [[nodiscard]] int partners_outside(int row, std::span<const int> prefix) const {
        int inside = 0;
        for (const int other : prefix) inside += other != row && values_.share(other, row);
        return partners_[static_cast<std::size_t>(row)] - inside;
    }

    /// Tracks of the same values as `row` with at most `within` after them.
    [[nodiscard]] int alike_near_end(std::span<const int> prefix, int row, std::int64_t within) const {
        const auto wanted = values_.values(row);
        int alike = 0;
        std::int64_t after = 0;
        for (auto i = prefix.size(); i > 0 && after <= within; --i) {
            const auto values = values_.values(prefix[i - 1]);
            alike += std::equal(values.begin(), values.end(), wanted.begin(), wanted.end());
            after += weight(prefix[i - 1]);
        }
        return alike;
    }

    [[nodiscard]] std::int64_t weight(int row) const noexcept { return weights_.of(row); }

    /// Calls f(i, between) for every i < `before` that shares with slot j and lies too near; `between` has begun as
    /// the weight of slots before..j-1.
    template <class Order, class F>
    void each_partner(const Order& at, int j, int before, std::int64_t between, F&& f) const {
        const int row = at.row(j);
        if (values_.alone(row)) return;
        for (int i = before - 1; i >= 0 && between < limit_; --i) {
            const int other = at.row(i);
            if (values_.share(other, row)) f(i, between);
            between += weight(other);
        }
    }

    /// Broken pairs with a cut between them, each once: as that of its later track's last cut.
    template <class Order>
    [[nodiscard]] int across(const Order& at, const cuts& cut, int n) const {
        return count_across(
            at, cut, n, values_, weights_, limit_,
            [&](const near_cut& before, const near_cut& after) { return pairs_between(before, after); },
            [&](int from, int to) { return pairs_one_by_one(at, from, to); });
    }

    [[nodiscard]] int pairs_between(const near_cut& before, const near_cut& after) const {
        int pairs = 0;
        for (const auto& b : after.span())
            for (const auto& a : before.span()) {
                if (a.off + b.off >= limit_) break;
                pairs += (a.sign & b.sign) != 0 && values_.share(a.row, b.row);
            }
        return pairs;
    }

    template <class Order>
    [[nodiscard]] int pairs_one_by_one(const Order& at, int from, int to) const {
        int pairs = 0;
        std::int64_t between = 0;
        for (int j = from; j < to && between < limit_; between += weight(at.row(j)), ++j) {
            if (weights_.by_minutes())
                each_partner(at, j, from, between, [&](int, std::int64_t) { ++pairs; });
            else
                pairs += partners_by_value(at, j, from);
        }
        return pairs;
    }

    /// Walks the rows that share a value rather than the slots in between.
    template <class Order>
    [[nodiscard]] int partners_by_value(const Order& at, int j, int before) const {
        const int row = at.row(j);
        if (values_.alone(row)) return 0;
        int partners = 0;
        for (const int value : values_.values(row)) {
            for (const int other : values_.rows(value)) {
                if (other == row) continue;
                const int i = at.slot(other);
                partners += i < before && j - i <= limit_ && values_.common(row, other) == value;
            }
        }
        return partners;
    }

    [[nodiscard]] violation broken(std::span<const int> order, int i, int j, std::int64_t between) const {
        const int a = order[static_cast<std::size_t>(i)], b = order[static_cast<std::size_t>(j)];
        const std::string shared = rule_.field + values_.name(values_.common(a, b));
        const std::string asked =
            weights_.by_minutes() ? rounded_text(rule_.minutes) + " minutes" : counted(rule_.tracks, "track");
        return {rule_.rule,
                {i, j},
                track_in_slot(tracks_, a, i) + " and " + track_in_slot(tracks_, b, j) + " share " + shared + " with " +
                    weights_.text(between) + " between them, less than " + asked};
    }

    crate tracks_;
    shared_values values_;
    spacing rule_;
    track_weights weights_;
    std::int64_t limit_ = 1;
    std::vector<int> partners_;  ///< how many share with each row
};

SEGUE_INLINE std::shared_ptr<const constraint> spaced(const crate& tracks, shared_values values, spacing s) {
    if (!(s.minutes >= 0) || std::isinf(s.minutes))
        throw rule_error("rule '" + s.rule + "': minutes is " + number_text(s.minutes) + "; it must be above 0");
    if (!(s.minutes > 0) && s.tracks < 1)
        throw rule_error("rule '" + s.rule + "': tracks is " + std::to_string(s.tracks) +
                         "; at least 1 other must lie between");
    return std::make_shared<spaced_constraint>(tracks, std::move(values), std::move(s));
}

}  // namespace segue::detail
