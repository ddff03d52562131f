#include <segue/detail/band.hpp>
#include <segue/detail/columns.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/knob_check.hpp>
#include <segue/term/embedding.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace segue {
namespace detail {

/// Sum of f(x_i, y_i) in four lanes: quick, and the same bits everywhere.
template <class F>
static inline double lane_sum(const double* x, const double* y, std::size_t size, F f) {
    double sums[4] = {0, 0, 0, 0};
    std::size_t i = 0;
    for (; i + 4 <= size; i += 4)
        for (std::size_t l = 0; l < 4; ++l) sums[l] += f(x[i + l], y[i + l]);
    for (; i < size; ++i) sums[0] += f(x[i], y[i]);
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

static inline double dot(const double* x, const double* y, std::size_t size) {
    return lane_sum(x, y, size, [](double p, double q) { return p * q; });
}
static inline double euclidean(const double* x, const double* y, std::size_t size) {
    return std::sqrt(lane_sum(x, y, size, [](double p, double q) { return (p - q) * (p - q); }));
}

static inline void check(const embedding& t) {
    require(t.low >= 0 && t.low <= 1, "embedding", "low", t.low, "in 0..1");
    require(t.high >= t.low && t.high <= 1, "embedding", "high", t.high,
            "at least low, which is " + shortest_text(t.low) + ", and at most 1");
    require(t.metric == "cosine" || t.metric == "l2", "embedding", "metric", "'" + t.metric + "'", "'cosine' or 'l2'");
}

/// To length 1; a vector of zeros has no direction, so it becomes unknown.
static inline void normalise_rows(std::vector<double>& x, std::size_t size) {
    for (std::size_t row = 0; row < x.size(); row += size) {
        double largest = 0;  // divided out first, so that huge and tiny entries do not overflow when squared
        for (std::size_t i = 0; i < size; ++i) largest = std::max(largest, std::abs(x[row + i]));
        for (std::size_t i = 0; i < size; ++i) x[row + i] /= largest;
        const double length = std::sqrt(dot(&x[row], &x[row], size));
        for (std::size_t i = 0; i < size; ++i) x[row + i] /= length;
    }
}

/// Mean distance of the known rows from their centre.
static inline double mean_spread(const std::vector<double>& x, std::size_t size) {
    std::vector<double> centre(size, 0.0);
    double known = 0, sum = 0;
    for (std::size_t row = 0; row < x.size(); row += size) {
        if (std::isnan(x[row])) continue;
        ++known;
        for (std::size_t i = 0; i < size; ++i) centre[i] += x[row + i];
    }
    for (double& c : centre) c /= known;
    for (std::size_t row = 0; row < x.size(); row += size)
        if (!std::isnan(x[row])) sum += euclidean(&x[row], centre.data(), size);
    return sum / known;
}

static inline row_filler fill_cosine(shared_column rows, std::size_t size, band b) {
    return [rows = std::move(rows), size, b](int a, int first, int last, double* prices) {
        const double* here = rows->data() + static_cast<std::size_t>(a) * size;
        for (int t = first; t < last; ++t) {
            const double cosine = dot(here, rows->data() + static_cast<std::size_t>(t) * size, size);
            prices[t - first] = std::isnan(cosine) ? cosine : b.price(std::clamp((1 - cosine) / 2, 0.0, 1.0));
        }
    };
}

static inline row_filler fill_l2(shared_column rows, std::size_t size, band b) {
    const double spread = mean_spread(*rows, size), per = spread > 0 ? 1 / (2 * spread) : 0;
    return [rows = std::move(rows), size, b, per](int a, int first, int last, double* prices) {
        const double* here = rows->data() + static_cast<std::size_t>(a) * size;
        for (int t = first; t < last; ++t) {
            const double distance = per * euclidean(here, rows->data() + static_cast<std::size_t>(t) * size, size);
            prices[t - first] = std::isnan(distance) ? distance : b.price(std::min(distance, 1.0));
        }
    };
}

}  // namespace detail

SEGUE_INLINE std::string label(const embedding&) { return "embedding"; }

SEGUE_INLINE void lower(const embedding& t, double weight, lowering& out) {
    detail::check(t);
    if (weight == 0) return;
    const crate_columns& columns = out.crate().columns();
    const auto rows = static_cast<std::size_t>(out.crate().size()),
               size = static_cast<std::size_t>(columns.embedding_size);
    std::vector<double> x = columns.embedding;
    if (t.metric == "cosine" && size > 0) detail::normalise_rows(x, size);
    std::vector<char> known(rows, 0);
    for (std::size_t row = 0; row < rows && size > 0; ++row) known[row] = static_cast<char>(!std::isnan(x[row * size]));
    if (detail::lacks(label(t), known, "an embedding", 2, out)) return;
    const detail::band b{t.low, t.high};
    detail::shared_column shared = detail::share(std::move(x));
    out.transitions(label(t), weight, std::move(known),
                    t.metric == "cosine" ? detail::fill_cosine(shared, size, b) : detail::fill_l2(shared, size, b));
}

}  // namespace segue
