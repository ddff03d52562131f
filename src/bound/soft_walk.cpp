#include <segue/detail/config.hpp>
#include <segue/detail/lanes.hpp>
#include <segue/detail/soft_walk.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace segue::detail {

/// Above it a price forbids.
inline constexpr float soft_never = 1e29F;

/// e^x for x <= 0 within 1e-5; 0 below -80.
static SEGUE_ALWAYS_INLINE float soft_exp(float x) {
    const float y = std::max(x, -80.0F) * 1.44269504F;
    const auto whole = static_cast<std::int32_t>(y - 0.5F);
    const float f = y - static_cast<float>(whole);
    const float power =
        1 + f * (0.69314718F + f * (0.24022651F + f * (0.05550411F + f * (0.00961813F + f * 0.00133336F))));
    return x > -80.0F ? power * std::bit_cast<float>((whole + 127) << 23) : 0.0F;
}

static SEGUE_ALWAYS_INLINE float least_of(const float* row, std::size_t n) {
    float least[8];
    std::fill_n(least, 8, 2e30F);
    std::size_t b = 0;
    for (; b + 8 <= n; b += 8)
        for (std::size_t j = 0; j < 8; ++j) least[j] = row[b + j] < least[j] ? row[b + j] : least[j];
    for (; b < n; ++b) least[0] = std::min(least[0], row[b]);
    return *std::min_element(least, least + 8);
}

/// sum of a[b] * w[b]
static SEGUE_ALWAYS_INLINE float sum_of_products(const float* a, const float* w, std::size_t n) {
    float sum[8] = {};
    std::size_t b = 0;
    for (; b + 8 <= n; b += 8)
        for (std::size_t j = 0; j < 8; ++j) sum[j] += a[b + j] * w[b + j];
    for (; b < n; ++b) sum[0] += a[b] * w[b];
    return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
}

/// Prices of one track's ways onward, with all that must follow, to weights of at most 1; returns the least price.
static SEGUE_ALWAYS_INLINE float weigh_row(float* row, const float* next, float per_price, std::size_t n) {
    for (std::size_t b = 0; b < n; ++b) row[b] += next[b];
    const float least = least_of(row, n);
    if (least > soft_never) {
        std::fill_n(row, n, 0.0F);
        return 1e30F;
    }
    for (std::size_t b = 0; b < n; ++b) row[b] = soft_exp((least - row[b]) * per_price);
    return least;
}

static SEGUE_ALWAYS_INLINE float sum_of_floats(const float* a, std::size_t n) {
    float sum[8] = {};
    std::size_t b = 0;
    for (; b + 8 <= n; b += 8)
        for (std::size_t j = 0; j < 8; ++j) sum[j] += a[b + j];
    for (; b < n; ++b) sum[0] += a[b];
    return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
}

/// out[b * n + a] = in[a * n + b]
static inline void turn(const float* in, float* out, std::size_t n) {
    constexpr std::size_t tile = 16;
    for (std::size_t a = 0; a < n; a += tile)
        for (std::size_t b = 0; b < n; b += tile)
            for (std::size_t i = a; i < std::min(a + tile, n); ++i)
                for (std::size_t j = b; j < std::min(b + tile, n); ++j) out[j * n + i] = in[i * n + j];
}

/// row[b] = (total[b] - row[b]) * scale, never below a crumb of the total: what came from b must not return to it.
static SEGUE_ALWAYS_INLINE void leave_out(float* row, const float* total, float scale, std::size_t n) {
    for (std::size_t b = 0; b < n; ++b) {
        const float rest = total[b] - row[b], crumb = 1e-7F * total[b];
        row[b] = (rest > crumb ? rest : crumb) * scale;
    }
}

/// What the passes work on: the arrays of a soft_walk.
struct soft_arrays {
    std::size_t n;
    const junction_prices<float>* prices;
    float per_price;
    float *weight, *onward, *reach, *turned, *total, *scratch;
    junction_flows* out;
};

/// From the last slot back: weights of single steps, so scaled that the best way on from every track has weight 1.
static SEGUE_ALWAYS_INLINE void weigh_steps(const soft_arrays& s) {
    const std::size_t n = s.n;
    const float* last = s.prices->node.data() + (n - 1) * n;
    std::copy(last, last + n, s.reach);
    for (std::size_t k = n - 1; k-- > 0;) {
        const float* here = s.prices->node.data() + k * n;
        for (std::size_t a = 0; a < n; ++a) {
            float* row = s.weight + (k * n + a) * n;
            s.prices->onward(k, a, row);
            s.total[a] = weigh_row(row, s.reach, s.per_price, n);
        }
        for (std::size_t a = 0; a < n; ++a) s.reach[a] = std::min(s.total[a] + here[a], 1e30F);
    }
}

/// From the last slot back: what may follow each step.
static SEGUE_ALWAYS_INLINE void look_back(const soft_arrays& s) {
    const std::size_t n = s.n;
    std::copy(s.weight + (n - 2) * n * n, s.weight + (n - 1) * n * n, s.onward + (n - 2) * n * n);
    for (std::size_t k = n - 2; k-- > 0;) {
        const float* next = s.onward + (k + 1) * n * n;
        float most = 0;
        for (std::size_t b = 0; b < n; ++b) {
            s.total[b] = sum_of_floats(next + b * n, n);
            most = std::max(most, s.total[b]);
        }
        turn(next, s.turned, n);  // a, b: on from b by returning to a
        const float scale = most > 0 ? 1 / most : 0;
        for (std::size_t a = 0; a < n; ++a) {
            float* row = s.turned + a * n;
            leave_out(row, s.total, scale, n);
            const float* step = s.weight + (k * n + a) * n;
            float* out = s.onward + (k * n + a) * n;
            for (std::size_t b = 0; b < n; ++b) out[b] = step[b] * row[b];
        }
    }
}

/// Books the shares of the walks that step from each track to each other after slot k: `step` times `scale`.
static SEGUE_ALWAYS_INLINE void book(const soft_arrays& s, std::size_t k, float* step, float scale) {
    const std::size_t n = s.n;
    float *share = s.scratch, *in = share + n, *in_s = in + n;
    junction_flows& out = *s.out;
    double* next = out.visits.data() + (k + 1) * n;
    for (std::size_t a = 0; a < n; ++a) {
        float* row = step + a * n;
        double* together = out.together.data() + a * n;
        for (std::size_t b = 0; b < n; ++b) row[b] *= scale;
        for (std::size_t b = 0; b < n; ++b) together[b] += row[b];
        out.visits[k * n + a] = sum_of_floats(row, n);
        if (k + 2 == n)
            for (std::size_t b = 0; b < n; ++b) next[b] += row[b];
    }
    for (std::size_t f = 0; f < out.parts.size(); ++f) {
        const junction_prices<float>::part& prices = s.prices->parts[f];
        junction_flows::part& flow = out.parts[f];
        std::fill_n(in, 2 * n, 0.0F);
        for (std::size_t a = 0; a < n; ++a) {
            const float *row = step + a * n, *r = prices.r.data() + a * n, mine = prices.s[a];
            for (std::size_t b = 0; b < n; ++b) {
                share[b] = 2 * row[b] * r[b];
                in[b] += share[b];
                in_s[b] += mine * share[b];
            }
            flow.out[k * n + a] = sum_of_floats(share, n);
            flow.out_s[k * n + a] = sum_of_products(share, prices.s.data(), n);
        }
        std::copy(in, in + n, flow.in.begin() + static_cast<std::ptrdiff_t>((k + 1) * n));
        std::copy(in_s, in_s + n, flow.in_s.begin() + static_cast<std::ptrdiff_t>((k + 1) * n));
    }
}

/// From the first slot on: `turned` holds what came into each track, by where it came from.
static SEGUE_ALWAYS_INLINE bool flow_on(const soft_arrays& s) {
    const std::size_t n = s.n;
    for (std::size_t k = 0; k + 1 < n; ++k) {
        float* weight = s.weight + k * n * n;
        float* onward = s.onward + k * n * n;
        float sum = 0, kept = 0;
        for (std::size_t a = 0; a < n; ++a) {
            if (k == 0) {
                std::fill_n(s.turned + a * n, n, s.total[a]);
            } else {
                std::fill_n(s.scratch, n, s.total[a]);
                leave_out(s.turned + a * n, s.scratch, 1, n);
            }
            float* step = weight + a * n;
            float* all = onward + a * n;
            const float* in = s.turned + a * n;
            for (std::size_t b = 0; b < n; ++b) all[b] *= in[b], step[b] *= in[b];
            sum += sum_of_floats(all, n), kept += sum_of_floats(step, n);
        }
        if (!(sum > 0) || !(kept > 0) || std::isinf(sum) || std::isinf(kept)) return false;
        book(s, k, onward, 1 / sum);
        turn(weight, s.turned, n);  // b, a: into b from a
        for (std::size_t b = 0; b < n; ++b) {
            float* row = s.turned + b * n;
            for (std::size_t a = 0; a < n; ++a) row[a] /= kept;
            s.total[b] = sum_of_floats(row, n);
        }
    }
    return true;
}

static SEGUE_ALWAYS_INLINE bool soft_passes(const soft_arrays& s) {
    weigh_steps(s);
    const float least = least_of(s.reach, s.n);
    if (least > soft_never) return false;
    look_back(s);
    for (std::size_t a = 0; a < s.n; ++a) s.total[a] = soft_exp((least - s.reach[a]) * s.per_price);
    return flow_on(s);
}

SEGUE_AVX2 static inline bool soft_passes_avx2(const soft_arrays& s) { return soft_passes(s); }
static inline bool soft_passes_any(const soft_arrays& s) { return soft_passes(s); }

SEGUE_INLINE soft_walk::soft_walk(std::size_t n)
    : n_(n), weight_((n - 1) * n * n), onward_(weight_.size()), reach_(n), turned_(n * n), total_(n), scratch_(3 * n) {}

SEGUE_INLINE bool soft_walk::solve(const junction_prices<float>& prices, double temperature, junction_flows& out) {
    out.visits.assign(n_ * n_, 0.0);
    out.together.assign(n_ * n_, 0.0);
    out.parts.resize(prices.parts.size());
    for (junction_flows::part& f : out.parts)
        for (std::vector<double>* v : {&f.out, &f.out_s, &f.in, &f.in_s}) v->assign(n_ * n_, 0.0);
    const soft_arrays s{n_,
                        &prices,
                        static_cast<float>(1 / temperature),
                        weight_.data(),
                        onward_.data(),
                        reach_.data(),
                        turned_.data(),
                        total_.data(),
                        scratch_.data(),
                        &out};
    return runs_avx2() ? soft_passes_avx2(s) : soft_passes_any(s);
}

}  // namespace segue::detail
