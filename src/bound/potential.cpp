#include <segue/detail/config.hpp>
#include <segue/detail/lanes.hpp>
#include <segue/detail/potential.hpp>
#include <segue/detail/rows.hpp>
#include <segue/math.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

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
        std::vector<double> values(n_);
        for (std::size_t d = 0; d < dims; ++d) {
            for (std::size_t t = 0; t < n_; ++t) values[t] = scale * x[t * dims + d];
            add_column(f, values, e.start.empty() ? 0 : scale * e.start[d], total_ms);
        }
        if (f.start.empty()) continue;
        while (f.start.size() % 4 != 0) {  // whole lanes
            f.start.push_back(0);
            f.q.resize(f.q.size() + n_, 0.0), f.level.resize(f.level.size() + n_, 0.0);
        }
        const std::size_t width = f.start.size();
        for (std::vector<double>* m : {&f.q, &f.level}) {  // from columns to rows
            std::vector<double> rows(m->size());
            for (std::size_t d = 0; d < width; ++d)
                for (std::size_t t = 0; t < n_; ++t) rows[t * width + d] = (*m)[d * n_ + t];
            *m = std::move(rows);
        }
        f.tide.assign(n_ * width, 0.0);
        fadings_.push_back(std::move(f));
    }
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

/// q + level * s/2, n x columns.
SEGUE_INLINE std::vector<double> potential::pushes(const fading& f) const {
    const std::size_t width = f.start.size();
    std::vector<double> push = f.q;
    for (std::size_t t = 0; t < n_; ++t)
        add_scaled(push.data() + t * width, f.s[t] / 2, f.level.data() + t * width, width);
    return push;
}

template <class Real>
void potential::add_to(junction_prices<Real>& out) const {
    const auto real = [](double v) { return static_cast<Real>(v); };
    for (const fading& f : fadings_) {
        if (stirred_) {
            add_stirred(f, out);
            continue;
        }
        const std::size_t width = f.start.size();
        const std::vector<double> push = pushes(f);
        typename junction_prices<Real>::part part;
        part.r.resize(n_ * n_), part.s.assign(f.s.begin(), f.s.end());
        part.square.resize(n_ * n_), part.ahead.resize(n_ * n_), part.behind.resize(n_ * n_);
        for (std::size_t a = 0; a < n_; ++a)
            for (std::size_t b = 0; b <= a; ++b) {
                const double r = 1 / (f.c[a] + f.c[b]);
                const double both = 2 * r * dot_in_lanes(push.data() + a * width, push.data() + b * width, width);
                part.r[a * n_ + b] = part.r[b * n_ + a] = real(r);
                out.base[a * n_ + b] += real(both);
                if (a != b) out.base[b * n_ + a] += real(both);
            }
        const std::vector<double> still(width, 0.0);
        double start = 0;
        for (double v : f.start) start += v * v;
        for (std::size_t i = 0; i < n_; ++i) {
            const double* tide = f.tide.data() + i * width;
            const double* before = i > 0 ? tide - width : still.data();
            const double* after = i + 1 < n_ ? tide + width : still.data();
            const double rising = dot_in_lanes(before, tide, width) / 2, now = dot_in_lanes(tide, tide, width);
            for (std::size_t t = 0; t < n_; ++t) {
                const double *mine = push.data() + t * width, *level = f.level.data() + t * width;
                const double square = dot_in_lanes(mine, mine, width) + f.s[t] * dot_in_lanes(mine, tide, width) +
                                      f.s[t] * f.s[t] / 4 * now;
                const double norm = dot_in_lanes(level, level, width) + 2 * dot_in_lanes(level, tide, width) + now;
                const std::size_t at = i * n_ + t;
                part.square[at] = real(square);
                part.ahead[at] = real(dot_in_lanes(mine, after, width));
                part.behind[at] = real(dot_in_lanes(mine, before, width) + f.s[t] * rising);
                double price = -norm * f.c[t] / 2;
                if (i == 0) {
                    const double met = dot_in_lanes(mine, f.start.data(), width) +
                                       f.s[t] / 2 * dot_in_lanes(tide, f.start.data(), width);
                    price += (square + start + 2 * met) / (f.c[t] + 1);
                }
                if (i + 1 == n_) price += square / (f.c[t] + 1);
                out.node[at] += real(price);
            }
        }
        out.parts.push_back(std::move(part));
    }
}

template void potential::add_to(junction_prices<float>& out) const;
template void potential::add_to(junction_prices<double>& out) const;

SEGUE_INLINE void potential::add_to(std::vector<double>& cost, std::vector<double>& first,
                                    std::vector<double>& last) const {
    potential still = *this;
    for (fading& f : still.fadings_) {  // the mean tide is a level of all
        const std::size_t width = f.start.size();
        std::vector<double> mean(width, 0.0);
        for (std::size_t i = 0; i < n_; ++i)
            add_scaled(mean.data(), 1 / static_cast<double>(n_), f.tide.data() + i * width, width);
        for (std::size_t t = 0; t < n_; ++t) add_scaled(f.level.data() + t * width, 1, mean.data(), width);
        std::fill(f.tide.begin(), f.tide.end(), 0.0);
        const std::vector<double> push = pushes(f);
        std::vector<double> square(n_), norm(n_);
        for (std::size_t t = 0; t < n_; ++t) {
            const double *mine = push.data() + t * width, *level = f.level.data() + t * width;
            square[t] = dot_in_lanes(mine, mine, width);
            norm[t] = dot_in_lanes(level, level, width) * f.c[t] / 4;
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

/// Where the derivative by a level vanishes if all else stays: V C = S/2 * (the potential at both junctions), summed
/// over the walks. Levels and tides move at once, so each takes half of the way.
SEGUE_INLINE void potential::follow(const junction_flows& walks, double step) {
    for (std::size_t k = 0; k < fadings_.size(); ++k) {
        fading& f = fadings_[k];
        const junction_flows::part& flow = walks.parts[k];
        const std::size_t width = f.start.size();
        const std::vector<double> push = pushes(f);
        std::vector<double> pull(n_ * width, 0.0), sway(n_ * width, 0.0), heavy(n_, 0.0), deep(n_, 0.0), row(width);
        for (std::size_t a = 0; a < n_; ++a)  // what meets a at its junctions, but for the tides
            for (std::size_t b = 0; b < n_; ++b)
                add_scaled(pull.data() + a * width,
                           2 * (walks.together[a * n_ + b] + walks.together[b * n_ + a]) / (f.c[a] + f.c[b]),
                           push.data() + b * width, width);
        for (std::size_t i = 0; i < n_; ++i) {
            const double* tide = f.tide.data() + i * width;
            double* here = sway.data() + i * width;
            for (std::size_t t = 0; t < n_; ++t) {
                const std::size_t at = i * n_ + t;
                const double visits = walks.visits[at], ends = (i == 0 ? 1 : 0) + (i + 1 == n_ ? 1 : 0);
                const double own = flow.out[at] + flow.in[at] + ends * 2 * visits / (f.c[t] + 1);
                const double *mine = push.data() + t * width, *level = f.level.data() + t * width;
                double* meets = pull.data() + t * width;
                // both junctions of t itself, and the level that is to be left
                const double half = f.s[t] / 2, weight = visits * f.c[t];
                for (std::size_t d = 0; d < width; ++d) {
                    const double ownness = own * (mine[d] + half * tide[d]);
                    meets[d] += ownness;
                    row[d] = half * ownness - weight * (level[d] + tide[d]);
                }
                if (i == 0)
                    for (std::size_t d = 0; d < width; ++d) {
                        const double met = 2 * visits / (f.c[t] + 1) * f.start[d];
                        meets[d] += met, row[d] += half * met;
                    }
                add_scaled(here, 1, row.data(), width);
                if (i + 1 < n_) add_scaled(meets, flow.out_s[at] / 2, tide + width, width);
                if (i > 0) add_scaled(meets, flow.in_s[at] / 2, tide - width, width);
                heavy[t] += weight, deep[i] += weight;
                // what t brings to the slots before and after its own
                for (std::size_t d = 0; d < width; ++d) row[d] = mine[d] + half * tide[d];
                if (i > 0) add_scaled(here - width, flow.in_s[at] / 2, row.data(), width);
                if (i + 1 < n_) add_scaled(here + width, flow.out_s[at] / 2, row.data(), width);
            }
        }
        for (std::size_t t = 0; t < n_; ++t) {  // the level to be left, over all slots
            double* meets = pull.data() + t * width;
            double visits = 0;
            for (std::size_t d = 0; d < width; ++d) meets[d] *= f.s[t] / 2;
            for (std::size_t i = 0; i < n_; ++i) {
                visits += walks.visits[i * n_ + t];
                add_scaled(meets, -walks.visits[i * n_ + t] * f.c[t], f.tide.data() + i * width, width);
            }
            add_scaled(meets, -visits * f.c[t], f.level.data() + t * width, width);
        }
        for (std::size_t t = 0; t < n_; ++t)
            if (heavy[t] > 0)
                add_scaled(f.level.data() + t * width, step / 2 / std::max(heavy[t], f.c[t]), pull.data() + t * width,
                           width);
        for (std::size_t i = 0; i < n_; ++i)
            if (deep[i] > 0) add_scaled(f.tide.data() + i * width, step / 2 / deep[i], sway.data() + i * width, width);
    }
}

SEGUE_INLINE double potential::error() const {
    double sum = 0;
    std::size_t columns = 0;
    for (const fading& f : fadings_) {
        const std::size_t width = f.start.size();
        columns += width;
        for (std::size_t d = 0; d < width; ++d) {
            double tide = 0;
            for (std::size_t i = 0; i < n_; ++i) tide = std::max(tide, std::abs(f.tide[i * width + d]));
            for (std::size_t t = 0; t < n_; ++t) {
                double eddy = 0;
                for (std::size_t at = t * width + d; at < f.eddy.size(); at += n_ * width)
                    eddy = std::max(eddy, std::abs(f.eddy[at]));
                const double level = std::abs(f.level[t * width + d]) + tide + eddy,
                             size = f.q[t * width + d] + f.start[d] + level * f.s[t];
                sum += (size * size / (f.c[t] + 1) + level * level * f.c[t]) / (1 - f.keep[t]);
            }
        }
    }
    return sum * 0x1p-50 * static_cast<double>(8 * (columns + 4) + n_);
}

}  // namespace segue::detail
