#include <segue/detail/config.hpp>
#include <segue/detail/problem_state.hpp>

#include <cmath>

namespace segue {
namespace detail {

static inline std::shared_ptr<const std::vector<double>> fill_matrix(const problem& p) {
    const auto n = static_cast<std::size_t>(p.size());
    auto matrix = std::make_shared<std::vector<double>>(n * n);
    for (std::size_t a = 0; a < n; ++a) p.transitions_from(static_cast<int>(a), std::span(*matrix).subspan(a * n, n));
    return matrix;
}

/// False where the matrix is not kept: it would have to be read pair by pair.
static inline bool is_symmetric(std::span<const double> m, std::size_t n) {
    if (m.empty()) return n < 2;
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = a + 1; b < n; ++b)
            if (m[a * n + b] != m[b * n + a]) return false;
    return true;
}

}  // namespace detail

SEGUE_INLINE problem::problem() : state_(std::make_shared<state>()) {}

SEGUE_INLINE problem::problem(parts p) {
    detail::check_parts(p);
    auto made = std::make_shared<state>();
    made->parts = std::move(p);
    state_ = made;
    if (size() <= dense_limit) made->matrix = detail::fill_matrix(*this);
    made->symmetric = detail::is_symmetric(transition_matrix(), static_cast<std::size_t>(size()));
}

SEGUE_INLINE problem problem::from_arrays(std::vector<double> transitions, std::span<const double> durations,
                                          std::vector<exposure> exposures, std::vector<double> slots, constraints rules,
                                          std::vector<priced_arc> arcs) {
    parts p;
    p.n = static_cast<int>(durations.size());
    const auto n = durations.size();
    detail::check_matrix(transitions, n);
    p.durations = detail::whole_ms(durations);
    p.exposures = std::move(exposures);
    if (!slots.empty()) p.slots.push_back({"slots", 1, std::move(slots)});
    p.rules = std::move(rules);
    p.arcs = std::move(arcs);
    for (std::size_t a = 0; a < n; ++a) transitions[a * n + a] = 0;
    auto matrix = std::make_shared<const std::vector<double>>(std::move(transitions));
    p.transitions.push_back({"transitions", 1,
                             [matrix, n](int a, int first, int last, double* out) {
                                 const auto row =
                                     matrix->begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(a) * n);
                                 std::copy(row + first, row + last, out);
                             },
                             0});
    detail::check_parts(p);
    auto made = std::make_shared<state>();
    made->parts = std::move(p);
    made->matrix = std::move(matrix);
    made->symmetric = detail::is_symmetric(*made->matrix, n);
    problem out;
    out.state_ = std::move(made);
    return out;
}

SEGUE_INLINE double point_rows::distance(int a, int b) const noexcept {
    const auto width = static_cast<std::size_t>(columns);
    const double *x = at.data() + static_cast<std::size_t>(a) * width,
                 *y = at.data() + static_cast<std::size_t>(b) * width;
    double square = 0;
    for (std::size_t d = 0; d < width; ++d) square += (x[d] - y[d]) * (x[d] - y[d]);
    return std::sqrt(square);
}

SEGUE_INLINE problem problem::from_points(std::vector<double> points, int columns, std::span<const double> durations,
                                          std::vector<exposure> exposures, constraints rules,
                                          std::vector<priced_arc> arcs) {
    detail::check_points(points, columns);
    auto rows = std::make_shared<const point_rows>(point_rows{columns, std::move(points)});
    const auto n = static_cast<std::size_t>(rows->size());
    if (durations.empty() && !exposures.empty() && n > 0)
        throw data_error("exposures fade with time, so durations are needed beside points");
    if (!durations.empty() && durations.size() != n)
        throw data_error("there are " + std::to_string(n) + " points but " + std::to_string(durations.size()) +
                         " durations");
    parts p;
    p.n = rows->size();
    p.durations = durations.empty() ? std::vector<std::int64_t>(n, 0) : detail::whole_ms(durations);
    p.transitions.push_back({"distance", 1,
                             [rows](int a, int first, int last, double* out) {
                                 for (int b = first; b < last; ++b) *out++ = rows->distance(a, b);
                             },
                             0});
    p.exposures = std::move(exposures);
    p.rules = std::move(rules);
    p.arcs = std::move(arcs);
    problem out(std::move(p));
    auto made = std::make_shared<state>(*out.state_);
    made->points = std::move(rows);
    made->symmetric = true;
    out.state_ = std::move(made);
    return out;
}

SEGUE_INLINE int problem::size() const noexcept { return state_->parts.n; }
SEGUE_INLINE std::span<const std::int64_t> problem::durations() const noexcept { return state_->parts.durations; }
SEGUE_INLINE const std::vector<transition_price>& problem::transition_terms() const noexcept {
    return state_->parts.transitions;
}
SEGUE_INLINE const std::vector<exposure>& problem::exposures() const noexcept { return state_->parts.exposures; }
SEGUE_INLINE const std::vector<priced_arc>& problem::arcs() const noexcept { return state_->parts.arcs; }
SEGUE_INLINE const std::vector<slot_price>& problem::slots() const noexcept { return state_->parts.slots; }
SEGUE_INLINE const std::vector<stretch_price>& problem::stretches() const noexcept { return state_->parts.stretches; }
SEGUE_INLINE const constraints& problem::rules() const noexcept { return state_->parts.rules; }
SEGUE_INLINE const std::vector<std::string>& problem::off() const noexcept { return state_->parts.off; }
SEGUE_INLINE bool problem::symmetric() const noexcept { return state_->symmetric; }

SEGUE_INLINE std::span<const double> problem::transition_matrix() const noexcept {
    return state_->matrix ? std::span<const double>(*state_->matrix) : std::span<const double>{};
}

SEGUE_INLINE const point_rows* problem::points() const noexcept { return state_->points.get(); }

SEGUE_INLINE bool problem::pure_path() const noexcept {
    return exposures().empty() && arcs().empty() && slots().empty() && stretches().empty();
}

SEGUE_INLINE double problem::transition(int a, int b) const {
    const auto n = static_cast<std::size_t>(size());
    if (state_->matrix) return (*state_->matrix)[static_cast<std::size_t>(a) * n + static_cast<std::size_t>(b)];
    double sum = 0;
    for (const transition_price& t : state_->parts.transitions) sum += t.weight * detail::pair_price(t, a, b);
    return sum;
}

SEGUE_INLINE void problem::transitions_from(int a, std::span<double> out) const {
    const auto n = static_cast<std::size_t>(size()), row = static_cast<std::size_t>(a);
    if (state_->matrix) {
        std::copy_n(state_->matrix->begin() + static_cast<std::ptrdiff_t>(row * n), n, out.begin());
        return;
    }
    std::fill(out.begin(), out.end(), 0.0);
    std::vector<double> prices(n);
    for (const transition_price& t : state_->parts.transitions) {
        t.fill(a, 0, size(), prices.data());
        for (std::size_t b = 0; b < n; ++b) out[b] += t.weight * (std::isnan(prices[b]) ? t.neutral : prices[b]);
    }
    out[row] = 0;
}

SEGUE_INLINE bool problem::has_slot_prices() const noexcept {
    return !slots().empty() || std::any_of(arcs().begin(), arcs().end(),
                                           [](const priced_arc& a) { return a.along == priced_arc::axis::slots; });
}

SEGUE_INLINE std::vector<double> problem::slot_matrix() const {
    if (!has_slot_prices()) return {};
    const auto n = static_cast<std::size_t>(size());
    std::vector<double> out(n * n, 0.0);
    for (const slot_price& s : slots())
        for (std::size_t i = 0; i < n * n; ++i) out[i] += s.weight * s.price[i];
    for (const priced_arc& a : arcs()) {
        if (a.along != priced_arc::axis::slots) continue;
        for (std::size_t i = 0; i < n; ++i) {
            const double target = a.curve(n > 1 ? static_cast<double>(i) / static_cast<double>(n - 1) : 0);
            for (std::size_t t = 0; t < n; ++t)
                if (const double d = a.values[t] - target; !std::isnan(d)) out[t * n + i] += a.weight * d * d;
        }
    }
    return out;
}

SEGUE_INLINE problem problem::with_rules(constraints rules) const {
    auto made = std::make_shared<state>(*state_);
    made->parts.rules = std::move(rules);
    problem out;
    out.state_ = std::move(made);
    return out;
}

SEGUE_INLINE double priced_arc::curve(double position) const noexcept {
    if (knots.empty()) return 0;
    if (position < knots.front().first) return knots.front().second;
    for (std::size_t i = 0; i + 1 < knots.size(); ++i) {
        const auto& [x, y] = knots[i];
        const auto& [x2, y2] = knots[i + 1];
        if (position < x2) return y + (y2 - y) * ((position - x) / (x2 - x));
    }
    return knots.back().second;
}

}  // namespace segue
