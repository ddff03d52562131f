#include <segue/detail/config.hpp>
#include <segue/problem.hpp>

#include <algorithm>

namespace segue {

SEGUE_INLINE double stretch_price::at(int row, std::int64_t start, std::int64_t length) const noexcept {
    const double* of_row = price.data() + static_cast<std::size_t>(row) * count();
    auto k = static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), start) - ends.begin());
    const std::int64_t end = start + length;
    if (k == ends.size() || end <= ends[k]) return of_row[k];
    double sum = 0;
    for (std::int64_t from = start; from < end; ++k) {
        const std::int64_t to = k < ends.size() ? std::min(ends[k], end) : end;
        sum += static_cast<double>(to - from) * of_row[k];
        from = to;
    }
    return sum / static_cast<double>(length);
}

}  // namespace segue
