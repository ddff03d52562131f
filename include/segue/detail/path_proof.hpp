#pragma once
#include <segue/detail/work.hpp>
#include <segue/problem.hpp>

#include <cstdint>
#include <limits>
#include <memory>
#include <queue>
#include <vector>

namespace segue::detail {

/// Branch and bound for a pure path (no memory, slots or rules), by Held and Karp's 1-trees (1971; branching after
/// Volgenant & Jonker 1982): nodes of least bound first, each with an ascent of its own.
///
/// Symmetric prices: the nodes of the tree are the tracks. Directed prices: each track is an entrance and an exit, held
/// together by an edge that every tree must take (Jonker & Volgenant 1983). The silence before the first track and
/// after the last is the special node of the 1-tree.
///
/// Prices are whole numbers of a unit, about 2^-42 of the cost of the best order, rounded down, in doubles; so are the
/// multipliers. All sums are exact, ties are ties, and what rounding can hide is known: see `tolerance`.
class path_proof {
public:
    path_proof(const problem& p, std::vector<int> good_order);

    /// `proven`: no order is cheaper than best() by more than tolerance(). A step is one edge looked at.
    work_end run(const work_limits& l);
    [[nodiscard]] const std::vector<int>& best() const noexcept { return best_order_; }
    [[nodiscard]] double best_cost() const noexcept { return best_cost_; }
    /// n units, each less than 1e-12 of the cost of the best order (over the least price).
    [[nodiscard]] double tolerance() const noexcept;
    /// Cost that no order is below.
    [[nodiscard]] double bound() const noexcept;
    [[nodiscard]] std::int64_t nodes() const noexcept { return visited_; }

private:
    /// Weights reach 2^42, so sums of some hundred of them and of multipliers are below 2^53.
    static constexpr double full_weight = 0x1p42, most_multiplier = 0x1p43, required_lead = 0x1p43;
    static constexpr double never = std::numeric_limits<double>::infinity();

    struct choice {
        std::int32_t before;  ///< choice made earlier, -1: none
        std::int16_t u, v;    ///< an edge of the tree; v == size: to the silence
        bool required;
    };
    struct node {
        double bound;
        std::int64_t number;
        std::int32_t choices;
        std::shared_ptr<const std::vector<double>> multipliers;
        friend bool operator<(const node& a, const node& b) {  // the least bound is on top, then the newest
            return a.bound != b.bound ? a.bound > b.bound : a.number < b.number;
        }
    };

    void begin();
    [[nodiscard]] work_end prove(const work_limits& l);
    [[nodiscard]] double cost(const std::vector<int>& order) const;
    [[nodiscard]] double over_least() const;
    [[nodiscard]] double weight_of(const std::vector<int>& order) const;
    void load(std::int32_t choices);
    void fix(std::size_t u, std::size_t v, bool required);
    void close_chains();
    [[nodiscard]] double grow();
    [[nodiscard]] bool is_path() const;
    void offer();
    double climb(int trees, double step);
    void branch(double bound);
    void push(double bound, std::int32_t choices, const std::shared_ptr<const std::vector<double>>& multipliers);
    [[nodiscard]] double& weight(std::size_t u, std::size_t v);
    [[nodiscard]] bool is_required(std::size_t u, std::size_t v) const;

    const problem& p_;
    bool directed_;
    std::size_t n_, size_;                         ///< tracks, and nodes of the tree
    double least_ = 0, unit_ = 1;                  ///< price = least_ + unit_ * weight
    std::vector<double> base_;                     ///< (size + 1)^2: weights before any choice; the last is the silence
    std::vector<double> weight_;                   ///< with the choices of the node at hand
    std::vector<char> required_;                   ///< (size + 1)^2
    std::vector<std::vector<std::size_t>> links_;  ///< required neighbours
    double required_count_ = 0;
    std::vector<double> multiplier_, key_;
    std::vector<int> degree_, rest_, from_, parent_;
    std::size_t end_[2] = {0, 0};
    std::vector<int> best_order_;
    double best_cost_ = 0, enough_ = 0;  ///< as a price; as a weight
    double open_ = 0;                    ///< least bound of what is open, as a weight
    std::int64_t visited_ = 0, steps_ = 0, numbered_ = 0;
    std::priority_queue<node> open_nodes_;
    std::vector<choice> choices_;
    std::int32_t open_choices_ = -1;  ///< of the node at hand
};

}  // namespace segue::detail
