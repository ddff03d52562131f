#pragma once
#include <segue/problem.hpp>

#include <stop_token>
#include <string>

namespace segue {

/// A number that no order can cost less than, and how it was found.
struct certificate {
    double value = 0;
    std::string method;
    friend bool operator==(const certificate&, const certificate&) = default;
};

/// The best certified lower bound of J over all orders that can be had in about `seconds`. Rules are left out of
/// account: they only raise the cost. Never above the optimum: what rounding may have added is subtracted. +inf where
/// forbidden transitions leave no order; 0 for n = 0.
[[nodiscard]] certificate lower_bound(const problem& p, double seconds = 1, std::stop_token cancelled = {});

}  // namespace segue
