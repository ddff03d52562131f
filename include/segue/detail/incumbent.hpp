#pragma once
#include <segue/detail/scored_order.hpp>

#include <limits>
#include <vector>

namespace segue::detail {

/// The best order that a search has met: fewest violations, then least cost.
struct incumbent {
    std::vector<int> order;
    int violations = std::numeric_limits<int>::max();
    double cost = std::numeric_limits<double>::infinity();

    /// Takes the order if it is better; true when it was.
    bool offer(const scored_order& o) {
        if (o.violations() > violations || (o.violations() == violations && o.cost() >= cost - 1e-12)) return false;
        order.assign(o.order().begin(), o.order().end());
        violations = o.violations();
        cost = o.cost();
        return true;
    }
};

}  // namespace segue::detail
