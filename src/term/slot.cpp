#include <segue/detail/config.hpp>
#include <segue/detail/knob_check.hpp>
#include <segue/term/slot.hpp>

#include <cmath>
#include <utility>

namespace segue {

SEGUE_INLINE slot::slot(std::vector<double> price, std::string label)
    : label_(std::move(label)), price_(std::make_shared<const std::vector<double>>(std::move(price))) {}

SEGUE_INLINE std::string label(const slot& t) { return t.label(); }

SEGUE_INLINE void lower(const slot& t, double weight, lowering& out) {
    if (!t.prices()) throw cost_error(t.label() + " has no prices");
    const std::vector<double>& prices = *t.prices();
    const int n = out.crate().size();
    detail::require_square(t.label(), prices.size(), n);
    for (std::size_t i = 0; i < prices.size(); ++i)
        if (!std::isfinite(prices[i]))
            throw cost_error(t.label() + ", row " + std::to_string(i / static_cast<std::size_t>(n)) + " ('" +
                             out.crate().label(static_cast<int>(i / static_cast<std::size_t>(n))) + "'), slot " +
                             std::to_string(i % static_cast<std::size_t>(n)) + ": " + detail::shortest_text(prices[i]) +
                             " is not a price; it must be finite");
    if (weight == 0 || n == 0) return;
    out.slots({t.label(), weight, prices});
}

}  // namespace segue
