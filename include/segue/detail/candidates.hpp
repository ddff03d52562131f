#pragma once
#include <segue/problem.hpp>

#include <algorithm>
#include <span>
#include <vector>

namespace segue::detail {

/// For each track the few tracks that would stand best beside it, nearest first: by the cheaper direction of the
/// transition, the strain of neighbours and the difference in what arcs ask.
/// Candidates a track; more finds better optima, slower.
inline constexpr int candidate_count = 8;

class candidates {
public:
    candidates(const problem& p, int count);
    [[nodiscard]] std::span<const int> of(int row) const noexcept {
        return {near_.data() + static_cast<std::size_t>(row) * width_, width_};
    }
    /// Estimated price of a and b as neighbours in the better direction; what candidates are ranked by.
    [[nodiscard]] double price(int a, int b) const {
        return price_.empty() ? std::min(problem_.transition(a, b), problem_.transition(b, a))
                              : price_[static_cast<std::size_t>(a) * size_ + static_cast<std::size_t>(b)];
    }

private:
    problem problem_;
    std::size_t size_, width_;
    std::vector<int> near_;
    std::vector<float> price_;  ///< n x n up to problem::dense_limit, else empty: then transitions alone count
};

}  // namespace segue::detail
