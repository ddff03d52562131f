#include <segue/bound/slot_walk.hpp>
#include <segue/bound/strain.hpp>
#include <segue/detail/assignment.hpp>
#include <segue/detail/bound_parts.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/potential.hpp>
#include <segue/detail/slot_floor.hpp>
#include <segue/detail/strain_laws.hpp>
#include <segue/detail/tree_ascent.hpp>
#include <segue/detail/walk.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace segue {
namespace detail {

/// Rounding of a sum along an order: every term's size times the number of additions.
static inline double sum_error(std::span<const double> prices, std::size_t n) {
    double most = 0;
    for (double v : prices)
        if (!std::isinf(v)) most = std::max(most, std::abs(v));
    return most * static_cast<double>(n * n + 8 * n) * 0x1p-51;
}

/// Exposures that many tracks share are priced at the junctions; those of few, pair by pair (the better law rules).
static inline std::vector<bool> shared_exposures(const problem& p) {
    std::vector<bool> out;
    for (const exposure& e : p.exposures())
        out.push_back(even_strain(e, p.durations()) > paired_strain(e, p.durations()));
    return out;
}

/// What the walk and its levels have come to.
class coupled_ascent {
public:
    explicit coupled_ascent(const problem& p)
        : p_(p),
          n_(static_cast<std::size_t>(p.size())),
          taken_(shared_exposures(p)),
          strain_(p, taken_),
          floor_(slot_floor(p)),
          aim_(cost_of_some_order(p)),
          multiplier_(n_, 0.0),
          kept_(n_, 0.0),
          drift_(n_, 0.0),
          before_(n_),
          after_(n_),
          visits_(n_) {
        for (std::size_t e = 0; e < taken_.size(); ++e)
            if (!taken_[e]) apart_ += strain_bound(p, e);
    }
    double climb(const deadline& until, double share);
    double tree(const deadline& until);

private:
    void price();
    void read(const std::vector<int>& path);
    void raise(int k, double bound, double norm);

    const problem& p_;
    std::size_t n_;
    std::vector<bool> taken_;
    potential strain_;
    std::vector<double> floor_;  ///< slots x tracks
    double aim_, apart_ = 0, step_ = 1;
    std::vector<double> multiplier_, kept_, drift_, onto_, first_, last_, node_;
    std::vector<int> before_, after_, visits_;
};

/// onto_ is priced by (track, track before it): the walk looks backwards.
SEGUE_INLINE void coupled_ascent::price() {
    const std::span<const double> t = p_.transition_matrix();
    onto_.resize(n_ * n_), node_.resize(n_ * n_);
    first_.assign(n_, 0.0), last_.assign(n_, 0.0);
    for (std::size_t a = 0; a < n_; ++a)
        for (std::size_t b = 0; b < n_; ++b) onto_[b * n_ + a] = t[a * n_ + b];
    strain_.add_to(onto_, first_, last_);
    for (std::size_t a = 0; a < n_; ++a) onto_[a * n_ + a] = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < n_; ++i)
        for (std::size_t a = 0; a < n_; ++a)
            node_[i * n_ + a] =
                floor_[i * n_ + a] - multiplier_[a] + (i == 0 ? first_[a] : 0) + (i + 1 == n_ ? last_[a] : 0);
}

SEGUE_INLINE void coupled_ascent::read(const std::vector<int>& path) {
    std::fill(visits_.begin(), visits_.end(), 0);
    std::fill(before_.begin(), before_.end(), -2);
    for (std::size_t i = 0; i < n_; ++i) {
        const auto t = static_cast<std::size_t>(path[i]);
        ++visits_[t];
        before_[t] = i > 0 ? path[i - 1] : -1;
        after_[t] = i + 1 < n_ ? path[i + 1] : -1;
    }
}

SEGUE_INLINE void coupled_ascent::raise(int k, double bound, double norm) {
    strain_.follow(before_, after_, std::max(n_ < 60 ? 0.05 : 0.2, 2.0 / (k + 10)));
    for (std::size_t t = 0; t < n_; ++t) {
        drift_[t] = 0.7 * (1 - visits_[t]) + 0.3 * drift_[t];
        if (norm > 0) multiplier_[t] += step_ * std::max(1e-3 * std::abs(aim_), aim_ - bound) / norm * drift_[t];
    }
}

/// Raises multipliers and levels until `share` of the time is over; the levels stay where they are best.
SEGUE_INLINE double coupled_ascent::climb(const deadline& until, double share) {
    walk program(n_);
    potential best_strain = strain_;
    const double end = until.left() * (1 - share);
    double best = -std::numeric_limits<double>::infinity();
    int stalled = 0, rounds = 0;
    for (int k = 0; k == 0 || (until.left() > end && !until.passed()); ++k) {
        price();
        const double least = program.solve(onto_, node_);
        if (std::isinf(least)) return least;
        const double error = strain_.error() + sum_error(onto_, n_) + sum_error(node_, n_);
        const double bound =
            least + std::accumulate(multiplier_.begin(), multiplier_.end(), 0.0) - strain_.self() - error + apart_;
        if (bound > best + 1e-4 * std::abs(best))
            stalled = 0;
        else if (++stalled > 12)
            step_ *= 0.75, stalled = 0, multiplier_ = kept_;
        if (bound > best) best = bound, kept_ = multiplier_, best_strain = strain_;
        if (step_ < 2e-3) {
            if (++rounds == 3) break;
            step_ = 0.1;
        }
        read(program.path());
        double norm = 0;
        for (int v : visits_) norm += (1 - v) * (1 - v);
        if (norm == 0 && strain_.empty()) break;
        raise(k, bound, norm);
    }
    strain_ = std::move(best_strain);
    return best;
}

/// Tracks and junctions at the same levels as a 1-tree, slots as an assignment of their own: better where slots say
/// little.
SEGUE_INLINE double coupled_ascent::tree(const deadline& until) {
    std::vector<double> cost = cheaper_directions(p_), first(n_, 0.0), last(n_, 0.0);
    strain_.add_to(cost, first, last);
    for (std::size_t a = 0; a < n_; ++a) first[a] = std::min(first[a], last[a]);
    tree_ascent ascent(cost, std::move(first));
    const double slots =
        std::all_of(floor_.begin(), floor_.end(), [](double v) { return v == 0; }) ? 0 : assignment_bound(floor_, n_);
    const double aim = aim_ - slots - apart_ + strain_.self();
    return ascent.run(aim, [&] { return until.passed(); }) - strain_.self() - strain_.error() - sum_error(cost, n_) +
           slots + apart_;
}

/// n = 1: its slot, and what it meets of the memory before it.
static inline double only_track(const problem& p) {
    const double value = slot_floor(p).front() + strain_bound(p).value;
    return value - 1e-12 * std::abs(value);
}

}  // namespace detail

SEGUE_INLINE certificate slot_walk_bound(const problem& p, double seconds, std::stop_token cancelled) {
    if (p.size() < 2) return {p.size() == 0 ? 0 : detail::only_track(p), "slot walk"};
    const detail::deadline until(seconds, std::move(cancelled));
    detail::coupled_ascent ascent(p);
    const double walk = ascent.climb(until, 0.75), tree = ascent.tree(until);
    return walk >= tree ? certificate{walk, "slot walk"} : certificate{tree, "1-tree with strain"};
}

}  // namespace segue
