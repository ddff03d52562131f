#pragma once
#include <segue/knob.hpp>
#include <segue/lowering.hpp>

#include <string_view>

namespace segue {

/// Price of a change of key between neighbours, 0..1, from a table over the Camelot wheel.
///
/// By steps on the wheel, same letter: 0, .1, .5, .7, .8, .9, 1; other letter: .1, .4, .7, .8, .9, 1, 1.
/// The table can be replaced: people dispute which diagonals are compatible.
struct key {
    static constexpr std::string_view name = "key";
    std::vector<double> table = {};  ///< empty: the default; else 24 x 24, 0..1, row a and column b by wheel_index
    bool ends = false;  ///< compare the outro of a with the intro of b, the whole track where they are unknown

    friend bool operator==(const key&, const key&) = default;
};

template <class Self, class F>
requires same_term<key, Self>
void knobs(Self& self, F&& f) {
    f("table", self.table);
    f("ends", self.ends);
}

/// The default table, 24 x 24 by wheel_index.
[[nodiscard]] const std::vector<double>& default_key_table();

[[nodiscard]] double price(const key&, const musical_key& a, const musical_key& b);

/// "key", "key(ends)": the name in results.
[[nodiscard]] std::string label(const key& t);

/// Throws cost_error unless the table is empty or has 576 entries in 0..1.
void lower(const key&, double weight, lowering& out);

}  // namespace segue
