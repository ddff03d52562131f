#pragma once
#include <segue/rule.hpp>

#include <functional>
#include <optional>

namespace segue::detail {

/// A rule with a looser number, and by what share of the number it gives way.
struct loosened {
    rule to;
    double by;
};

/// The least loosening, in whole tracks or minutes, for which `frees` holds; empty where the rule has no number or no
/// value of it helps. `frees` must not turn false again as a rule grows looser, but for `every`.
[[nodiscard]] std::optional<loosened> loosen(const rule& r, double total_minutes, int n,
                                             const std::function<bool(const rule&)>& frees);

}  // namespace segue::detail
