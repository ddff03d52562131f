#pragma once
#include <segue/problem.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace segue::detail {

/// An order of some of a pool's rows, with the arrays that price putting a row into a gap (model, section 5, insert):
///
///   <x_u, F + C> + (keep_u - 1) <F, C>,   F the memory before the gap, C the pull of what follows it.
///
/// A replacement is the same with the gap that its slot leaves; a removal is an insertion turned around.
class picked_order {
public:
    /// `prices`: of having each row; empty: 0.
    picked_order(const problem& pool, std::vector<double> prices);

    [[nodiscard]] std::span<const int> order() const noexcept { return order_; }
    [[nodiscard]] std::int64_t length() const noexcept { return start_.back(); }  ///< ms
    /// J of these rows in this order, and their prices: the plain definition.
    [[nodiscard]] double cost(std::span<const int> order) const;
    [[nodiscard]] double cost() const noexcept { return cost_; }

    void assign(std::vector<int> order);

    /// Where a row could go: between slots from - 1 and to, what stood in from..to-1 being out.
    class gap {
    public:
        gap(const picked_order& of, int from, int to);
        /// What `row` costs there: transitions, strain, and its own price by slot and minute. What it does to the
        /// slots and minutes of the others is left out, so it is exact where no arc, slot or stretch is priced.
        [[nodiscard]] double price(int row) const;

    private:
        const picked_order& of_;
        int before_, after_, slot_;  ///< rows, -1 at the ends
        double join_ = 0;            ///< transition that the row takes apart
        std::vector<double> heard_;  ///< F + C
        std::vector<double> met_;    ///< <F, C> of each group
    };
    /// Price of what stands in `slot`, as gap::price has it: removing it saves that.
    [[nodiscard]] double price_of(int slot) const;

private:
    struct group {
        double rate;  ///< half-lives a ms
        std::size_t begin, end;
    };
    struct column {
        double rate, start;
        std::vector<double> x;
    };
    void add_columns(const exposure& e, std::vector<column>& to) const;
    void pack(std::vector<column> columns);
    [[nodiscard]] double own(int row, std::size_t slot, std::size_t count, std::int64_t start,
                             std::int64_t whole) const;
    [[nodiscard]] double transition(int a, int b) const;

    const problem& pool_;
    std::vector<double> prices_;
    std::vector<group> groups_;
    std::size_t width_ = 0;
    std::vector<double> x_, keep_;  ///< rows x width; rows x groups
    std::vector<double> memory_;    ///< F before the first slot
    std::vector<int> order_;
    std::vector<std::int64_t> start_{0};
    std::vector<double> before_, on_;  ///< F and C, (slots + 1) x width
    double cost_ = 0;
};

}  // namespace segue::detail
