#pragma once
#include <segue/priced_order.hpp>

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

namespace segue::detail {

/// An order under search: its arrays, what it costs and how many rules it breaks, kept up to date by every change.
class scored_order {
public:
    /// What a change does; a broken rule and a forbidden transition weigh `penalty` each.
    struct change {
        double cost = 0;
        int violations = 0;
    };

    /// `tolerance`: see priced_order.
    scored_order(const problem& p, std::span<const int> order, double tolerance = priced_order::exact);

    [[nodiscard]] int size() const noexcept { return static_cast<int>(order_.size()); }
    [[nodiscard]] std::span<const int> order() const noexcept { return order_; }
    [[nodiscard]] int row(int slot) const noexcept { return order_[static_cast<std::size_t>(slot)]; }
    [[nodiscard]] int slot(int row) const noexcept { return positions_[static_cast<std::size_t>(row)]; }

    [[nodiscard]] double cost() const noexcept { return cost_; }  ///< J, forbidden transitions as 0, with `stay_near`
    [[nodiscard]] int violations() const noexcept { return violations_; }
    [[nodiscard]] double penalty() const noexcept { return penalty_; }
    [[nodiscard]] double penalised() const noexcept { return cost_ + penalty_ * violations_; }
    [[nodiscard]] double weigh(const change& c) const noexcept { return c.cost + penalty_ * c.violations; }
    void set_penalty(double penalty) noexcept { penalty_ = penalty; }
    /// Memory and places are not asked for a gain of more than `most`: see price_within.
    void expect(double most) noexcept { slack_ = home_price_ > 0 ? slack_ : std::min(share_, most); }
    /// A price for every track that leaves its slot in `home`.
    void stay_near(std::span<const int> home, double price);

    void fetch(const arrangement& a) const { priced_.fetch_transitions(a); }
    [[nodiscard]] change price(const arrangement& a) const;
    /// The same, cheapest part first. None once what is known exceeds `limit` by more than the rest is likely to take
    /// off: memory, places and labels seldom take off more than `likely` times their share of a track. What is given up
    /// this way is lost, so the search is a little blind, and a good deal faster.
    [[nodiscard]] std::optional<change> price_within(const arrangement& a, double limit) const;

    void apply(const arrangement& a, const change& by);
    /// Puts back rows that stood in the slots from lo on when cost and violations were these.
    void restore(int lo, std::span<const int> rows, double cost, int violations);

private:
    static constexpr double likely = 1;
    void score();
    [[nodiscard]] int price_rules(const arrangement& a) const {
        return problem_.rules().empty() ? 0 : static_cast<int>(priced_.price_rules(a));
    }
    [[nodiscard]] double moved_from_home(const arrangement& a) const;

    problem problem_;
    priced_order priced_;
    std::span<const int> order_, positions_;  ///< of priced_, which keeps them where they are
    double cost_ = 0, penalty_ = 0, home_price_ = 0;
    int violations_ = 0;
    double share_ = 0, slack_ = 0, label_slack_ = 0;
    std::vector<int> home_;
};

}  // namespace segue::detail
