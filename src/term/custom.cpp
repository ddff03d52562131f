#include <segue/detail/columns.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/knob_check.hpp>
#include <segue/term/custom.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace segue {
namespace detail {

static inline std::string row_named(const crate& tracks, std::size_t row) {
    return std::to_string(row) + " ('" + tracks.label(static_cast<int>(row)) + "')";
}

static inline void check_prices(const custom& t, const crate& tracks) {
    const std::vector<double>& matrix = *t.matrix();
    require_square(t.label(), matrix.size(), tracks.size());
    const auto n = static_cast<std::size_t>(tracks.size());
    for (std::size_t i = 0; i < matrix.size(); ++i)
        if (i / n != i % n && matrix[i] < 0)
            throw cost_error(t.label() + ", row " + row_named(tracks, i / n) + ", column " + row_named(tracks, i % n) +
                             ": " + shortest_text(matrix[i]) +
                             " is not a price; it must be 0 or more, NaN where unknown, or +inf to forbid");
}

static inline void lower_matrix(const custom& t, double weight, lowering& out) {
    const auto n = static_cast<std::size_t>(out.crate().size());
    const std::vector<double>& matrix = *t.matrix();
    std::vector<char> known(n, 0);
    bool lacks_some = false;
    for (std::size_t i = 0; i < matrix.size(); ++i) {
        if (i / n == i % n) continue;
        if (std::isnan(matrix[i]))
            lacks_some = true;
        else
            known[i / n] = known[i % n] = 1;
    }
    if (n > 1 && lacks(t.label(), known, "a price", 2, out)) return;
    auto fill = [prices = t.matrix(), n](int a, int first, int last, double* row) {
        std::copy(prices->data() + static_cast<std::size_t>(a) * n + first,
                  prices->data() + static_cast<std::size_t>(a) * n + last, row);
    };
    out.transitions(t.label(), weight, std::move(known), std::move(fill), lacks_some);
}

static inline void lower_callable(const custom& t, double weight, lowering& out) {
    auto fill = [call = t.fill(), label = t.label()](int a, int first, int last, double* prices) {
        (*call)(a, first, last, prices);
        for (int b = first; b < last; ++b)
            if (a != b && (prices[b - first] < 0 || std::isinf(prices[b - first])))
                throw cost_error(label + ": the price of row " + std::to_string(b) + " after row " + std::to_string(a) +
                                 " is " + shortest_text(prices[b - first]) +
                                 "; it must be 0 or more and finite, or NaN where unknown");
    };
    out.transitions(t.label(), weight, std::vector<char>(static_cast<std::size_t>(out.crate().size()), 1),
                    std::move(fill), true);
}

}  // namespace detail

SEGUE_INLINE custom::custom(std::vector<double> matrix, std::string label)
    : label_(std::move(label)), matrix_(std::make_shared<const std::vector<double>>(std::move(matrix))) {}

SEGUE_INLINE std::string label(const custom& t) { return t.label(); }

SEGUE_INLINE void lower(const custom& t, double weight, lowering& out) {
    if (!t.fill() && !t.matrix()) throw cost_error(t.label() + " has neither a callable nor a matrix");
    if (t.matrix()) detail::check_prices(t, out.crate());
    if (weight == 0 || out.crate().empty()) return;
    t.matrix() ? detail::lower_matrix(t, weight, out) : detail::lower_callable(t, weight, out);
}

}  // namespace segue
