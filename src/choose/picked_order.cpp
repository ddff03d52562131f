#include <segue/detail/config.hpp>
#include <segue/detail/picked_order.hpp>
#include <segue/math.hpp>

#include <algorithm>
#include <cmath>

namespace segue::detail {

SEGUE_INLINE picked_order::picked_order(const problem& pool, std::vector<double> prices)
    : pool_(pool), prices_(std::move(prices)) {
    if (prices_.empty()) prices_.assign(static_cast<std::size_t>(pool.size()), 0.0);
    std::vector<column> columns;
    for (const exposure& e : pool_.exposures())
        if (e.weight > 0) add_columns(e, columns);
    pack(std::move(columns));
    assign({});
}

/// Dimensions that at least two rows have, or one row and the memory of what was played: the others never meet.
SEGUE_INLINE void picked_order::add_columns(const exposure& e, std::vector<column>& to) const {
    const auto n = static_cast<std::size_t>(pool_.size()), dims = static_cast<std::size_t>(e.dims);
    const std::vector<double> x = e.dense_x();
    const double root = std::sqrt(e.weight), rate = 1 / (e.half_life.count() * 60'000);
    for (std::size_t d = 0; d < dims; ++d) {
        std::size_t heard = 0;
        for (std::size_t row = 0; row < n; ++row) heard += x[row * dims + d] > 0;
        const double start = e.start.empty() ? 0 : root * e.start[d];
        if (heard < 2 && (heard < 1 || start == 0)) continue;
        column& c = to.emplace_back(column{rate, start, {}});
        for (std::size_t row = 0; row < n; ++row) c.x.push_back(root * x[row * dims + d]);
    }
}

SEGUE_INLINE void picked_order::pack(std::vector<column> columns) {
    std::stable_sort(columns.begin(), columns.end(), [](const column& a, const column& b) { return a.rate < b.rate; });
    const auto n = static_cast<std::size_t>(pool_.size());
    width_ = columns.size();
    x_.resize(n * width_);
    for (std::size_t d = 0; d < width_; ++d) {
        if (groups_.empty() || groups_.back().rate != columns[d].rate) groups_.push_back({columns[d].rate, d, d});
        ++groups_.back().end;
        memory_.push_back(columns[d].start);
        for (std::size_t row = 0; row < n; ++row) x_[row * width_ + d] = columns[d].x[row];
    }
    if (groups_.empty()) groups_.push_back({0, 0, 0});
    for (std::size_t row = 0; row < n; ++row)
        for (const group& g : groups_) keep_.push_back(exp2(-static_cast<double>(pool_.durations()[row]) * g.rate));
}

SEGUE_INLINE double picked_order::transition(int a, int b) const {
    return a < 0 || b < 0 ? 0 : std::min(pool_.transition(a, b), 1e6);
}

/// Price of a row by where it stands alone: arcs, slot prices, stretches, and of having it.
SEGUE_INLINE double picked_order::own(int row, std::size_t slot, std::size_t count, std::int64_t start,
                                      std::int64_t whole) const {
    const auto r = static_cast<std::size_t>(row), n = static_cast<std::size_t>(pool_.size());
    double sum = prices_[r];
    for (const priced_arc& a : pool_.arcs()) {
        const bool slots = a.along == priced_arc::axis::slots;
        const double at = slots ? static_cast<double>(slot) / std::max(1.0, static_cast<double>(count) - 1)
                                : static_cast<double>(start) / std::max(1.0, static_cast<double>(whole));
        if (const double d = a.values[r] - a.curve(at); !std::isnan(d)) sum += a.weight * d * d;
    }
    for (const slot_price& s : pool_.slots())
        if (slot < n) sum += s.weight * s.price[r * n + slot];
    for (const stretch_price& s : pool_.stretches()) sum += s.weight * s.at(row, start, pool_.durations()[r]);
    return sum;
}

SEGUE_INLINE double picked_order::cost(std::span<const int> order) const {
    std::vector<double> memory = memory_;
    std::int64_t now = 0, whole = 0;
    for (const int row : order) whole += pool_.durations()[static_cast<std::size_t>(row)];
    double sum = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto r = static_cast<std::size_t>(order[i]);
        if (i > 0) sum += transition(order[i - 1], order[i]);
        const double* x = x_.data() + r * width_;
        for (std::size_t g = 0; g < groups_.size(); ++g) {
            const double keep = keep_[r * groups_.size() + g];
            for (std::size_t d = groups_[g].begin; d < groups_[g].end; ++d) {
                sum += memory[d] * x[d];
                memory[d] = keep * memory[d] + x[d];
            }
        }
        sum += own(order[i], i, order.size(), now, whole);
        now += pool_.durations()[r];
    }
    return sum;
}

SEGUE_INLINE void picked_order::assign(std::vector<int> order) {
    order_ = std::move(order);
    const std::size_t k = order_.size();
    start_.assign(k + 1, 0);
    before_.assign((k + 1) * width_, 0.0);
    on_.assign((k + 1) * width_, 0.0);
    std::copy(memory_.begin(), memory_.end(), before_.begin());
    for (std::size_t i = 0; i < k; ++i) {
        const auto r = static_cast<std::size_t>(order_[i]);
        start_[i + 1] = start_[i] + pool_.durations()[r];
        for (std::size_t g = 0; g < groups_.size(); ++g)
            for (std::size_t d = groups_[g].begin; d < groups_[g].end; ++d)
                before_[(i + 1) * width_ + d] =
                    keep_[r * groups_.size() + g] * before_[i * width_ + d] + x_[r * width_ + d];
    }
    for (std::size_t i = k; i-- > 0;) {
        const auto r = static_cast<std::size_t>(order_[i]);
        for (std::size_t g = 0; g < groups_.size(); ++g)
            for (std::size_t d = groups_[g].begin; d < groups_[g].end; ++d)
                on_[i * width_ + d] = keep_[r * groups_.size() + g] * on_[(i + 1) * width_ + d] + x_[r * width_ + d];
    }
    cost_ = cost(order_);
}

SEGUE_INLINE picked_order::gap::gap(const picked_order& of, int from, int to)
    : of_(of),
      before_(from > 0 ? of.order_[static_cast<std::size_t>(from) - 1] : -1),
      after_(static_cast<std::size_t>(to) < of.order_.size() ? of.order_[static_cast<std::size_t>(to)] : -1),
      slot_(from),
      join_(of.transition(before_, after_)),
      heard_(of.width_),
      met_(of.groups_.size(), 0.0) {
    const double *f = of.before_.data() + static_cast<std::size_t>(from) * of.width_,
                 *c = of.on_.data() + static_cast<std::size_t>(to) * of.width_;
    for (std::size_t g = 0; g < of.groups_.size(); ++g)
        for (std::size_t d = of.groups_[g].begin; d < of.groups_[g].end; ++d) {
            heard_[d] = f[d] + c[d];
            met_[g] += f[d] * c[d];
        }
}

SEGUE_INLINE double picked_order::gap::price(int row) const {
    const auto r = static_cast<std::size_t>(row);
    double sum = of_.transition(before_, row) + of_.transition(row, after_) - join_;
    const double* x = of_.x_.data() + r * of_.width_;
    for (std::size_t d = 0; d < heard_.size(); ++d) sum += x[d] * heard_[d];
    for (std::size_t g = 0; g < met_.size(); ++g) sum += (of_.keep_[r * met_.size() + g] - 1) * met_[g];
    const auto slot = static_cast<std::size_t>(slot_);
    return sum + of_.own(row, slot, std::max(of_.order_.size(), slot + 1), of_.start_[slot],
                         std::max<std::int64_t>(1, of_.length()));
}

SEGUE_INLINE double picked_order::price_of(int slot) const {
    return gap(*this, slot, slot + 1).price(order_[static_cast<std::size_t>(slot)]);
}

}  // namespace segue::detail
