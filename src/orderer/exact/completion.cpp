#include <segue/detail/completion.hpp>
#include <segue/detail/config.hpp>

#include <algorithm>
#include <bit>
#include <numeric>

namespace segue::detail {

/// least[rest * n + a]: what track a puts on the tracks of `rest`, played right after it in the order that suits a.
///
/// That order is the same for all sets: by rank. So the first of a set goes in front of the answer for the others.
static inline std::vector<double> least_pulls(const fading& f, std::size_t n) {
    std::vector<double> least((std::size_t{1} << n) * n, 0.0);
    std::vector<int> ranked(n);
    for (std::size_t a = 0; a < n; ++a) {
        const double* meet = f.meet.data() + a * n;
        std::iota(ranked.begin(), ranked.end(), 0);
        const auto rank = [&](int j) { return discount_rank(meet[j], f.keep[static_cast<std::size_t>(j)]); };
        std::stable_sort(ranked.begin(), ranked.end(), [&](int i, int j) { return rank(i) < rank(j); });
        for (row_set rest = 1; rest < (row_set{1} << n); ++rest) {
            if (rest >> a & 1) continue;
            const auto first = static_cast<std::size_t>(
                *std::find_if(ranked.begin(), ranked.end(), [&](int j) { return rest >> j & 1; }));
            least[rest * n + a] = meet[first] + f.keep[first] * least[(rest ^ (row_set{1} << first)) * n + a];
        }
    }
    return least;
}

/// Time played before each set of tracks to come begins.
static inline double played(const set_numbers& p, row_set rest) {
    double ms = p.total_ms;
    for (row_set r = rest; r != 0; r &= r - 1) ms -= p.duration[static_cast<std::size_t>(std::countr_zero(r))];
    return ms;
}

SEGUE_INLINE completion::completion(const set_numbers& p, const std::function<bool()>& expired)
    : n_(static_cast<std::size_t>(p.n)) {
    const std::size_t n = n_;
    table_.assign((std::size_t{1} << n) * n, 0.0);
    std::vector<std::vector<double>> pulls;
    std::vector<double> step(n * n);  // b * n + a: from a to its neighbour b
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b) step[b * n + a] = p.transition[a * n + b];
    for (const fading& f : p.fadings) {
        if (expired()) return;
        pulls.push_back(least_pulls(f, n));
        for (std::size_t i = 0; i < n * n; ++i) step[i] += f.meet[i];
    }
    for (row_set rest = 1; rest < (row_set{1} << n); ++rest) {
        if ((rest & 0x3fff) == 0 && expired()) return;
        double* best = table_.data() + rest * n;
        std::fill_n(best, n, std::numeric_limits<double>::infinity());
        const auto at = n - static_cast<std::size_t>(std::popcount(rest));
        const double ms = p.timeless() ? 0 : played(p, rest);
        for (row_set r = rest; r != 0; r &= r - 1) {
            const auto b = static_cast<std::size_t>(std::countr_zero(r));
            const row_set others = rest ^ (row_set{1} << b);
            const double on = p.slot[b * n + at] + p.timed_price(static_cast<int>(b), ms) + table_[others * n + b];
            double through[32];
            for (std::size_t a = 0; a < n; ++a) through[a] = step[b * n + a] + on;
            for (std::size_t g = 0; g < pulls.size(); ++g) {
                const double keep = p.fadings[g].keep[b];
                const double* pull = pulls[g].data() + others * n;
                for (std::size_t a = 0; a < n; ++a) through[a] += keep * pull[a];
            }
            for (std::size_t a = 0; a < n; ++a) best[a] = through[a] < best[a] ? through[a] : best[a];
        }
    }
    complete_ = true;
}

SEGUE_INLINE std::size_t completion::bytes(int n, std::size_t fadings) noexcept {
    return (std::size_t{1} << n) * static_cast<std::size_t>(n) * sizeof(double) * (1 + fadings);
}

}  // namespace segue::detail
