#pragma once
#include <segue/problem.hpp>
#include <segue/random.hpp>

#include <chrono>
#include <functional>
#include <limits>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace segue {

/// How far a search is.
struct progress {
    double cost = 0;
    std::optional<double> bound;
    double seconds = 0;
};

/// When to stop; several may hold at once, the first reached counts. All unset: the orderer's own count of
/// iterations, the same on every machine. That count, and for `exact` the proof, also ends a search whose cost or gap
/// is out of reach. Costs and gaps are reached by orders that keep the rules alone.
struct stop {
    std::optional<double> seconds = {};  ///< >= 0
    std::optional<std::int64_t> idle =
        {};                           ///< iterations without gain; of `exact`: while it looks for an order to beat
    std::optional<double> cost = {};  ///< at most this
    /// (cost - bound) / bound at most this. `iterated` and `auto` look for a bound first, for a fifth of `seconds` or
    /// one second at most; `exact` has one as it goes. The rest have none and do not stop for it.
    std::optional<double> gap = {};
    friend bool operator==(const stop&, const stop&) = default;
};

[[nodiscard]] stop after(std::chrono::duration<double> seconds);

/// Bytes that a search may hold at once, where nothing else is said.
inline constexpr std::size_t default_memory = std::size_t{3500} << 20;

/// What an orderer is given beside the problem.
struct search_options {
    std::uint64_t seed = 0;
    int threads = 1;
    segue::stop stop = {};
    std::stop_token cancelled = {};                    ///< polled at least every 50 ms
    std::function<void(const progress&)> report = {};  ///< called now and then, from one thread at a time
    std::vector<int> start = {};                       ///< warm start; empty: none
    double near = 0;                                   ///< price of every track moved from its slot in `start`
    std::vector<int> groups =
        {};  ///< row -> artist, for the shuffles that spread groups; empty: the first label exposure
    std::vector<double> sort_by = {};     ///< row -> value for `sort`, NaN last; empty: duration
    std::size_t memory = default_memory;  ///< bytes that `exact` may hold at once
};

/// What an orderer answers: always a permutation.
struct found {
    std::vector<int> order;
    std::optional<double> bound;  ///< certified lower bound of J over all orders that keep the rules
    bool proven = false;          ///< true only when no order is better (fewer violations, or as many and cheaper)
    std::string method;           ///< what ran, where `auto` chose
    std::string note;             ///< why it could not prove, and the like
    std::int64_t iterations = 0;
};

/// Anything that turns a problem into an order.
struct orderer {
    std::string name;
    std::string sentence;
    std::function<found(const problem&, const search_options&)> run;
};

/// All orderers, in the order in which they are listed for people.
[[nodiscard]] const std::vector<orderer>& orderers();
/// Throws data_error with 'did you mean' where there is none of that name. "auto" is one of them.
[[nodiscard]] const orderer& orderer_named(std::string_view name);

/// Watches the clock, the stop conditions and cancellation for a search loop.
class watch {
public:
    watch(const search_options& options, std::int64_t default_idle);
    /// Tells the cost reached; true when the search should end. Cheap: looks at the clock only every so often.
    [[nodiscard]] bool done(double best_cost, std::optional<double> bound = std::nullopt);
    /// The same for a search that calls seldom, a thousand times a second or less: counts nothing, looks every time.
    [[nodiscard]] bool over(double best_cost, std::optional<double> bound = std::nullopt);
    /// True where the best cost told is at most the cost, or near enough to the bound, that was asked for.
    [[nodiscard]] bool reached(std::optional<double> bound) const;
    /// True after cancellation or when the seconds are over; for long work between iterations.
    [[nodiscard]] bool expired() const;
    [[nodiscard]] double seconds() const;

private:
    [[nodiscard]] bool look(std::optional<double> bound);

    const search_options& options_;
    std::chrono::steady_clock::time_point begin_;
    std::int64_t idle_limit_, idle_ = 0;
    int stride_ = 1, until_look_ = 0;  ///< calls between two looks at the clock, and calls left
    double last_look_ = 0;
    double best_ = std::numeric_limits<double>::infinity();
    double last_report_ = 0;
};

}  // namespace segue
