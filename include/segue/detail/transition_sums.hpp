#pragma once
#include <segue/move.hpp>
#include <segue/problem.hpp>

#include <span>
#include <vector>

namespace segue::detail {

/// Forward and backward sums of transitions along an order, so that a move's change is a few look-ups.
///
/// A forbidden transition (+inf) is counted beside the sum and adds 0 to it: infinities would not cancel.
class transition_sums {
public:
    explicit transition_sums(const problem& p);

    void assign(std::span<const int> order);
    /// Renews slots lo..hi and all sums after them.
    void renew(std::span<const int> order, int lo, int hi);

    struct change {
        double cost = 0;
        int forbidden = 0;
    };
    [[nodiscard]] change price(std::span<const int> order, const arrangement& a) const;
    [[nodiscard]] int forbidden() const noexcept { return forbidden_.empty() ? 0 : forbidden_.back(); }

private:
    [[nodiscard]] double cost(int a, int b) const {
        return matrix_ ? matrix_[static_cast<std::size_t>(a) * n_ + static_cast<std::size_t>(b)]
                       : problem_.transition(a, b);
    }
    void step(std::span<const int> order, int i);

    problem problem_;
    const double* matrix_;
    std::size_t n_;
    bool symmetric_;
    std::vector<double> forward_, backward_;  ///< entry i: sum over transitions that start before slot i
    std::vector<int> forbidden_, forbidden_back_;
};

}  // namespace segue::detail
