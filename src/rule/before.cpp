#include <segue/detail/config.hpp>
#include <segue/detail/rearranged.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/detail/selected.hpp>
#include <segue/error.hpp>
#include <segue/rule/before.hpp>

#include <algorithm>

namespace segue {
namespace detail {

class before_constraint final : public constraint {
public:
    before_constraint(const crate& tracks, int earlier, int later, std::string rule)
        : tracks_(tracks), earlier_(earlier), later_(later), rule_(std::move(rule)) {}

    [[nodiscard]] int count(std::span<const int> order) const override {
        const auto first =
            std::find_if(order.begin(), order.end(), [&](int r) { return r == earlier_ || r == later_; });
        return first != order.end() && *first == later_ ? 1 : 0;
    }

    [[nodiscard]] std::vector<violation> violations(std::span<const int> order) const override {
        if (count(order) == 0) return {};
        const auto slot = [&](int row) {
            return static_cast<int>(std::find(order.begin(), order.end(), row) - order.begin());
        };
        const int a = slot(earlier_), b = slot(later_);
        return {{rule_,
                 {a, b},
                 track_in_slot(tracks_, earlier_, a) + " must come before " + track_in_slot(tracks_, later_, b)}};
    }

    [[nodiscard]] int change(std::span<const int> order, std::span<const int> position,
                             const arrangement& a) const override {
        const rearranged after{order, position, a};
        const as_it_stands now{order, position};
        return (after.slot(earlier_) > after.slot(later_)) - (now.slot(earlier_) > now.slot(later_));
    }

    [[nodiscard]] int certain(std::span<const int> prefix) const override { return count(prefix); }

    [[nodiscard]] bool eases(std::span<const int> a, std::span<const int> b) const override {
        return count(a) <= count(b);
    }

    [[nodiscard]] std::vector<std::pair<int, int>> precedences() const override { return {{earlier_, later_}}; }

private:
    crate tracks_;
    int earlier_, later_;
    std::string rule_;
};

}  // namespace detail

SEGUE_INLINE std::string to_string(const before& r) {
    return "before " + detail::name_in_list(r.earlier) + " -> " + detail::name_in_list(r.later);
}

SEGUE_INLINE std::shared_ptr<const constraint> lower(const before& r, const crate& tracks) {
    const std::string text = to_string(r);
    const int earlier = detail::row_in_rule(tracks, r.earlier, text),
              later = detail::row_in_rule(tracks, r.later, text);
    if (earlier == later)
        throw rule_error("rule '" + text + "': '" + tracks.label(earlier) + "' cannot come before itself");
    return std::make_shared<detail::before_constraint>(tracks, earlier, later, text);
}

}  // namespace segue
