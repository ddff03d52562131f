#pragma once
#include <segue/problem.hpp>

#include <chrono>
#include <stop_token>
#include <vector>

namespace segue::detail {

/// When a bound has to be content with what it has.
class deadline {
public:
    deadline(double seconds, std::stop_token cancelled)
        : seconds_(seconds), cancelled_(std::move(cancelled)), begin_(clock::now()) {}
    [[nodiscard]] bool passed() const { return cancelled_.stop_requested() || left() <= 0; }
    [[nodiscard]] double left() const {
        return seconds_ - std::chrono::duration<double>(clock::now() - begin_).count();
    }
    [[nodiscard]] const std::stop_token& cancelled() const noexcept { return cancelled_; }

private:
    using clock = std::chrono::steady_clock;
    double seconds_;
    std::stop_token cancelled_;
    clock::time_point begin_;
};

/// min(a -> b, b -> a), n x n.
[[nodiscard]] std::vector<double> cheaper_directions(const problem& p);

/// Transitions along a quick good order, the yardstick of step lengths; finite always.
[[nodiscard]] double cost_of_some_path(const problem& p);
/// J of a quick good order, rules left out; finite always.
[[nodiscard]] double cost_of_some_order(const problem& p);

}  // namespace segue::detail
