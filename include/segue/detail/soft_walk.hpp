#pragma once
#include <segue/detail/junction_prices.hpp>

#include <span>
#include <vector>

namespace segue::detail {

/// Walks over slots that never go a -> b -> a, each as likely as exp(-price / temperature): what a multiplier or a
/// level does to all of them is known at once, where the cheapest walk tells of n tracks only. It finds directions, in
/// float; it certifies nothing. n^3 time and 8 n^3 bytes.
class soft_walk {
public:
    /// n >= 2.
    explicit soft_walk(std::size_t n);

    /// How the walks flow. False where nothing can be said: no walk is possible, or the temperature is too low.
    bool solve(const junction_prices<float>& prices, double temperature, junction_flows& out);
    /// Of the last solution: the share that goes from a to b after each slot, (n - 1) x n x n.
    [[nodiscard]] std::span<const float> steps() const noexcept { return onward_; }

private:
    std::size_t n_;
    std::vector<float> weight_;  ///< (n - 1) x n x n: of stepping from a to b after slot k
    std::vector<float> onward_;  ///< the same times all that may follow; then the shares
    std::vector<float> reach_, turned_, total_, scratch_;
};

}  // namespace segue::detail
