#pragma once
#include <segue/detail/chain.hpp>

#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace segue::detail {

/// Chains at rising temperatures that exchange their places: what a hot one finds cools down to T. All but the coldest
/// may break rules for a price that falls with the heat, so that no rule keeps two orders apart.
class tempering {
public:
    tempering(const problem& p, std::span<const int> start, double temperature, int replicas, random& r);

    /// One scan of every chain, then one try to exchange every other pair of neighbours. While `adapting` the
    /// temperatures move so that some 30 % of the exchanges succeed; what is drawn then is not from exp(-J/T).
    void round(bool adapting, const std::stop_token& cancelled);

    /// The chain at T.
    [[nodiscard]] const chain& cold() const noexcept { return *chains_[at_.front()]; }
    /// An order with fewer violations than the start has turned up.
    [[nodiscard]] bool found_fewer() const noexcept;
    /// Starts over from the order with the fewest violations.
    void restart();
    /// Forgets the counts of what was accepted.
    void count_anew() noexcept;

    [[nodiscard]] std::int64_t priced() const noexcept;     ///< proposals so far, over all chains
    [[nodiscard]] double acceptance() const noexcept;       ///< of proposals at T; 0 before the first
    [[nodiscard]] double swap_acceptance() const noexcept;  ///< 1 where there is one chain only
    [[nodiscard]] std::vector<double> temperatures() const;

private:
    void set_rungs();
    void exchange_places(std::size_t k, bool adapting);
    [[nodiscard]] std::size_t fewest() const noexcept;

    int n_;
    random& random_;
    std::vector<std::unique_ptr<chain>> chains_;
    std::vector<std::size_t> at_;  ///< rung -> chain
    std::vector<rung> rungs_;
    std::vector<double> steps_;  ///< log2 of the ratio of one temperature to the next
    std::vector<int> tries_;     ///< of each step, while adapting
    bool odd_ = false;
    std::int64_t priced_ = 0, accepted_ = 0, swaps_ = 0, swapped_ = 0;
};

}  // namespace segue::detail
