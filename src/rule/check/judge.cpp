#include <segue/detail/collision.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/feasible_start.hpp>

#include <algorithm>
#include <map>
#include <numeric>

namespace segue::detail {

/// Depth first over beginnings. One that led nowhere is remembered: another of the same rows and last row that no rule
/// likes better leads nowhere either.
class all_orders {
public:
    all_orders(const constraints& rules, int n, int nodes, const std::function<bool()>& expired)
        : rules_(rules), n_(n), left_(nodes), expired_(expired) {}

    /// True where an order was found: it is `order`.
    bool from(std::vector<int>& order) {
        if (static_cast<int>(order.size()) == n_) return true;
        std::vector<char> played(static_cast<std::size_t>(n_), 0);
        for (const int row : order) played[static_cast<std::size_t>(row)] = 1;
        for (int row = 0; row < n_; ++row) {
            if (played[static_cast<std::size_t>(row)]) continue;
            if (--left_ < 0) return false;
            if (left_ % 256 == 0 && expired_ && expired_()) left_ = 0;
            order.push_back(row);
            if (may_begin(order) && !led_nowhere(order, played)) {
                if (from(order)) return true;
                if (left_ < 0) return false;
                remember(order, played);
            }
            order.pop_back();
        }
        return false;
    }

    [[nodiscard]] bool given_up() const noexcept { return left_ < 0; }

private:
    using key = std::pair<std::vector<char>, int>;

    [[nodiscard]] bool may_begin(const std::vector<int>& order) const {
        const int slot = static_cast<int>(order.size()) - 1;
        return std::all_of(rules_.begin(), rules_.end(), [&](const auto& rule) {
            return rule->fits(order.back(), slot) && rule->certain(order) == 0;
        });
    }

    static key key_of(const std::vector<int>& order, std::vector<char> played) {
        played[static_cast<std::size_t>(order.back())] = 1;
        return {std::move(played), order.back()};
    }

    [[nodiscard]] bool led_nowhere(const std::vector<int>& order, const std::vector<char>& played) const {
        const auto found = dead_.find(key_of(order, played));
        return found != dead_.end() &&
               std::any_of(found->second.begin(), found->second.end(), [&](const std::vector<int>& dead) {
                   return std::all_of(rules_.begin(), rules_.end(),
                                      [&](const auto& rule) { return rule->eases(dead, order); });
               });
    }

    void remember(const std::vector<int>& order, const std::vector<char>& played) {
        constexpr std::size_t most = 16;
        auto& dead = dead_[key_of(order, played)];
        if (dead.size() < most) dead.push_back(order);
    }

    const constraints& rules_;
    int n_, left_;
    const std::function<bool()>& expired_;
    std::map<key, std::vector<std::vector<int>>> dead_;
};

SEGUE_INLINE verdict search_all_orders(const constraints& rules, int n, int nodes,
                                       const std::function<bool()>& expired) {
    all_orders search(rules, n, nodes, expired);
    std::vector<int> order;
    if (search.from(order)) return {verdict::can::hold, std::move(order), {}};
    return {search.given_up() ? verdict::can::unknown : verdict::can::not_hold, {}, {}};
}

SEGUE_INLINE verdict judge(const std::vector<stated_rule>& rules, const crate& tracks,
                           const std::function<bool()>& expired) {
    constexpr int few_tracks = 20, few_steps = 200, nodes = 40'000, steps = 4000;
    const int n = tracks.size();
    using argument = std::optional<collision> (*)(const std::vector<stated_rule>&, const crate&);
    for (const argument look :
         {argument(counted_out), argument(precedence_circle), argument(slots_without_tracks), argument(no_way_through)})
        if (auto found = look(rules, tracks)) return {verdict::can::not_hold, {}, std::move(found)};
    constraints laws;
    for (const auto& rule : rules) laws.push_back(rule.law);
    std::vector<int> sequence(static_cast<std::size_t>(n));
    std::iota(sequence.begin(), sequence.end(), 0);
    const auto mended = [&](std::uint64_t seed, int most) -> std::optional<verdict> {
        auto start = find_feasible(laws, sequence, seed, most, expired);
        if (start.violations > 0) return std::nullopt;
        return verdict{verdict::can::hold, std::move(start.order), {}};
    };
    if (n > few_tracks) return mended(0, steps).value_or(verdict{});
    if (auto found = mended(0, few_steps)) return *found;
    verdict all = search_all_orders(laws, n, nodes, expired);
    return all.they != verdict::can::unknown ? all : mended(1, steps).value_or(verdict{});
}

}  // namespace segue::detail
