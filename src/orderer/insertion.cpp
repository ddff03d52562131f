#include <segue/detail/baseline.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/hearing.hpp>
#include <segue/math.hpp>
#include <segue/orderer/insertion.hpp>

#include <algorithm>
#include <numeric>

namespace segue {
namespace detail {

static inline void add_detours(const problem& p, std::span<const int> order, int row, std::vector<double>& price) {
    const auto step = [&](int a, int b) { return std::min(p.transition(a, b), forbidden_price); };
    for (std::size_t gap = 0; gap < price.size(); ++gap) {
        const bool follows = gap > 0, leads = gap < order.size();
        if (follows) price[gap] += step(order[gap - 1], row);
        if (leads) price[gap] += step(row, order[gap]);
        if (follows && leads) price[gap] -= step(order[gap - 1], order[gap]);
    }
}

/// <x_u, F + C> + (keep_u - 1) <F, C> in every gap (model, section 5); <F, C> is carried from gap to gap.
static inline void add_strain(const problem& p, std::size_t which, std::span<const int> order, int row,
                              std::vector<double>& price) {
    const exposure& e = p.exposures()[which];
    hearing rest(p, which, false), past(p, which, true);
    std::vector<double> met_after(order.size());
    price.back() += e.weight * rest.strain(row);
    for (std::size_t i = order.size(); i-- > 0;) {
        met_after[i] = rest.strain(order[i]);
        rest.hear(order[i]);
        price[i] += e.weight * rest.strain(row);
    }
    double across = rest.strain_of(e.start);
    for (std::size_t gap = 0;; ++gap) {
        price[gap] += e.weight * (past.strain(row) + (past.keep(row) - 1) * across);
        if (gap == order.size()) break;
        across += met_after[gap] - past.strain(order[gap]);
        past.hear(order[gap]);
    }
}

}  // namespace detail

SEGUE_INLINE std::vector<double> insertion_prices(const problem& p, std::span<const int> order, int row) {
    std::vector<double> price(order.size() + 1, 0.0);
    detail::add_detours(p, order, row, price);
    for (std::size_t e = 0; e < p.exposures().size(); ++e) detail::add_strain(p, e, order, row, price);
    return price;
}

SEGUE_INLINE found insertion_order(const problem& p, const search_options& options) {
    random r(options.seed);
    const watch clock(options, 0);
    std::vector<int> order;
    const std::vector<int> rows = shuffled(p.size(), r);
    for (const int row : rows) {
        if (clock.expired()) {
            order.insert(order.end(), rows.begin() + static_cast<std::ptrdiff_t>(order.size()), rows.end());
            break;
        }
        const auto price = insertion_prices(p, order, row);
        order.insert(order.begin() + (std::min_element(price.begin(), price.end()) - price.begin()), row);
    }
    return detail::found_around_pins(p, order, "insertion");
}

SEGUE_INLINE std::vector<int> inserted(const problem& p, std::span<const int> order, int row) {
    constexpr std::size_t all_evaluated = 256, short_list = 64;
    std::vector<int> whole(order.begin(), order.end());
    whole.insert(whole.begin(), row);
    check_permutation(whole, p.size());

    std::vector<int> gaps(order.size() + 1);
    std::iota(gaps.begin(), gaps.end(), 0);
    if (gaps.size() > all_evaluated) {
        const auto price = insertion_prices(p, order, row);
        std::stable_sort(gaps.begin(), gaps.end(), [&](int a, int b) {
            return price[static_cast<std::size_t>(a)] < price[static_cast<std::size_t>(b)];
        });
        gaps.resize(short_list);
    }
    std::vector<int> best;
    priced least;
    for (const int gap : gaps) {
        std::copy_n(order.begin(), gap, whole.begin());
        whole[static_cast<std::size_t>(gap)] = row;
        std::copy(order.begin() + gap, order.end(), whole.begin() + gap + 1);
        priced price = p.evaluate(whole);
        if (best.empty() || detail::beats(price, least)) best = whole, least = std::move(price);
    }
    return best;
}

}  // namespace segue
