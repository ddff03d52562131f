#include <segue/detail/config.hpp>
#include <segue/detail/near_cut.hpp>
#include <segue/detail/rearranged.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/detail/selected.hpp>
#include <segue/error.hpp>
#include <segue/rule/at_most_within.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace segue {
namespace detail {

/// Stretches that begin and end with a track of one value, hold count + 1 of them, and have less than `limit` between
/// their ends, by track weights. Read backwards there are as many.
class at_most_within_constraint final : public constraint {
public:
    at_most_within_constraint(const crate& tracks, shared_values values, const at_most_within& r)
        : tracks_(tracks), values_(std::move(values)), rule_(r), weights_(tracks, r.minutes > 0) {
        limit_ = weights_.by_minutes() ? std::max<std::int64_t>(1, std::llround(r.minutes * 60000)) : r.tracks - 1;
        for (int row = 0; row < tracks.size(); ++row) {
            auto& crowded = crowded_.emplace_back();
            for (const int value : values_.values(row))
                if (static_cast<int>(values_.rows(value).size()) > r.count) crowded.push_back(value);
        }
    }

    [[nodiscard]] int count(std::span<const int> order) const override {
        int crowds = 0;
        for (int end = 1; end < static_cast<int>(order.size()); ++end)
            each_crowd(as_it_stands{order}, end, [&](int, int, std::int64_t) { ++crowds; });
        return crowds;
    }

    [[nodiscard]] std::vector<violation> violations(std::span<const int> order) const override {
        std::vector<violation> out;
        for (int end = 1; end < static_cast<int>(order.size()); ++end)
            each_crowd(as_it_stands{order}, end, [&](int begin, int value, std::int64_t between) {
                out.push_back(broken(order, begin, end, value, between));
            });
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

    /// What is to come makes stretches with the last `count` tracks of every value, one with each at most. Where one of
    /// them is nearer to the end in a than in b, and enough of the value are to come, the lead of `a` must cover it.
    [[nodiscard]] bool eases(std::span<const int> a, std::span<const int> b) const override {
        int lead = count(b) - count(a);
        for (int value = 0; lead >= 0 && value < values_.size(); ++value) {
            const auto of_a = last_of(a, value), of_b = last_of(b, value);
            const auto played = std::count_if(a.begin(), a.end(), [&](int row) { return values_.has(row, value); });
            const auto to_come = static_cast<int>(values_.rows(value).size()) - static_cast<int>(played);
            for (std::size_t i = 0; i < of_a.size(); ++i)
                if (i >= of_b.size() || of_a[i] < of_b[i]) lead -= to_come >= rule_.count - static_cast<int>(i);
        }
        return lead >= 0;
    }

    /// m tracks of one value bound (m - 1) / count stretches, one after the other, none of which may be too short. Each
    /// holds count - 1 of the tracks inside; the others stand outside.
    [[nodiscard]] std::string impossible(std::span<const int> block) const override {
        std::int64_t all = 0;
        std::vector<std::vector<std::int64_t>> own(static_cast<std::size_t>(values_.size()));
        for (const int row : block) {
            all += weight(row);
            for (const int value : values_.values(row)) own[static_cast<std::size_t>(value)].push_back(weight(row));
        }
        for (int value = 0; value < values_.size(); ++value) {
            auto& of_value = own[static_cast<std::size_t>(value)];
            const auto sharing = static_cast<int>(of_value.size());
            if (sharing <= rule_.count) continue;
            const int stretches = (sharing - 1) / rule_.count, outside = sharing - stretches * (rule_.count - 1);
            std::sort(of_value.begin(), of_value.end());
            std::int64_t there = all;
            for (int i = 0; i < outside; ++i) there -= of_value[static_cast<std::size_t>(i)];
            if (stretches * limit_ <= there) continue;
            return counted(sharing, "track") + " of " + shared(value) + " are too many for '" + to_string(rule_) +
                   "' in " + weights_.text(all);
        }
        return {};
    }

private:
    [[nodiscard]] std::int64_t weight(int row) const noexcept { return weights_.of(row); }
    [[nodiscard]] std::string shared(int value) const {
        return (rule_.of.given() ? "" : std::string(name(rule_.field)) + " ") + values_.name(value);
    }

    /// Calls f(begin, value, between) for every stretch that ends in this slot.
    template <class Order, class F>
    void each_crowd(const Order& at, int end, F&& f) const {
        for (const int value : crowded_[static_cast<std::size_t>(at.row(end))]) {
            int found = 0;
            std::int64_t between = 0;
            for (int i = end - 1; i >= 0 && between < limit_; --i) {
                const int row = at.row(i);
                if (values_.has(row, value) && ++found == rule_.count) {
                    f(i, value, between);
                    break;
                }
                between += weight(row);
            }
        }
    }

    /// Those with a cut in them, each once: as those of their last cut.
    template <class Order>
    [[nodiscard]] int across(const Order& at, const cuts& cut, int n) const {
        return count_across(
            at, cut, n, values_, weights_, limit_,
            [&](const near_cut& before, const near_cut& after) { return crowds_between(before, after); },
            [&](int from, int to) { return crowds_one_by_one(at, from, to); });
    }

    [[nodiscard]] int crowds_between(const near_cut& before, const near_cut& after) const {
        int crowds = 0;
        for (std::size_t k = 0; k < after.span().size(); ++k)
            for (const int value : crowded_[static_cast<std::size_t>(after.tracks[k].row)]) {
                int lacking = rule_.count;
                for (const auto& b : after.span().first(k))
                    lacking -= (b.sign & after.tracks[k].sign) != 0 && values_.has(b.row, value);
                crowds += lacking > 0 && reaches(before, after.tracks[k], value, lacking);
            }
        return crowds;
    }

    /// Whether the last of `lacking` tracks of the value before the cut is near enough to a track after it.
    [[nodiscard]] bool reaches(const near_cut& before, const near_cut::entry& end, int value, int lacking) const {
        for (const auto& a : before.span()) {
            if (a.off + end.off >= limit_) return false;
            if ((a.sign & end.sign) != 0 && values_.has(a.row, value) && --lacking == 0) return true;
        }
        return false;
    }

    template <class Order>
    [[nodiscard]] int crowds_one_by_one(const Order& at, int from, int to) const {
        int crowds = 0;
        std::int64_t since = 0;  // what lies between the cut and the stretch's last track
        for (int end = from; end < to && since < limit_; since += weight(at.row(end)), ++end)
            each_crowd(at, end, [&](int begin, int, std::int64_t) { crowds += begin < from; });
        return crowds;
    }

    /// What lies between each of the last tracks of a value and the end, the nearest first, as far as it matters.
    [[nodiscard]] std::vector<std::int64_t> last_of(std::span<const int> prefix, int value) const {
        std::vector<std::int64_t> out;
        std::int64_t after = 0;
        for (auto i = prefix.size(); i > 0 && after < limit_; --i) {
            if (static_cast<int>(out.size()) == rule_.count) break;
            if (values_.has(prefix[i - 1], value)) out.push_back(after);
            after += weight(prefix[i - 1]);
        }
        return out;
    }

    [[nodiscard]] violation broken(std::span<const int> order, int begin, int end, int value,
                                   std::int64_t between) const {
        std::vector<int> slots;
        for (int i = begin; i <= end; ++i)
            if (values_.has(order[static_cast<std::size_t>(i)], value)) slots.push_back(i);
        const auto in_slot = [&](int slot) {
            return track_in_slot(tracks_, order[static_cast<std::size_t>(slot)], slot);
        };
        const std::string span =
            weights_.by_minutes() ? rounded_text(rule_.minutes) + " minutes" : counted(rule_.tracks, "track");
        return {to_string(rule_), std::move(slots),
                in_slot(end) + " is one too many of " + shared(value) + " since " + in_slot(begin) + ", with " +
                    weights_.text(between) + " between them; " + span + " may hold at most " +
                    std::to_string(rule_.count)};
    }

    crate tracks_;
    shared_values values_;
    at_most_within rule_;
    track_weights weights_;
    std::int64_t limit_ = 1;
    std::vector<std::vector<int>> crowded_;  ///< of each row, its values that more than `count` rows have
};

}  // namespace detail

SEGUE_INLINE std::string to_string(const at_most_within& r) {
    return "at_most " + detail::field_text(r.field, r.of) + " " + std::to_string(r.count) + " within " +
           detail::length_text(r.tracks, r.minutes);
}

SEGUE_INLINE std::shared_ptr<const constraint> lower(const at_most_within& r, const crate& tracks) {
    const auto refuse = [&](const std::string& why) { throw rule_error("rule '" + to_string(r) + "': " + why); };
    if (r.count < 1) refuse("count is " + std::to_string(r.count) + "; it must be at least 1");
    if (!(r.minutes >= 0) || std::isinf(r.minutes))
        refuse("minutes is " + detail::number_text(r.minutes) + "; it must be above 0");
    if (!(r.minutes > 0) && r.tracks <= r.count)
        refuse(detail::counted(r.tracks, "track") + " never hold more than " + std::to_string(r.count) +
               "; it must be more than that");
    return std::make_shared<detail::at_most_within_constraint>(
        tracks, detail::values_of(r.field, r.of, tracks, to_string(r)), r);
}

}  // namespace segue
