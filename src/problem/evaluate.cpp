#include <segue/detail/config.hpp>
#include <segue/detail/problem_state.hpp>
#include <segue/math.hpp>

#include <cmath>
#include <numeric>

namespace segue {
namespace detail {

static inline double kept(std::int64_t ms, const exposure& e) {
    return exp2(-static_cast<double>(ms) / (e.half_life.count() * 60'000.0));
}

SEGUE_INLINE double pair_price(const transition_price& t, int a, int b) {
    double out = 0;
    t.fill(a, b, b + 1, &out);
    return std::isnan(out) ? t.neutral : out;
}

/// Calls meet(slot, <F, x>) for every slot: the memory of each dimension, step by step.
template <class Meet>
static inline void hear_dense(const exposure& e, std::span<const int> order, std::span<const std::int64_t> ms,
                              Meet meet) {
    const auto dims = static_cast<std::size_t>(e.dims);
    std::vector<double> memory = e.start.empty() ? std::vector<double>(dims, 0.0) : e.start;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto row = static_cast<std::size_t>(order[i]);
        const double* x = e.x.data() + row * dims;
        meet(i, std::inner_product(memory.begin(), memory.end(), x, 0.0));
        const double keep = kept(ms[row], e);
        for (std::size_t d = 0; d < dims; ++d) memory[d] = keep * memory[d] + x[d];
    }
}

/// The same for one-hot labels in O(1) a slot. The memory is F_l = own_l + unknown * share_l, where `own` decays when
/// it is looked at; `mean` is sum_l share_l own_l, what an unknown track (the mean of the known) meets.
template <class Meet>
static inline void hear_labels(const exposure& e, std::span<const int> order, std::span<const std::int64_t> ms,
                               Meet meet) {
    const auto dims = static_cast<std::size_t>(e.dims);
    std::vector<double> share(dims, 0.0), own = e.start.empty() ? std::vector<double>(dims, 0.0) : e.start;
    std::vector<std::int64_t> at(dims, 0);
    double known = 0, q = 0, unknown = 0, mean = 0;
    for (int l : e.labels) known += l >= 0;
    for (int l : e.labels)
        if (l >= 0) share[static_cast<std::size_t>(l)] += 1 / known;
    for (std::size_t l = 0; l < dims; ++l) q += share[l] * share[l], mean += share[l] * own[l];
    std::int64_t now = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto row = static_cast<std::size_t>(order[i]);
        const double keep = kept(ms[row], e);
        if (e.labels[row] < 0) {
            meet(i, mean + unknown * q);
            mean *= keep;
            unknown = unknown * keep + 1;
        } else {
            const auto l = static_cast<std::size_t>(e.labels[row]);
            own[l] *= kept(now - at[l], e);
            meet(i, own[l] + unknown * share[l]);
            own[l] = own[l] * keep + 1;
            at[l] = now + ms[row];
            mean = mean * keep + share[l];
            unknown *= keep;
        }
        now += ms[row];
    }
}

template <class Meet>
static inline void hear(const exposure& e, std::span<const int> order, std::span<const std::int64_t> ms, Meet meet) {
    e.dense() ? hear_dense(e, order, ms, meet) : hear_labels(e, order, ms, meet);
}

static inline double evaluate_arc(const priced_arc& a, std::span<const int> order, std::span<const std::int64_t> ms) {
    const std::int64_t total = std::accumulate(ms.begin(), ms.end(), std::int64_t{0});
    const bool slots = a.along == priced_arc::axis::slots;
    const double whole =
        static_cast<double>(std::max<std::int64_t>(1, slots ? static_cast<std::int64_t>(order.size()) - 1 : total));
    std::int64_t now = 0;
    double sum = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto row = static_cast<std::size_t>(order[i]);
        const double d =
            a.values[row] - a.curve(static_cast<double>(slots ? static_cast<std::int64_t>(i) : now) / whole);
        if (!std::isnan(d)) sum += d * d;
        now += ms[row];
    }
    return a.weight * sum;
}

static inline double evaluate_stretches(const stretch_price& s, std::span<const int> order,
                                        std::span<const std::int64_t> ms) {
    std::int64_t now = 0;
    double sum = 0;
    for (const int row : order) {
        const std::int64_t length = ms[static_cast<std::size_t>(row)];
        sum += s.at(row, now, length);
        now += length;
    }
    return s.weight * sum;
}

}  // namespace detail

SEGUE_INLINE priced problem::evaluate(std::span<const int> order) const {
    check_permutation(order, size());
    priced out;
    for (const transition_price& t : transition_terms()) {
        double sum = 0;
        for (std::size_t i = 0; i + 1 < order.size(); ++i) sum += detail::pair_price(t, order[i], order[i + 1]);
        out.terms.emplace_back(t.name, t.weight * sum);
    }
    for (const exposure& e : exposures()) {
        double sum = 0;
        detail::hear(e, order, durations(), [&](std::size_t, double met) { sum += met; });
        out.terms.emplace_back(e.name, e.weight * sum);
    }
    for (const priced_arc& a : arcs()) out.terms.emplace_back(a.name, detail::evaluate_arc(a, order, durations()));
    for (const slot_price& s : slots()) {
        double sum = 0;
        for (std::size_t i = 0; i < order.size(); ++i)
            sum += s.price[static_cast<std::size_t>(order[i]) * order.size() + i];
        out.terms.emplace_back(s.name, s.weight * sum);
    }
    for (const stretch_price& s : stretches())
        out.terms.emplace_back(s.name, detail::evaluate_stretches(s, order, durations()));
    for (const auto& [name, value] : out.terms) out.total += value;
    for (const auto& rule : rules()) out.violations += rule->count(order);
    return out;
}

SEGUE_INLINE std::vector<violation> problem::violations(std::span<const int> order) const {
    check_permutation(order, size());
    std::vector<violation> out;
    for (const auto& rule : rules())
        for (violation& v : rule->violations(order)) out.push_back(std::move(v));
    return out;
}

SEGUE_INLINE std::vector<double> problem::strain(std::span<const int> order) const {
    check_permutation(order, size());
    const std::size_t columns = exposures().size();
    std::vector<double> out(order.size() * columns, 0.0);
    for (std::size_t c = 0; c < columns; ++c) {
        const exposure& e = exposures()[c];
        detail::hear(e, order, durations(), [&](std::size_t i, double met) { out[i * columns + c] = e.weight * met; });
    }
    return out;
}

SEGUE_INLINE std::vector<double> exposure::dense_x() const {
    if (dense()) return x;
    const auto d = static_cast<std::size_t>(dims);
    std::vector<double> out(labels.size() * d, 0.0), mean(d, 0.0);
    double known = 0;
    for (int l : labels) known += l >= 0;
    for (int l : labels)
        if (l >= 0) mean[static_cast<std::size_t>(l)] += 1 / known;
    for (std::size_t r = 0; r < labels.size(); ++r) {
        if (labels[r] >= 0)
            out[r * d + static_cast<std::size_t>(labels[r])] = 1;
        else
            std::copy(mean.begin(), mean.end(), out.begin() + static_cast<std::ptrdiff_t>(r * d));
    }
    return out;
}

}  // namespace segue
