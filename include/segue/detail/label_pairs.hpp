#pragma once
#include <segue/move.hpp>
#include <segue/problem.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace segue::detail {

/// Prices label exposures pair by pair: a move costs O(pairs of the touched tracks within the horizon), whatever the
/// number of labels (model, section 3.2).
class label_pairs {
public:
    /// `labels[row]` is -1 where the row meets nobody here. Pairs that meet for less than `tolerance` are not counted.
    label_pairs(const exposure& e, std::vector<int> labels, double tolerance);

    [[nodiscard]] double price(const arrangement& a, std::span<const int> order, std::span<const int> position,
                               std::span<const std::int64_t> start) const;

private:
    [[nodiscard]] double decay(std::int64_t gap) const noexcept;

    double weight_, rate_;  ///< half-lives a ms
    std::int64_t horizon_;  ///< ms after which nothing is left
    std::vector<int> labels_, begin_, members_;
    std::vector<double> start_memory_;  ///< of each label before slot 0; empty when there is none
};

/// Where a slot's track starts after a move.
class new_start {
public:
    new_start(const arrangement& a, std::span<const std::int64_t> start);
    [[nodiscard]] int block_of(int slot) const noexcept;  ///< -1 outside lo..hi
    [[nodiscard]] std::int64_t at(int slot, int block) const noexcept;

private:
    const arrangement& a_;
    std::span<const std::int64_t> start_;
    std::array<std::int64_t, 4> base_{};  ///< forward: new start minus old; reversed: new start plus old end
};

}  // namespace segue::detail
