#include <segue/detail/baseline.hpp>
#include <segue/detail/config.hpp>
#include <segue/orderer/sort.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace segue {

SEGUE_INLINE found sort_order(const problem& p, const search_options& options) {
    const auto n = static_cast<std::size_t>(p.size());
    std::vector<double> value = options.sort_by;
    if (value.empty()) value.assign(p.durations().begin(), p.durations().end());
    if (value.size() != n)
        throw data_error("sort_by has " + std::to_string(value.size()) + " entries for " + std::to_string(n) +
                         " tracks; it needs one a track");
    std::vector<int> rows(n);
    std::iota(rows.begin(), rows.end(), 0);
    std::stable_sort(rows.begin(), rows.end(), [&](int a, int b) {
        const double of_a = value[static_cast<std::size_t>(a)], of_b = value[static_cast<std::size_t>(b)];
        return std::isnan(of_b) ? !std::isnan(of_a) : of_a < of_b;
    });
    return detail::found_around_pins(p, rows, "sort");
}

}  // namespace segue
