#include <segue/detail/config.hpp>
#include <segue/detail/hearing.hpp>
#include <segue/math.hpp>

#include <algorithm>

namespace segue::detail {

SEGUE_INLINE hearing::hearing(const problem& p, std::size_t which, bool with_history)
    : problem_(p), exposure_(p.exposures()[which]), rate_(1 / (exposure_.half_life.count() * 60000)) {
    const auto dims = static_cast<std::size_t>(exposure_.dims);
    std::vector<double> start = with_history ? exposure_.start : std::vector<double>{};
    start.resize(dims, 0.0);
    if (exposure_.dense()) {
        memory_ = std::move(start);
        return;
    }
    mean_.assign(dims, 0.0);
    double known = 0;
    for (const int label : exposure_.labels)
        if (label >= 0) mean_[static_cast<std::size_t>(label)] += 1, known += 1;
    for (double& m : mean_) {
        m = known > 0 ? m / known : 0;
        mean_square_ += m * m;
    }
    for (std::size_t d = 0; d < dims; ++d) {
        of_label_.push_back({start[d], 0});
        mean_met_.value += start[d] * mean_[d];
    }
}

SEGUE_INLINE double hearing::keep(int row) const {
    return exp2(-static_cast<double>(problem_.durations()[static_cast<std::size_t>(row)]) * rate_);
}

SEGUE_INLINE double hearing::now(const fading& f) const {
    return f.value == 0 ? 0 : f.value * exp2((f.heard - time_) * rate_);
}

SEGUE_INLINE void hearing::add(fading& f, double x) const { f = {now(f) + x, time_}; }

SEGUE_INLINE double hearing::label_strain(int label) const {
    if (label < 0) return now(mean_met_) + now(unknown_) * mean_square_;
    const auto l = static_cast<std::size_t>(label);
    return now(of_label_[l]) + now(unknown_) * mean_[l];
}

SEGUE_INLINE double hearing::strain(int row) const {
    const auto r = static_cast<std::size_t>(row);
    if (!exposure_.dense()) return label_strain(exposure_.labels[r]);
    double sum = 0;
    for (std::size_t d = 0; d < memory_.size(); ++d) sum += memory_[d] * exposure_.x[r * memory_.size() + d];
    return sum;
}

SEGUE_INLINE double hearing::strain_of(const std::vector<double>& v) const {
    double sum = 0;
    for (std::size_t d = 0; d < v.size(); ++d)
        sum += v[d] * (exposure_.dense() ? memory_[d] : label_strain(static_cast<int>(d)));
    return sum;
}

SEGUE_INLINE void hearing::hear_label(int label) {
    if (label < 0) return add(unknown_, 1);
    add(of_label_[static_cast<std::size_t>(label)], 1);
    add(mean_met_, mean_[static_cast<std::size_t>(label)]);
}

SEGUE_INLINE void hearing::hear(int row) {
    const auto r = static_cast<std::size_t>(row);
    if (!exposure_.dense()) {
        time_ += static_cast<double>(problem_.durations()[r]);
        return hear_label(exposure_.labels[r]);
    }
    const double kept = keep(row);
    for (std::size_t d = 0; d < memory_.size(); ++d)
        memory_[d] = memory_[d] * kept + exposure_.x[r * memory_.size() + d];
}

}  // namespace segue::detail
