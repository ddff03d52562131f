#include <segue/detail/config.hpp>
#include <segue/detail/lanes.hpp>
#include <segue/detail/potential.hpp>
#include <segue/math.hpp>

#include <algorithm>
#include <cmath>

namespace segue::detail {

SEGUE_INLINE potential::potential(const problem& p, const std::vector<bool>& taken)
    : n_(static_cast<std::size_t>(p.size())) {
    double total_ms = 0;
    for (std::int64_t ms : p.durations()) total_ms += static_cast<double>(ms);
    for (std::size_t k = 0; k < p.exposures().size(); ++k) {
        const exposure& e = p.exposures()[k];
        if (e.weight == 0 || !taken[k]) continue;
        fading f;
        f.half_life = e.half_life.count() * 60'000.0;
        for (std::int64_t ms : p.durations()) {
            // at least a millisecond: more time between two tracks only lowers their strain
            const double kept = exp2(-static_cast<double>(std::max<std::int64_t>(ms, 1)) / f.half_life);
            f.keep.push_back(kept);
            f.c.push_back((1 + kept) / (1 - kept));
            f.s.push_back(2 * std::sqrt(kept) / (1 - kept));
        }
        const std::vector<double> x = e.dense_x();
        const auto dims = static_cast<std::size_t>(e.dims);
        const double scale = std::sqrt(e.weight);
        for (std::size_t d = 0; d < dims; ++d) {
            std::vector<double> values(n_);
            for (std::size_t t = 0; t < n_; ++t) values[t] = scale * x[t * dims + d];
            add_column(f, values, e.start.empty() ? 0 : scale * e.start[d], total_ms);
        }
        if (f.start.empty()) continue;
        while (f.start.size() % 4 != 0) {  // whole lanes
            f.start.push_back(0);
            f.q.resize(f.q.size() + n_, 0.0), f.level.resize(f.level.size() + n_, 0.0);
        }
        fadings_.push_back(std::move(f));
    }
    for (fading& f : fadings_) transpose(f);
}

/// The levels begin at the potential that spreads the charge evenly over the whole time.
SEGUE_INLINE void potential::add_column(fading& f, const std::vector<double>& x, double start, double total_ms) {
    const auto carriers = std::count_if(x.begin(), x.end(), [](double v) { return v > 0; });
    if (carriers == 0 || (carriers == 1 && start == 0)) return;
    double charge = start;
    self_ += start * start / 2;
    for (std::size_t t = 0; t < n_; ++t) {
        const double q = x[t] / (1 + f.keep[t]);
        self_ += x[t] * q;
        charge += 2 * q;
        f.q.push_back(q);
    }
    const double level = charge / (1 + std::log(2.0) * total_ms / f.half_life / 2);
    for (std::size_t t = 0; t < n_; ++t) f.level.push_back(level * f.s[t] / f.c[t]);
    f.start.push_back(start);
}

/// From columns to rows: n x columns.
SEGUE_INLINE void potential::transpose(fading& f) const {
    for (std::vector<double>* m : {&f.q, &f.level}) {
        const std::size_t columns = f.start.size();
        std::vector<double> rows(m->size());
        for (std::size_t d = 0; d < columns; ++d)
            for (std::size_t t = 0; t < n_; ++t) rows[t * columns + d] = (*m)[d * n_ + t];
        *m = std::move(rows);
    }
}

static inline double dot_in_lanes(const double* a, const double* b, std::size_t width) {
    lane sum{};
    for (std::size_t d = 0; d < width; d += 4) {
        lane x, y;
        load(x, a + d), load(y, b + d);
        sum += x * y;
    }
    return sum_of(sum);
}

SEGUE_INLINE void potential::add_to(std::vector<double>& cost, std::vector<double>& first,
                                    std::vector<double>& last) const {
    for (const fading& f : fadings_) {
        const std::size_t width = f.start.size();
        std::vector<double> push(n_ * width), square(n_), norm(n_);
        for (std::size_t t = 0; t < n_; ++t) {
            double levels = 0;
            for (std::size_t d = t * width; d < (t + 1) * width; ++d) {
                push[d] = f.q[d] + 0.5 * f.level[d] * f.s[t];
                square[t] += push[d] * push[d];
                levels += f.level[d] * f.level[d];
            }
            norm[t] = 0.25 * levels * f.c[t];
        }
        double start = 0;
        for (double v : f.start) start += v * v;
        for (std::size_t a = 0; a < n_; ++a) {
            const double* mine = push.data() + a * width;
            for (std::size_t b = 0; b < a; ++b) {
                const double both = square[a] + square[b] + 2 * dot_in_lanes(mine, push.data() + b * width, width);
                const double price = both / (f.c[a] + f.c[b]) - (norm[a] + norm[b]);
                cost[a * n_ + b] += price, cost[b * n_ + a] += price;
            }
            first[a] += (square[a] + start + 2 * dot_in_lanes(mine, f.start.data(), width)) / (f.c[a] + 1) - norm[a];
            last[a] += square[a] / (f.c[a] + 1) - norm[a];
        }
    }
}

SEGUE_INLINE void potential::follow(const std::vector<int>& before, const std::vector<int>& after, double step) {
    for (fading& f : fadings_) {
        const std::size_t width = f.start.size();
        std::vector<double> aim = f.level;
        const auto push = [&](std::size_t t, std::size_t d) {
            return f.q[t * width + d] + 0.5 * f.level[t * width + d] * f.s[t];
        };
        for (std::size_t t = 0; t < n_; ++t) {
            if (before[t] == -2) continue;
            for (std::size_t d = 0; d < width; ++d) {
                const auto at_junction = [&](int other, double outside) {
                    if (other < 0) return 2 * (push(t, d) + outside) / (f.c[t] + 1);
                    const auto o = static_cast<std::size_t>(other);
                    return 2 * (push(t, d) + push(o, d)) / (f.c[t] + f.c[o]);
                };
                const double both = at_junction(before[t], f.start[d]) + at_junction(after[t], 0);
                aim[t * width + d] = both / 2 * f.s[t] / f.c[t];
            }
        }
        for (std::size_t i = 0; i < aim.size(); ++i) f.level[i] += step * (aim[i] - f.level[i]);
    }
}

SEGUE_INLINE double potential::error() const {
    double sum = 0;
    std::size_t columns = 0;
    for (const fading& f : fadings_) {
        const std::size_t width = f.start.size();
        columns += width;
        for (std::size_t t = 0; t < n_; ++t)
            for (std::size_t d = 0; d < width; ++d) {
                const double level = std::abs(f.level[t * width + d]),
                             size = f.q[t * width + d] + f.start[d] + level * f.s[t];
                sum += (size * size / (f.c[t] + 1) + level * level * f.c[t]) / (1 - f.keep[t]);
            }
    }
    return sum * 0x1p-52 * static_cast<double>(8 * (columns + 4) + n_);
}

}  // namespace segue::detail
