#pragma once
#include <segue/priced_order.hpp>
#include <segue/random.hpp>

#include <cstdint>
#include <span>
#include <stop_token>

namespace segue::detail {

/// What an order weighs at a rung of the tempering: exp(-beta * J - penalty * broken).
struct rung {
    double beta = 1;     ///< 1/T
    double penalty = 0;  ///< for each violation more than the start's; infinite: none more is let in
};

/// A Markov chain over orders: Metropolis with symmetric proposals.
class chain {
public:
    chain(const problem& p, std::span<const int> start) : rules_(!p.rules().empty()), order_(p, start, tolerance) {}

    /// Goes on from another order, whose cost and violations count as 0 from now on.
    void assign(std::span<const int> order);
    /// A proposal from every slot but the last, front to back; stops early after cancellation.
    void scan(const rung& at, random& r, const std::stop_token& cancelled);

    [[nodiscard]] std::span<const int> order() const noexcept { return order_.order(); }
    [[nodiscard]] double cost() const noexcept { return cost_; }   ///< J above the start's, forbidden transitions as 0
    [[nodiscard]] int broken() const noexcept { return broken_; }  ///< violations above the start's, forbidden too
    [[nodiscard]] std::int64_t priced() const noexcept { return priced_; }
    [[nodiscard]] std::int64_t accepted() const noexcept { return accepted_; }

private:
    /// Far below any temperature that moves a track, and floats are enough for it.
    static constexpr double tolerance = 1e-6;
    bool step(int lo, const rung& at, random& r);

    bool rules_;
    priced_order order_;
    double cost_ = 0;
    int broken_ = 0;
    std::int64_t priced_ = 0, accepted_ = 0;
};

/// True with probability min(1, exp(-energy)), the same on every platform.
[[nodiscard]] bool metropolis(double energy, random& r);

}  // namespace segue::detail
