#include <segue/detail/config.hpp>
#include <segue/detail/label_program.hpp>
#include <segue/math.hpp>

#include <bit>
#include <cmath>
#include <numbers>

namespace segue::detail {

/// For each label of the set at hand and every track that may come next: the label's cost, what that track meets now,
/// and what the others meet of the tracks played, made linear as `tangents` has it: the least of pull * e^(-ct) + slope
/// * t, and the program over sets takes the slope off again. Of tracks of one label, the next one is the first.
SEGUE_INLINE void label_program::foresee(layer& to, std::size_t first) {
    const std::size_t m = rows_.size(), count = to.cost.size() - first, begin = to.ahead.size();
    to.ahead.resize(begin + m * count);
    if (m == 0) return;
    row_set rest = 0;
    double longest = 0;  // ms that a track to come may have to wait, at most
    for (const int row : rows_) {
        rest |= row_set{1} << row;
        longest += p_.duration[static_cast<std::size_t>(row)];
    }
    for (std::size_t k = 0; k < count; ++k)
        for (std::size_t r = 0; r < m; ++r) to.ahead[begin + r * count + k] = to.cost[first + k];
    double now[32];
    for (std::size_t g = 0; g < fadings_; ++g) {
        rest_.slopes(g, rest, slope_.data(), head_.data());
        const double half_life = p_.fadings[g].half_life, rate = std::numbers::ln2 / half_life;
        const double faded = exp2(-longest / half_life);
        for (std::size_t k = 0; k < count; ++k) {
            const double* pull = to.pull.row(first + k) + g * m;
            double sum = 0;
            for (std::size_t r = 0; r < m; ++r) {
                const double slope = slope_[r], steepest = pull[r] * rate;
                double least = pull[r];
                if (steepest > slope) {
                    least = pull[r] * faded + slope * longest;
                    if (steepest * faded < slope)
                        least = slope / rate * (1 + std::numbers::ln2 * log2(steepest / slope));
                }
                now[r] = least;
                sum += least;
            }
            for (std::size_t r = 0; r < m; ++r) to.ahead[begin + r * count + k] += sum + pull[r] - now[head_[r]];
        }
    }
}

}  // namespace segue::detail
