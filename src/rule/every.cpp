#include <segue/detail/config.hpp>
#include <segue/detail/rearranged.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/detail/selected.hpp>
#include <segue/error.hpp>
#include <segue/rule/every.hpp>

#include <algorithm>

namespace segue {
namespace detail {

/// Slots k, 2k+1, 3k+2, ... that the role should fill and does not: as many of them as the role has tracks.
class every_constraint final : public constraint {
public:
    every_constraint(const every& r, const crate& tracks, std::vector<char> plays)
        : tracks_(tracks), rule_(r), plays_(std::move(plays)), in_place_(plays_.size(), 0) {
        players_ = static_cast<int>(std::count(plays_.begin(), plays_.end(), char{1}));
        const std::int64_t step = static_cast<std::int64_t>(r.k) + 1, n = tracks.size();
        const auto wanted =
            r.k == every::evenly ? players_ : static_cast<int>(std::min<std::int64_t>(players_, n / step));
        for (std::int64_t q = 1; q <= wanted; ++q)
            slots_.push_back(
                static_cast<int>(r.k == every::evenly ? q * (n - players_) / (players_ + 1) + q - 1 : q * step - 1));
        for (const int slot : slots_) in_place_[static_cast<std::size_t>(slot)] = 1;
    }

    [[nodiscard]] int count(std::span<const int> order) const override {
        int empty = 0;
        for (const int slot : slots_) empty += !plays(order[static_cast<std::size_t>(slot)]);
        return empty;
    }

    [[nodiscard]] std::vector<violation> violations(std::span<const int> order) const override {
        std::vector<violation> out;
        int astray = 0;  // the role's tracks that stand elsewhere are as many as the slots that lack one, or more
        for (const int slot : slots_) {
            if (plays(order[static_cast<std::size_t>(slot)])) continue;
            while (!plays(order[static_cast<std::size_t>(astray)]) || in_place_[static_cast<std::size_t>(astray)])
                ++astray;
            out.push_back(broken(order, slot, astray++));
        }
        return out;
    }

    [[nodiscard]] int change(std::span<const int> order, std::span<const int> position,
                             const arrangement& a) const override {
        if (a.empty()) return 0;
        const rearranged after{order, position, a};
        int more = 0;
        for (auto slot = std::lower_bound(slots_.begin(), slots_.end(), a.lo); slot != slots_.end() && *slot <= a.hi;
             ++slot)
            more += plays(order[static_cast<std::size_t>(*slot)]) - plays(after.row(*slot));
        return more;
    }

    [[nodiscard]] int certain(std::span<const int> prefix) const override {
        int played = 0, empty = 0, to_come = 0;
        for (const int row : prefix) played += plays(row);
        for (const int slot : slots_)
            if (static_cast<std::size_t>(slot) < prefix.size())
                empty += !plays(prefix[static_cast<std::size_t>(slot)]);
            else
                ++to_come;
        return empty + std::max(0, to_come - (players_ - played));
    }

    [[nodiscard]] bool fits(int row, int slot) const override {
        return plays(row) != 0 || !in_place_[static_cast<std::size_t>(slot)];
    }

    [[nodiscard]] bool eases(std::span<const int> a, std::span<const int> b) const override {
        return certain(a) <= certain(b);
    }

private:
    [[nodiscard]] int plays(int row) const noexcept { return plays_[static_cast<std::size_t>(row)]; }

    [[nodiscard]] violation broken(std::span<const int> order, int wanting, int astray) const {
        const bool vowel = rule_.role == track_role::interlude;
        const std::string what = rule_.of.given() ? "one of '" + to_string(rule_.of) + "'"
                                                  : (vowel ? "an " : "a ") + std::string(name(rule_.role));
        const std::string why =
            rule_.k == every::evenly ? " should part the others evenly" : " should follow " + counted(rule_.k, "other");
        return {to_string(rule_),
                {wanting, astray},
                track_in_slot(tracks_, order[static_cast<std::size_t>(wanting)], wanting) + " stands where " + what +
                    why + ", while " + track_in_slot(tracks_, order[static_cast<std::size_t>(astray)], astray) +
                    " stands elsewhere"};
    }

    crate tracks_;
    every rule_;
    std::vector<char> plays_;     ///< whether each row is one of those to spread
    std::vector<char> in_place_;  ///< whether one of them should stand in each slot
    std::vector<int> slots_;      ///< those slots, ascending
    int players_ = 0;
};

}  // namespace detail

SEGUE_INLINE std::string to_string(const every& r) {
    return "every " + (r.k == every::evenly ? std::string("evenly") : std::to_string(r.k)) + " " +
           (r.of.given() ? to_string(r.of) : std::string(name(r.role)));
}

SEGUE_INLINE std::shared_ptr<const constraint> lower(const every& r, const crate& tracks) {
    const std::string text = to_string(r);
    if (r.k < 1 && r.k != every::evenly)
        throw rule_error("rule '" + text + "': k is " + std::to_string(r.k) + "; it must be at least 1");
    const selection of = r.of.given() ? r.of : selection{.where = "role=" + std::string(name(r.role))};
    return std::make_shared<detail::every_constraint>(
        r, tracks, detail::marked(detail::selected_rows(of, tracks, text), tracks.size()));
}

}  // namespace segue
