#pragma once
#include <segue/detail/candidates.hpp>
#include <segue/detail/scored_order.hpp>
#include <segue/random.hpp>

#include <cstdint>

namespace segue::detail {

/// Simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983) over priced moves. A move is drawn beside a track that a
/// candidate list names, or within a few slots; others are hardly ever taken. Changes `order` in place.
class annealing {
public:
    annealing(scored_order& order, const candidates& near, random& r);

    /// `count` proposals at one temperature, in units of `scale`.
    void run(int count, double temperature);

    /// What a proposal changes on average, its sign aside: the unit of temperatures.
    [[nodiscard]] double scale() const noexcept { return scale_; }
    [[nodiscard]] std::int64_t accepted() const noexcept { return accepted_; }

private:
    [[nodiscard]] arrangement propose();
    [[nodiscard]] arrangement reversal(bool directed);
    [[nodiscard]] arrangement relocation(bool directed);
    [[nodiscard]] arrangement exchange(bool directed);
    [[nodiscard]] int below(int n) { return static_cast<int>(random_.below(static_cast<std::uint32_t>(n))); }
    [[nodiscard]] bool coin() { return (random_.next() >> 63) != 0; }
    [[nodiscard]] int slot_near(int row) {
        const auto near = near_.of(row);
        return order_.slot(near[static_cast<std::size_t>(below(static_cast<int>(near.size())))]);
    }

    scored_order& order_;
    const candidates& near_;
    random& random_;
    double scale_ = 0;
    std::int64_t accepted_ = 0;
};

}  // namespace segue::detail
