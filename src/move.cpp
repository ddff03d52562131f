#include <segue/detail/arranged.hpp>
#include <segue/detail/config.hpp>
#include <segue/move.hpp>

#include <algorithm>
#include <stdexcept>

namespace segue {
namespace detail {

static inline void check_slots(bool fits, const move& m, int n) {
    if (!fits) throw std::out_of_range(to_string(m) + " does not fit an order of " + std::to_string(n) + " tracks");
}

static inline arrangement arrange_reversal(const reversal& m, int n) {
    check_slots(0 <= m.i && m.i <= m.j && m.j < n, m, n);
    return arranged_reversal(m.i, m.j);
}

static inline arrangement arrange_relocation(const relocation& m, int n) {
    check_slots(0 <= m.i && m.i <= m.j && m.j < n && 0 <= m.to && m.to <= n - (m.j - m.i + 1), m, n);
    return arranged_relocation(m.i, m.j, m.to, m.reversed);
}

static inline arrangement arrange_exchange(const exchange& m, int n) {
    check_slots(0 <= m.i && m.i <= m.j && m.j < m.k && m.k <= m.l && m.l < n, m, n);
    return arranged_exchange(m.i, m.j, m.k, m.l, m.first_reversed, m.second_reversed);
}

static inline std::string block_text(int i, int j) { return std::to_string(i) + ".." + std::to_string(j); }

}  // namespace detail

SEGUE_INLINE arrangement arrange(const move& m, int n) {
    if (const auto* r = std::get_if<reversal>(&m)) return detail::arrange_reversal(*r, n);
    if (const auto* r = std::get_if<relocation>(&m)) return detail::arrange_relocation(*r, n);
    return detail::arrange_exchange(std::get<exchange>(m), n);
}

SEGUE_INLINE std::vector<int> applied(const arrangement& a, std::span<const int> order) {
    std::vector<int> out(order.begin(), order.end());
    auto at = out.begin() + a.lo;
    for (const block& b : a.span()) {
        const auto first = order.begin() + b.first, last = order.begin() + b.last + 1;
        at = b.reversed ? std::reverse_copy(first, last, at) : std::copy(first, last, at);
    }
    return out;
}

SEGUE_INLINE std::string to_string(const move& m) {
    if (const auto* r = std::get_if<reversal>(&m)) return "reversal of slots " + detail::block_text(r->i, r->j);
    if (const auto* r = std::get_if<relocation>(&m))
        return "relocation of slots " + detail::block_text(r->i, r->j) + " to " + std::to_string(r->to) +
               (r->reversed ? ", reversed" : "");
    const auto& e = std::get<exchange>(m);
    return "exchange of slots " + detail::block_text(e.i, e.j) + (e.first_reversed ? " (reversed)" : "") + " and " +
           detail::block_text(e.k, e.l) + (e.second_reversed ? " (reversed)" : "");
}

}  // namespace segue
