#pragma once
#include <segue/choose.hpp>
#include <segue/detail/picked_order.hpp>
#include <segue/random.hpp>

#include <functional>
#include <vector>

namespace segue::detail {

/// Chooses among the rows of a pool of a few hundred: ruins a little of an order and makes it whole again, over and
/// over, with a falling temperature.
class pool_search {
public:
    /// `wanted` speaks of the pool's rows.
    pool_search(const problem& pool, const choice& wanted, random& r);

    /// Begins from these rows, in this order; what must be chosen is put in where it lacks.
    void begin(std::vector<int> order);
    void run(std::int64_t iterations, const std::function<bool()>& expired);

    [[nodiscard]] const std::vector<int>& best() const noexcept { return best_; }
    [[nodiscard]] double best_value() const noexcept { return best_value_; }

private:
    [[nodiscard]] double value(std::span<const int> order) const;  ///< cost a track, and penalties
    [[nodiscard]] double broken(std::span<const int> order) const;
    [[nodiscard]] bool open(std::int64_t length, std::size_t count) const;
    [[nodiscard]] bool fits(int row) const;
    void count_twins();
    bool insert_best(int except);
    void complete(int except);
    void ruin_and_complete();
    void relocate();
    void turn();

    const problem& pool_;
    const choice& wanted_;
    random& random_;
    picked_order at_;
    std::vector<char> must_, used_;
    std::vector<int> twin_used_;
    std::int64_t fit_ = 0, slack_ = 0, shortest_ = 0;
    double mean_ = 1, penalty_ = 1;
    std::vector<int> best_;
    double best_value_ = 0;
};

}  // namespace segue::detail
