#include <segue/detail/candidates.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/near_points.hpp>

#include <algorithm>
#include <cmath>

namespace segue::detail {

/// What tracks strain each other as neighbours. Dense exposures stand column by column: most tracks have few of them.
class neighbour_strain {
public:
    explicit neighbour_strain(const problem& p) : exposures_(p.exposures()), columns_(p.exposures().size()) {
        const auto n = static_cast<std::size_t>(p.size());
        for (std::size_t k = 0; k < exposures_.size(); ++k) {
            const exposure& e = exposures_[k];
            if (!e.dense()) continue;
            const auto dims = static_cast<std::size_t>(e.dims);
            columns_[k].resize(dims * n);
            for (std::size_t b = 0; b < n; ++b)
                for (std::size_t d = 0; d < dims; ++d) columns_[k][d * n + b] = e.x[b * dims + d];
        }
    }

    /// Adds to `price[b]` what a and b would strain each other as neighbours.
    void add(int a, std::vector<double>& price) const {
        const auto row = static_cast<std::size_t>(a), n = price.size();
        for (std::size_t k = 0; k < exposures_.size(); ++k) {
            const exposure& e = exposures_[k];
            if (!e.dense()) {
                for (std::size_t b = 0; b < n; ++b)
                    if (e.labels[b] == e.labels[row] && e.labels[b] >= 0) price[b] += e.weight;
                continue;
            }
            for (std::size_t d = 0; d < static_cast<std::size_t>(e.dims); ++d) {
                const double* column = columns_[k].data() + d * n;
                const double x = e.weight * column[row];
                if (x == 0) continue;
                for (std::size_t b = 0; b < n; ++b) price[b] += x * column[b];
            }
        }
    }

private:
    const std::vector<exposure>& exposures_;
    std::vector<std::vector<double>> columns_;
};

/// Tracks that an arc wants at distant places are no neighbours, however well they go together.
static inline void add_arc_distance(const problem& p, int a, std::vector<double>& price) {
    for (const priced_arc& arc : p.arcs()) {
        const double v = arc.values[static_cast<std::size_t>(a)];
        if (std::isnan(v)) continue;
        for (std::size_t b = 0; b < price.size(); ++b)
            if (const double d = v - arc.values[b]; !std::isnan(d)) price[b] += 0.3 * arc.weight * d * d;
    }
}

/// Nor are tracks that belong to different stretches of time.
static inline void add_stretch_distance(const problem& p, int a, std::vector<double>& price) {
    for (const stretch_price& s : p.stretches()) {
        const std::size_t width = s.count();
        const double *of_a = s.price.data() + static_cast<std::size_t>(a) * width, share = 0.3 * s.weight;
        for (std::size_t b = 0; b < price.size(); ++b)
            for (std::size_t k = 0; k < width; ++k)
                price[b] += share / static_cast<double>(width) * std::abs(of_a[k] - s.price[b * width + k]);
    }
}

SEGUE_INLINE candidates::candidates(const problem& p, int count)
    : problem_(p),
      size_(static_cast<std::size_t>(p.size())),
      width_(static_cast<std::size_t>(std::clamp(count, 0, std::max(0, p.size() - 1)))) {
    const auto n = static_cast<std::size_t>(p.size());
    near_.resize(n * width_);
    if (p.size() <= problem::dense_limit) price_.resize(n * n);
    if (width_ == 0) return;
    const auto matrix = p.transition_matrix();
    if (matrix.empty() && p.points() && p.pure_path()) {
        const near_points near(*p.points(), count, [] { return false; });
        for (int row = 0; row < p.size(); ++row)
            for (std::size_t k = 0; k < width_; ++k)
                near_[static_cast<std::size_t>(row) * width_ + k] = near.of(row)[k].node;
        return;
    }
    const neighbour_strain strain(p);
    std::vector<double> price(n);
    std::vector<std::pair<double, int>> ranked(n);
    for (std::size_t a = 0; a < n; ++a) {
        const int row = static_cast<int>(a);
        p.transitions_from(row, price);
        if (!p.symmetric() && !matrix.empty())
            for (std::size_t b = 0; b < n; ++b) price[b] = std::min(price[b], matrix[b * n + a]);
        strain.add(row, price);
        add_arc_distance(p, row, price);
        add_stretch_distance(p, row, price);
        price[a] = HUGE_VAL;
        if (!price_.empty()) std::copy(price.begin(), price.end(), price_.begin() + static_cast<std::ptrdiff_t>(a * n));
        for (std::size_t b = 0; b < n; ++b) ranked[b] = {price[b], static_cast<int>(b)};
        std::swap(ranked[a], ranked.back());
        const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(width_);
        std::partial_sort(ranked.begin(), end, ranked.end() - 1);
        for (std::size_t k = 0; k < width_; ++k) near_[a * width_ + k] = ranked[k].second;
    }
}

}  // namespace segue::detail
