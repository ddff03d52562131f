#include <segue/detail/config.hpp>
#include <segue/detail/rearranged.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/error.hpp>
#include <segue/rule/every.hpp>

#include <algorithm>

namespace segue {
namespace detail {

/// Slots k, 2k+1, 3k+2, ... that the role should fill and does not: as many of them as the role has tracks.
class every_constraint final : public constraint {
public:
    every_constraint(const every& r, const crate& tracks) : tracks_(tracks), rule_(r) {
        const auto& roles = tracks.columns().role;
        for (int row = 0; row < tracks.size(); ++row)
            plays_.push_back((roles.empty() ? track_role::song : roles[static_cast<std::size_t>(row)]) == r.role);
        players_ = static_cast<int>(std::count(plays_.begin(), plays_.end(), char{1}));
        step_ = static_cast<std::int64_t>(r.k) + 1;
        wanted_ = static_cast<int>(std::min<std::int64_t>(players_, tracks.size() / step_));
    }

    [[nodiscard]] int count(std::span<const int> order) const override {
        int empty = 0;
        for (int q = 0; q < wanted_; ++q) empty += !plays(order[static_cast<std::size_t>(slot(q))]);
        return empty;
    }

    [[nodiscard]] std::vector<violation> violations(std::span<const int> order) const override {
        std::vector<violation> out;
        int astray = 0;  // the role's tracks that stand elsewhere are as many as the slots that lack one, or more
        for (int q = 0; q < wanted_; ++q) {
            if (plays(order[static_cast<std::size_t>(slot(q))])) continue;
            while (!plays(order[static_cast<std::size_t>(astray)]) || in_place(astray)) ++astray;
            out.push_back(broken(order, slot(q), astray++));
        }
        return out;
    }

    [[nodiscard]] int change(std::span<const int> order, std::span<const int> position,
                             const arrangement& a) const override {
        if (a.empty()) return 0;
        const rearranged after{order, position, a};
        int more = 0;
        for (auto q = static_cast<int>(a.lo / step_); q < wanted_ && slot(q) <= a.hi; ++q)
            if (slot(q) >= a.lo) more += plays(order[static_cast<std::size_t>(slot(q))]) - plays(after.row(slot(q)));
        return more;
    }

    [[nodiscard]] int certain(std::span<const int> prefix) const override {
        int played = 0, empty = 0, past = 0;
        for (const int row : prefix) played += plays(row);
        for (; past < wanted_ && static_cast<std::size_t>(slot(past)) < prefix.size(); ++past)
            empty += !plays(prefix[static_cast<std::size_t>(slot(past))]);
        return empty + std::max(0, (wanted_ - past) - (players_ - played));
    }

    [[nodiscard]] bool eases(std::span<const int> a, std::span<const int> b) const override {
        return certain(a) <= certain(b);
    }

private:
    [[nodiscard]] int slot(int q) const noexcept { return static_cast<int>((q + 1) * step_ - 1); }
    [[nodiscard]] bool in_place(int at) const noexcept { return (at + 1) % step_ == 0 && at / step_ < wanted_; }
    [[nodiscard]] int plays(int row) const noexcept { return plays_[static_cast<std::size_t>(row)]; }

    [[nodiscard]] violation broken(std::span<const int> order, int wanting, int astray) const {
        const std::string role{name(rule_.role)};
        const bool vowel = role.front() == 'i';
        return {to_string(rule_),
                {wanting, astray},
                track_in_slot(tracks_, order[static_cast<std::size_t>(wanting)], wanting) + " stands where " +
                    (vowel ? "an " : "a ") + role + " should follow " + counted(rule_.k, "other") + ", while " +
                    track_in_slot(tracks_, order[static_cast<std::size_t>(astray)], astray) + " stands elsewhere"};
    }

    crate tracks_;
    every rule_;
    std::vector<char> plays_;  ///< whether each row has the role
    std::int64_t step_ = 1;
    int players_ = 0;  ///< tracks of the role
    int wanted_ = 0;   ///< slots that the role should fill
};

}  // namespace detail

SEGUE_INLINE std::string to_string(const every& r) {
    return "every " + std::to_string(r.k) + " " + std::string(name(r.role));
}

SEGUE_INLINE std::shared_ptr<const constraint> lower(const every& r, const crate& tracks) {
    if (r.k < 1)
        throw rule_error("rule '" + to_string(r) + "': k is " + std::to_string(r.k) + "; it must be at least 1");
    return std::make_shared<detail::every_constraint>(r, tracks);
}

}  // namespace segue
