#pragma once
#include <segue/detail/candidates.hpp>
#include <segue/priced_order.hpp>
#include <segue/random.hpp>

#include <span>
#include <vector>

namespace segue::detail {

/// Candidates a track; more finds better optima, slower.
inline constexpr int candidate_count = 8;

/// What a broken rule costs the search at first: more than an average track.
[[nodiscard]] inline double first_penalty(double cost, int n) noexcept { return 2 * cost / (n > 0 ? n : 1) + 1e-3; }

/// Local search over reversals, relocations and exchanges, driven by a queue of tracks whose surroundings changed (the
/// 'dirty' tracks; Bentley's don't-look bits turned around). Rules are priced by penalties.
class descent {
public:
    descent(const problem& p, const candidates& near, std::span<const int> order);

    [[nodiscard]] std::span<const int> order() const noexcept { return order_.order(); }
    [[nodiscard]] double cost() const noexcept { return cost_; }  ///< J without penalties, +inf transitions as 0
    [[nodiscard]] int violations() const noexcept { return violations_; }  ///< broken rules and forbidden transitions
    [[nodiscard]] double penalised() const noexcept { return cost_ + penalty_ * violations_; }
    [[nodiscard]] std::int64_t priced() const noexcept { return priced_; }

    void assign(std::span<const int> order);
    void set_penalty(double penalty) noexcept { penalty_ = penalty; }
    [[nodiscard]] double penalty() const noexcept { return penalty_; }
    /// A price for every track that leaves its slot in `home`.
    void stay_near(std::span<const int> home, double price);

    void mark(int slot);  ///< the track there is dirty
    void mark_all();
    /// Improves until no dirty track is left or `give_up` says so.
    template <class GiveUp>
    void run(GiveUp give_up) {
        while (!queue_empty()) {
            improve(pop());
            if (give_up()) return;
        }
    }

    /// Makes any move and marks the tracks at its seams.
    void make(const arrangement& a);
    /// What changed since `checkpoint`: the slots touched. `roll_back` undoes it.
    void checkpoint();
    void roll_back();

private:
    struct change {
        double cost = 0;
        int violations = 0;
    };
    [[nodiscard]] change price(const arrangement& a, const priced_order::transition_change& t);
    [[nodiscard]] double moved_from_home(const arrangement& a) const;
    void apply(const arrangement& a, const change& by);
    bool improve(int row);
    /// Estimated price of the neighbours in slots s and s + 1; none at the ends.
    [[nodiscard]] float seam(int s) const {
        return s < 0 || s + 1 >= order_.size()
                   ? end_price_
                   : near_.price(order()[static_cast<std::size_t>(s)], order()[static_cast<std::size_t>(s) + 1]);
    }
    void consider(const move& m);
    void consider_reversals(int s, int q);
    void consider_relocations(int s, int q);
    void consider_exchanges(int s, int q);
    [[nodiscard]] bool queue_empty() const noexcept { return head_ == tail_; }
    int pop();

    const problem problem_;
    const candidates& near_;
    priced_order order_;
    double cost_ = 0, penalty_ = 0, home_price_ = 0;
    int violations_ = 0;
    float end_price_ = 0;
    double hopeless_ = 0;  ///< moves whose transitions alone cost more are not priced further
    std::vector<int> home_;
    std::int64_t priced_ = 0;

    double best_gain_ = 0;  ///< while improving one track
    arrangement best_move_;
    change best_change_;

    std::vector<int> queue_;  ///< ring of rows
    std::size_t head_ = 0, tail_ = 0;
    std::vector<char> queued_;

    std::vector<int> saved_;  ///< the order at the checkpoint, for the touched slots
    double saved_cost_ = 0;
    int saved_violations_ = 0, touched_lo_ = 0, touched_hi_ = -1;
};

}  // namespace segue::detail
