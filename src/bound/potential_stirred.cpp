#include <segue/detail/config.hpp>
#include <segue/detail/potential.hpp>
#include <segue/detail/rows.hpp>

#include <algorithm>

namespace segue::detail {

SEGUE_INLINE void potential::stir() {
    for (fading& f : fadings_) f.eddy.assign(n_ * n_ * f.start.size(), 0.0);
    stirred_ = true;
}

/// Of each track in each slot, slots x n x columns.
SEGUE_INLINE std::vector<double> potential::levels(const fading& f) const {
    const std::size_t width = f.start.size();
    std::vector<double> out = f.eddy;
    for (std::size_t i = 0; i < n_; ++i)
        for (std::size_t t = 0; t < n_; ++t) {
            double* here = out.data() + (i * n_ + t) * width;
            add_scaled(here, 1, f.level.data() + t * width, width);
            add_scaled(here, 1, f.tide.data() + i * width, width);
        }
    return out;
}

SEGUE_INLINE std::vector<double> potential::pushes(const fading& f, const std::vector<double>& levels) const {
    const std::size_t width = f.start.size();
    std::vector<double> out(levels.size());
    for (std::size_t i = 0; i < n_; ++i) {
        std::copy(f.q.begin(), f.q.end(), out.begin() + static_cast<std::ptrdiff_t>(i * n_ * width));
        for (std::size_t t = 0; t < n_; ++t)
            add_scaled(out.data() + (i * n_ + t) * width, f.s[t] / 2, levels.data() + (i * n_ + t) * width, width);
    }
    return out;
}

template <class Real>
void potential::add_stirred(const fading& f, junction_prices<Real>& out) const {
    const auto real = [](double v) { return static_cast<Real>(v); };
    const std::size_t width = f.start.size();
    const std::vector<double> level = levels(f), push = pushes(f, level);
    typename junction_prices<Real>::part part;
    part.r.resize(n_ * n_), part.s.assign(f.s.begin(), f.s.end());
    part.square.resize(n_ * n_), part.ahead.assign(n_ * n_, Real(0)), part.behind.assign(n_ * n_, Real(0));
    for (std::size_t a = 0; a < n_; ++a)
        for (std::size_t b = 0; b < n_; ++b) part.r[a * n_ + b] = real(1 / (f.c[a] + f.c[b]));
    out.cross.resize((n_ - 1) * n_ * n_, Real(0));
    const double start = dot_in_lanes(f.start.data(), f.start.data(), width);
    for (std::size_t i = 0; i < n_; ++i)
        for (std::size_t t = 0; t < n_; ++t) {
            const std::size_t at = i * n_ + t;
            const double *mine = push.data() + at * width, *own = level.data() + at * width;
            const double square = dot_in_lanes(mine, mine, width);
            part.square[at] = real(square);
            double price = -dot_in_lanes(own, own, width) * f.c[t] / 2;
            if (i == 0) price += (square + start + 2 * dot_in_lanes(mine, f.start.data(), width)) / (f.c[t] + 1);
            if (i + 1 == n_) price += square / (f.c[t] + 1);
            out.node[at] += real(price);
            if (i + 1 == n_) continue;
            Real* cross = out.cross.data() + at * n_;
            const double* next = push.data() + (i + 1) * n_ * width;
            for (std::size_t b = 0; b < n_; ++b)
                cross[b] += real(2 / (f.c[t] + f.c[b]) * dot_in_lanes(mine, next + b * width, width));
        }
    out.parts.push_back(std::move(part));
}

template void potential::add_stirred(const fading& f, junction_prices<float>& out) const;
template void potential::add_stirred(const fading& f, junction_prices<double>& out) const;

/// Each level to where its derivative vanishes if all others stay, V C = S/2 * (the mean potential at both junctions).
SEGUE_INLINE void potential::follow(std::span<const float> steps, double step) {
    for (fading& f : fadings_) {
        const std::size_t width = f.start.size();
        const std::vector<double> level = levels(f), push = pushes(f, level);
        std::vector<double> meets(level.size(), 0.0), visits(n_ * n_, 0.0), own(n_ * n_, 0.0);
        for (std::size_t i = 0; i + 1 < n_; ++i)
            for (std::size_t a = 0; a < n_; ++a) {
                const std::size_t here = i * n_ + a;
                for (std::size_t b = 0; b < n_; ++b) {
                    const double share = static_cast<double>(steps[here * n_ + b]);
                    if (share < 1e-9) continue;
                    const std::size_t there = (i + 1) * n_ + b;
                    const double met = 2 * share / (f.c[a] + f.c[b]);
                    visits[here] += share, own[here] += met, own[there] += met;
                    if (i + 2 == n_) visits[there] += share;
                    add_scaled(meets.data() + here * width, met, push.data() + there * width, width);
                    add_scaled(meets.data() + there * width, met, push.data() + here * width, width);
                }
            }
        for (std::size_t i = 0; i < n_; ++i)
            for (std::size_t t = 0; t < n_; ++t) {
                const std::size_t at = i * n_ + t;
                if (visits[at] < 1e-9) continue;
                const double end = 2 * visits[at] / (f.c[t] + 1);
                if (i == 0) own[at] += end, add_scaled(meets.data() + at * width, end, f.start.data(), width);
                if (i + 1 == n_) own[at] += end;
                for (std::size_t d = 0; d < width; ++d) {
                    const double met = meets[at * width + d] + own[at] * push[at * width + d];
                    const double aim = met / visits[at] * f.s[t] / 2 / f.c[t];
                    f.eddy[at * width + d] += step * (aim - level[at * width + d]);
                }
            }
    }
}

}  // namespace segue::detail
