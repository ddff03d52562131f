#pragma once
#include <segue/move.hpp>
#include <segue/problem.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace segue {

/// An order with the arrays that price a change to it without evaluating it anew: O(dims) a move, whatever its length
/// (model, section 5). Holds memory F before each slot, pull C from each slot on, start times, forward and backward
/// sums, and prefix sums of the arcs. Keeps a reference to the problem.
class priced_order {
public:
    static constexpr double exact = 1e-15;  ///< the tolerance at which prices are exact to rounding

    /// `tolerance`: memory that changes by less is not renewed, and label pairs that meet for less are not counted. A
    /// search may take 1e-5 of an exposure where it scores its answer anew.
    priced_order(const problem& p, std::span<const int> order, double tolerance = exact);
    ~priced_order();
    priced_order(priced_order&&) noexcept;
    priced_order& operator=(priced_order&&) noexcept;

    [[nodiscard]] int size() const noexcept;
    [[nodiscard]] std::span<const int> order() const noexcept;
    [[nodiscard]] std::span<const int> positions() const noexcept;  ///< slot of each row

    /// J(after) - J(before), within 1e-12 of J; rules not included.
    [[nodiscard]] double price(const arrangement& a) const;
    /// Its cheap part: transitions, in O(1); what remains is `price_rest`.
    [[nodiscard]] double price_transitions(const arrangement& a) const;
    /// The same with forbidden transitions counted apart, as 0.
    struct transition_change {
        double cost = 0;
        int forbidden = 0;
    };
    [[nodiscard]] transition_change change_transitions(const arrangement& a) const;
    /// Has what the transitions of `a` will be priced from brought near while something else is done.
    void fetch_transitions(const arrangement& a) const;
    [[nodiscard]] double price_rest(const arrangement& a) const;
    // Its parts, the cheapest first. `a` must not be empty.
    [[nodiscard]] double price_places(const arrangement& a) const;  ///< arcs and slot prices
    [[nodiscard]] double price_memory(const arrangement& a) const;  ///< strain of dense exposures and frequent labels
    [[nodiscard]] double price_labels(const arrangement& a) const;  ///< strain of rare labels, pair by pair
    /// Violations(after) - violations(before), each rule times its penalty where penalties are given.
    [[nodiscard]] double price_rules(const arrangement& a, std::span<const double> penalties = {}) const;

    /// Makes the change; arrays are renewed over lo..hi and outward until they have converged.
    void apply(const arrangement& a);
    /// Puts these rows, the ones that stand there now in some other sequence, into the slots from lo on.
    void rewrite(int lo, std::span<const int> rows);
    /// Starts over from another order.
    void assign(std::span<const int> order);

private:
    struct state;
    std::unique_ptr<state> state_;
};

}  // namespace segue
