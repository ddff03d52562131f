#include <segue/detail/config.hpp>
#include <segue/detail/descent.hpp>
#include <segue/detail/start.hpp>
#include <segue/math.hpp>
#include <segue/orderer/iterated.hpp>

#include <algorithm>
#include <cmath>

namespace segue {
namespace detail {

/// Two blocks of at most 20 slots in all change places: a double bridge that stays local, so repair is cheap.
static inline arrangement local_double_bridge(int n, random& r) {
    constexpr int widest = 20;
    const auto pick = [&](int lo, int hi) {
        return lo + static_cast<int>(r.below(static_cast<std::uint32_t>(hi - lo + 1)));
    };
    const int span = pick(2, std::min(n, widest)), i = pick(0, n - span), size = pick(1, span - 1);
    return arrange(relocation{i, i + size - 1, i + span - size}, n);
}

/// Accepts what is worse by a falling temperature times a random exponential.
class annealing {
public:
    annealing(double temperature, random& r) : temperature_(temperature), random_(r) {}
    [[nodiscard]] bool accepts(double worse_by, double share_done) {
        if (worse_by <= 0) return true;
        const double t = temperature_ * std::max(0.0, 1 - share_done);
        return t > 0 && worse_by < -t * log2(1 - random_.uniform());
    }

private:
    double temperature_;
    random& random_;
};

/// The best order so far: fewest violations, then least cost.
struct incumbent {
    std::vector<int> order;
    int violations = std::numeric_limits<int>::max();
    double cost = HUGE_VAL;

    bool offer(const descent& d) {
        if (d.violations() > violations || (d.violations() == violations && d.cost() >= cost - 1e-12)) return false;
        order.assign(d.order().begin(), d.order().end());
        violations = d.violations();
        cost = d.cost();
        return true;
    }
};

/// Iterations without a stop: about a second at n = 1,000, less below.
static inline std::int64_t iterated_budget(int n) {
    const std::int64_t size = n;
    return std::min({500 + 20 * size, std::int64_t{2500}, std::max<std::int64_t>(200, 800'000 / size)});
}

}  // namespace detail

SEGUE_INLINE found iterated_order(const problem& p, const search_options& options) {
    found out;
    out.method = "iterated";
    const int n = p.size();
    random r(options.seed);
    out.order = !options.start.empty()
                    ? options.start
                    : detail::greedy_order(p, n > 0 ? static_cast<int>(r.below(static_cast<std::uint32_t>(n))) : -1);
    check_permutation(out.order, n);
    if (n < 2) return out;

    const detail::candidates near(p, detail::candidate_count);
    detail::descent search(p, near, out.order);
    search.set_penalty(detail::first_penalty(search.cost(), n));
    if (!options.start.empty() && options.near > 0) search.stay_near(options.start, options.near);

    const std::int64_t budget = detail::iterated_budget(n);
    watch clock(options, std::numeric_limits<std::int64_t>::max());
    detail::incumbent best;
    best.offer(search);
    bool over = false;
    const auto look = [&] { return over = over || clock.expired(); };
    search.mark_all();
    search.run(look);
    best.offer(search);
    search.checkpoint();

    const bool timed = options.stop.seconds.has_value(), counted = !timed && !options.stop.idle;
    detail::annealing annealing(0.1 * best.cost / n, r);
    int stalled = 0;
    while (!over && !clock.done(best.cost) && !(counted && out.iterations >= budget)) {
        const double before = search.penalised();
        search.make(detail::local_double_bridge(n, r));
        search.run(look);
        ++out.iterations;
        stalled = best.offer(search) ? 0 : stalled + 1;
        const double share = timed ? clock.seconds() / *options.stop.seconds
                                   : static_cast<double>(out.iterations) / static_cast<double>(budget);
        if (annealing.accepts(search.penalised() - before, share))
            search.checkpoint();
        else
            search.roll_back();
        if (best.violations > 0 && stalled % 100 == 99) search.set_penalty(1.5 * search.penalty());
    }
    out.order = std::move(best.order);
    return out;
}

}  // namespace segue
