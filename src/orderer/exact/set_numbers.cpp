#include <segue/detail/config.hpp>
#include <segue/detail/set_numbers.hpp>
#include <segue/math.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace segue::detail {

/// Adds weight * <x_a, x_b> for all pairs, and what each track meets of the exposure's start.
static inline void add_meetings(const exposure& e, std::size_t n, fading& out) {
    const auto dims = static_cast<std::size_t>(e.dims);
    const std::vector<double> x = e.dense_x();
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            double sum = 0;
            for (std::size_t d = 0; d < dims; ++d) sum += x[a * dims + d] * x[b * dims + d];
            out.meet[a * n + b] = out.meet[b * n + a] += e.weight * sum;
        }
        double sum = 0;
        for (std::size_t d = 0; d < e.start.size(); ++d) sum += e.start[d] * x[a * dims + d];
        out.start[a] += e.weight * sum;
    }
}

SEGUE_INLINE set_numbers::set_numbers(const problem& p) : n(p.size()), slot(p.slot_matrix()) {
    const auto size = static_cast<std::size_t>(n);
    transition.assign(p.transition_matrix().begin(), p.transition_matrix().end());
    if (slot.empty()) slot.assign(size * size, 0.0);
    duration.assign(p.durations().begin(), p.durations().end());
    for (double ms : duration) total_ms += ms;
    for (const priced_arc& a : p.arcs())
        if (a.along == priced_arc::axis::minutes && a.weight > 0) timed.push_back(&a);
    for (const stretch_price& s : p.stretches())
        if (s.weight > 0) stretches.push_back(&s);
    std::map<double, fading> by_half_life;
    std::vector<fading> by_label;
    for (const exposure& e : p.exposures()) {
        if (e.weight == 0) continue;
        const double half_life = e.half_life.count() * 60'000.0;
        const bool known = !e.dense() && std::none_of(e.labels.begin(), e.labels.end(), [](int l) { return l < 0; });
        if (known) {
            by_label.emplace_back();
            by_label.back().half_life = half_life;
            by_label.back().labels = e.labels;
            by_label.back().meet_label = e.weight;
        }
        fading& f = known ? by_label.back() : by_half_life[half_life];
        if (f.meet.empty()) f.meet.assign(size * size, 0.0), f.start.assign(size, 0.0);
        add_meetings(e, size, f);
    }
    for (auto& [half_life, f] : by_half_life) f.half_life = half_life, by_label.push_back(std::move(f));
    for (fading& f : by_label) {
        const auto met = [](double v) { return v != 0; };
        if (std::none_of(f.meet.begin(), f.meet.end(), met) && std::none_of(f.start.begin(), f.start.end(), met))
            continue;
        for (double ms : duration) {
            f.keep.push_back(exp2(-ms / f.half_life));
            f.patience.push_back(f.keep.back() < 1 ? 1 / (1 - f.keep.back()) : 1e300);
        }
        fadings.push_back(std::move(f));
    }
}

SEGUE_INLINE double set_numbers::timed_price(int row, double ms) const noexcept {
    double sum = 0;
    for (const priced_arc* a : timed) {
        const double d = a->values[static_cast<std::size_t>(row)] - a->curve(ms / std::max(1.0, total_ms));
        if (!std::isnan(d)) sum += a->weight * d * d;
    }
    for (const stretch_price* s : stretches)
        sum += s->weight * s->at(row, static_cast<std::int64_t>(ms),
                                 static_cast<std::int64_t>(duration[static_cast<std::size_t>(row)]));
    return sum;
}

SEGUE_INLINE bool set_numbers::alike(std::size_t a, std::size_t b) const noexcept {
    const auto size = static_cast<std::size_t>(n);
    if (!stretches.empty()) return false;  // a price for each track and stretch: hardly ever the same
    if (duration[a] != duration[b] || transition[a * size + b] != transition[b * size + a]) return false;
    for (std::size_t i = 0; i < size; ++i)
        if (slot[a * size + i] != slot[b * size + i]) return false;
    for (const priced_arc* arc : timed)
        if (arc->values[a] != arc->values[b] && !(std::isnan(arc->values[a]) && std::isnan(arc->values[b])))
            return false;
    for (const fading& f : fadings)
        if (f.start[a] != f.start[b]) return false;
    for (std::size_t c = 0; c < size; ++c) {
        if (c == a || c == b) continue;
        if (transition[a * size + c] != transition[b * size + c]) return false;
        if (transition[c * size + a] != transition[c * size + b]) return false;
        for (const fading& f : fadings)
            if (f.meet[a * size + c] != f.meet[b * size + c]) return false;
    }
    return true;
}

SEGUE_INLINE double set_numbers::cost(std::span<const int> order) const {
    const auto size = static_cast<std::size_t>(n);
    double sum = 0, now = 0;
    std::vector<std::vector<double>> pull;
    for (const fading& f : fadings) pull.push_back(f.start);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto b = static_cast<std::size_t>(order[i]);
        if (i > 0) sum += transition[static_cast<std::size_t>(order[i - 1]) * size + b];
        sum += slot[b * size + i] + timed_price(order[i], now);
        now += duration[b];
        for (std::size_t g = 0; g < fadings.size(); ++g) {
            sum += pull[g][b];
            for (std::size_t j = 0; j < size; ++j)
                pull[g][j] = fadings[g].keep[b] * pull[g][j] + fadings[g].meet[b * size + j];
        }
    }
    return sum;
}

}  // namespace segue::detail
