#pragma once
#include <segue/detail/shifted_sums.hpp>
#include <segue/move.hpp>
#include <segue/problem.hpp>

#include <cmath>
#include <span>

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
        friend change operator+(change a, change b) noexcept { return {a.cost + b.cost, a.forbidden + b.forbidden}; }
        friend change operator-(change a, change b) noexcept { return {a.cost - b.cost, a.forbidden - b.forbidden}; }
    };
    [[nodiscard]] change price(std::span<const int> order, const arrangement& a) const;

private:
    [[nodiscard]] double cost(int a, int b) const {
        return matrix_ ? matrix_[static_cast<std::size_t>(a) * n_ + static_cast<std::size_t>(b)]
                       : problem_.transition(a, b);
    }
    [[nodiscard]] change one(int a, int b) const {
        const double t = cost(a, b);
        return std::isinf(t) ? change{0, 1} : change{t, 0};
    }

    problem problem_;
    const double* matrix_;
    std::size_t n_;
    bool symmetric_;
    shifted_sums<change> turned_;  ///< item i: the transition after slot i read backwards, less read forwards
};

}  // namespace segue::detail
