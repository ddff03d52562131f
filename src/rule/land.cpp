#include <segue/detail/clock_text.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/rearranged.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/error.hpp>
#include <segue/rule/land.hpp>

#include <algorithm>
#include <cmath>

namespace segue {
namespace detail {

class land_constraint final : public constraint {
public:
    land_constraint(const crate& tracks, int row, const land& r)
        : tracks_(tracks),
          row_(row),
          at_(std::llround(1000 * r.at)),
          hits_(std::llround(1000 * r.hits)),
          within_(std::llround(1000 * r.within)),
          rule_(to_string(r)) {}

    [[nodiscard]] int count(std::span<const int> order) const override {
        const auto at = std::find(order.begin(), order.end(), row_);
        return at != order.end() && astray(landing_of(as_it_stands{order}, static_cast<int>(at - order.begin())));
    }

    [[nodiscard]] std::vector<violation> violations(std::span<const int> order) const override {
        if (count(order) == 0) return {};
        const auto slot = static_cast<int>(std::find(order.begin(), order.end(), row_) - order.begin());
        const std::int64_t lands = landing_of(as_it_stands{order}, slot), off = std::abs(lands - hits_);
        return {{rule_,
                 {slot},
                 track_in_slot(tracks_, row_, slot) + ": its " + clock_text(at_) + " sounds at " + clock_text(lands) +
                     ", " + rounded_text(static_cast<double>(off) / 1000) + " s " +
                     (lands < hits_ ? "before " : "after ") + clock_text(hits_) + "; at most " +
                     rounded_text(static_cast<double>(within_) / 1000) + " s are allowed"}};
    }

    /// O(slots before the track), where the move spans it; else it stays where it is in time.
    [[nodiscard]] int change(std::span<const int> order, std::span<const int> position,
                             const arrangement& a) const override {
        const int slot = position[static_cast<std::size_t>(row_)];
        if (a.empty() || slot < a.lo || slot > a.hi) return 0;
        const rearranged after{order, position, a};
        return astray(landing_of(after, after.slot(row_))) - astray(landing_of(as_it_stands{order}, slot));
    }

    [[nodiscard]] int certain(std::span<const int> prefix) const override { return count(prefix); }

    [[nodiscard]] bool eases(std::span<const int> a, std::span<const int> b) const override {
        return certain(a) <= certain(b);  // the same rows: where it is still to come, it comes at the same time
    }

private:
    /// ms at which the moment sounds with the track in that slot.
    template <class Order>
    [[nodiscard]] std::int64_t landing_of(const Order& order, int slot) const {
        std::int64_t ms = at_;
        for (int i = 0; i < slot; ++i) ms += tracks_.durations()[static_cast<std::size_t>(order.row(i))];
        return ms;
    }
    [[nodiscard]] int astray(std::int64_t lands) const noexcept { return std::abs(lands - hits_) > within_; }

    crate tracks_;
    int row_;
    std::int64_t at_, hits_, within_;
    std::string rule_;
};

static inline void check_landing_time(const land& r, const char* what, double seconds) {
    if (!(seconds >= 0 && seconds < 1e9))
        throw rule_error("rule '" + to_string(r) + "': " + what + " is " + number_text(seconds) +
                         " s; it must be 0 s or more");
}

}  // namespace detail

SEGUE_INLINE std::string to_string(const land& r) {
    using detail::number_text;
    return "land " + number_text(r.at) + "s at " + number_text(r.hits) + "s within " + number_text(r.within) + "s " +
           detail::track_text(r.track);
}

SEGUE_INLINE std::shared_ptr<const constraint> lower(const land& r, const crate& tracks) {
    detail::check_landing_time(r, "the moment of the track", r.at);
    detail::check_landing_time(r, "the moment that it hits", r.hits);
    detail::check_landing_time(r, "what it may be off", r.within);
    const int row = detail::row_in_rule(tracks, r.track, to_string(r));
    const auto length = static_cast<double>(tracks.durations()[static_cast<std::size_t>(row)]);
    if (1000 * r.at > length)
        throw rule_error("rule '" + to_string(r) + "': " + detail::clock_text(1000 * r.at) +
                         " is outside the track, which lasts " + detail::clock_text(length));
    return std::make_shared<detail::land_constraint>(tracks, row, r);
}

}  // namespace segue
