#pragma once
#include <segue/move.hpp>
#include <segue/problem.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace segue::detail {

/// Prefix sums that price a change of a `stretch_price`: of a block that is moved, only the tracks that lie across the
/// end of a stretch are looked at one by one; the runs between them are differences of sums over their stretch.
class stretch_sums {
public:
    stretch_sums(const stretch_price& prices, std::span<const std::int64_t> durations);

    void assign(std::span<const int> order, std::span<const std::int64_t> start);
    void renew(std::span<const int> order, std::span<const std::int64_t> start, int lo, int hi);
    [[nodiscard]] double price(const arrangement& a, std::span<const int> order,
                               std::span<const std::int64_t> start) const;

private:
    [[nodiscard]] double block_cost(const block& b, std::int64_t at, std::span<const int> order,
                                    std::span<const std::int64_t> start) const;

    stretch_price prices_;
    std::span<const std::int64_t> durations_;
    std::vector<double> within_;  ///< (n + 1) x stretches: sums as if every track lay in that stretch
    std::vector<double> paid_;    ///< n + 1: sums of what is paid
};

}  // namespace segue::detail
