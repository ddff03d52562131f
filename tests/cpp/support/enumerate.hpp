#pragma once
#include <segue/problem.hpp>

#include <algorithm>
#include <limits>
#include <numeric>
#include <vector>

/// The least J of all orders, by looking at each; rules left out.
inline double least_cost(const segue::problem& p) {
    std::vector<int> order(static_cast<std::size_t>(p.size()));
    std::iota(order.begin(), order.end(), 0);
    double best = std::numeric_limits<double>::infinity();
    do best = std::min(best, p.evaluate(order).total);
    while (std::next_permutation(order.begin(), order.end()));
    return best;
}
