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
    /// A few small draws out of one random word: 12 bits each, a coin one.
    class dice {
    public:
        explicit dice(random& r) : bits_(r.next()) {}
        [[nodiscard]] int below(int n) { return static_cast<int>((take(12) * static_cast<std::uint64_t>(n)) >> 12); }
        [[nodiscard]] bool coin() { return take(1) != 0; }

    private:
        std::uint64_t take(int count) {
            const std::uint64_t out = bits_ & ((std::uint64_t{1} << count) - 1);
            bits_ >>= count;
            return out;
        }
        std::uint64_t bits_;
    };
    [[nodiscard]] arrangement propose();
    [[nodiscard]] arrangement reversal(dice& d, bool directed);
    [[nodiscard]] arrangement relocation(dice& d, bool directed);
    [[nodiscard]] arrangement exchange(dice& d, bool directed);
    [[nodiscard]] int below(int n) { return static_cast<int>(random_.below(static_cast<std::uint32_t>(n))); }
    [[nodiscard]] int slot_near(int row, dice& d) const {
        const auto near = near_.of(row);
        return order_.slot(near[static_cast<std::size_t>(d.below(static_cast<int>(near.size())))]);
    }

    scored_order& order_;
    const candidates& near_;
    random& random_;
    double scale_ = 0;
    std::int64_t accepted_ = 0;
};

}  // namespace segue::detail
