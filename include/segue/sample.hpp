#pragma once
#include <segue/orderer.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace segue {

/// How `sample` draws; the defaults serve everyone.
struct sample_options {
    int count = 10;          ///< orders to draw, >= 0
    double temperature = 1;  ///< T in exp(-J/T), >= 0, in units of J; 0: the best orders, infinity: uniform
    std::uint64_t seed = 0;
    int replicas = 4;  ///< chains of the tempering, >= 1; 1 is plain Metropolis
    int threads = 1;   ///< independent runs that share the count; the same samples for a fixed number
    /// Rounds before the first sample, and from one to the next, >= 1; a round proposes a move from every slot of every
    /// replica. Unset: by the autocorrelation of J.
    std::optional<int> burn_in = {}, thinning = {};
    std::stop_token cancelled = {};                    ///< polled at least every 50 ms
    std::function<void(const progress&)> report = {};  ///< cost of the order in hand, now and then
};

/// Orders drawn from exp(-J/T), and how far to trust them.
struct samples {
    std::vector<std::vector<int>> orders;  ///< fewer than asked only after cancellation
    int violations = 0;                    ///< of each order: the least that was found
    double acceptance = 0;                 ///< share of proposals accepted at T
    double swap_acceptance = 0;            ///< share of swaps accepted between neighbouring temperatures
    double effective_size = 0;             ///< independent draws that the orders are worth, 0..count
    int burn_in = 0, thinning = 1;         ///< rounds, as used
    std::int64_t proposals = 0;            ///< priced, over all replicas
    std::vector<double> temperatures;      ///< of the replicas, T first
};

/// Draws orders from exp(-J/T) over the orders with the fewest violations that were found: Metropolis over the moves
/// that searches make, priced the same way, with parallel tempering (Geyer 1991; Hukushima & Nemoto 1996).
///
/// What is certain: the proposals are symmetric (proved at `detail::propose`), so exp(-J/T) is kept exactly, and with
/// two replicas or more every order can be reached from every other, because hot replicas may break rules for a price.
/// What is not: how soon. `effective_size` is from the autocorrelation of J, and a chain that never left one valley
/// does not know of the next; runs from several seeds that disagree say so. With `replicas` 1 rules may cut the orders
/// into parts between which no single move leads.
///
/// Should a hot replica find an order with fewer violations, the run starts over from there. Forbidden transitions
/// count as violations. T below 1e-9 of the mean cost a track is taken as that.
/// Throws data_error where a number is out of range.
[[nodiscard]] samples sample(const problem& p, const sample_options& options = {});

}  // namespace segue
