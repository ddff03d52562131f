#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>

namespace segue::detail {

/// What a proof may take. What a step is, the program says: the same count on every machine.
struct work_limits {
    std::size_t bytes = std::numeric_limits<std::size_t>::max();
    std::int64_t steps = std::numeric_limits<std::int64_t>::max();
    /// Asked every few milliseconds, and told the cost of the best order that keeps the rules (+inf: none yet) and a
    /// bound (-inf: none yet): whether that is enough, or the time is over.
    std::function<bool(double cost, double bound)> enough = [](double, double) { return false; };
};

/// How a proof ended.
enum class work_end { proven, no_room, no_steps, stopped };

}  // namespace segue::detail
