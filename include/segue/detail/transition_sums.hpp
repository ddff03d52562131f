#pragma once
#include <segue/detail/shifted_sums.hpp>
#include <segue/move.hpp>
#include <segue/problem.hpp>

#include <cmath>
#include <span>
#include <vector>

namespace segue::detail {

/// What reading stretches of an order backwards changes in its transitions, as prefix sums: a move's change is then a
/// few look-ups.
///
/// A forbidden transition (+inf) is counted beside the sum and adds 0 to it: infinities would not cancel.
class transition_sums {
public:
    explicit transition_sums(const problem& p);

    void assign(std::span<const int> order);
    /// Slots lo..hi have changed.
    void renew(std::span<const int> order, int lo, int hi);

    struct change {
        double cost = 0;
        int forbidden = 0;
        change& operator+=(change b) noexcept { return cost += b.cost, forbidden += b.forbidden, *this; }
        change& operator-=(change b) noexcept { return cost -= b.cost, forbidden -= b.forbidden, *this; }
        friend change operator+(change a, change b) noexcept { return a += b; }
        friend change operator-(change a, change b) noexcept { return a -= b; }
    };
    [[nodiscard]] change price(std::span<const int> order, const arrangement& a) const;
    /// Asks the processor for what `price` will look up in a matrix that no cache holds.
    void fetch(std::span<const int> order, const arrangement& a) const;

private:
    [[nodiscard]] double cost(int a, int b) const {
        return matrix_ ? matrix_[static_cast<std::size_t>(a) * n_ + static_cast<std::size_t>(b)]
                       : problem_.transition(a, b);
    }
    [[nodiscard]] change one(int a, int b) const {
        const double t = cost(a, b);
        return std::isinf(t) ? change{0, 1} : change{t, 0};
    }

    void prefetch(int a, int b) const {
        __builtin_prefetch(matrix_ + static_cast<std::size_t>(a) * n_ + static_cast<std::size_t>(b));
        __asm__ volatile("");  // or GCC drops a function that seems without effect
    }
    /// Calls junction(row before, row after) for each that `a` makes.
    template <class Junction>
    static void for_each_made(std::span<const int> order, const arrangement& a, Junction junction) {
        const auto row = [&](int slot) { return order[static_cast<std::size_t>(slot)]; };
        int last = a.lo > 0 ? row(a.lo - 1) : -1;
        for (const block& b : a.span()) {
            if (last >= 0) junction(last, row(b.reversed ? b.last : b.first));
            last = row(b.reversed ? b.first : b.last);
        }
        if (a.hi + 1 < static_cast<int>(order.size())) junction(last, row(a.hi + 1));
    }

    problem problem_;
    const double* matrix_;
    std::size_t n_;
    bool symmetric_;
    std::vector<change> after_;    ///< the transition after each slot
    shifted_sums<change> turned_;  ///< item i: the transition after slot i read backwards, less read forwards
};

}  // namespace segue::detail
