#pragma once
#include <segue/knob.hpp>
#include <segue/lowering.hpp>

#include <string_view>

namespace segue {

/// What was heard lately is dear: a track costs 2^(-days since it was last played / half_life), 1 today, 1/2 after a
/// half-life.
///
/// It is a price of being played at all, the same in every slot: it counts where tracks are chosen, and adds the same
/// to every order of the same tracks. To play what was long not heard first, add arc{last_played, shapes::fall}. A
/// track that was never played, or not known to be, costs nothing.
struct freshness {
    static constexpr std::string_view name = "freshness";
    double half_life = 30;  ///< days, > 0

    friend bool operator==(const freshness&, const freshness&) = default;
};

template <class Self, class F>
requires same_term<freshness, Self>
void knobs(Self& self, F&& f) { f("half_life", self.half_life); }

/// Price of a track that was played `days` ago, 0 or more.
[[nodiscard]] double price(const freshness&, double days) noexcept;

/// "freshness": the name in results.
[[nodiscard]] std::string label(const freshness& t);

/// Throws cost_error when a knob is out of range.
void lower(const freshness&, double weight, lowering& out);

}  // namespace segue
