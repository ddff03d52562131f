#include <segue/choose.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/pool_search.hpp>
#include <segue/error.hpp>
#include <segue/math.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace segue {
namespace detail {

inline constexpr int least_pool = 240, most_pool = 700, renewals = 4, a_slot = 8, a_must = 16;

static inline void check_choice(const problem& p, const choice& w) {
    const auto n = static_cast<std::size_t>(p.size());
    if (w.fit.has_value() == w.count.has_value())
        throw data_error("choosing needs a playing time or a number of tracks, one of the two");
    if (w.fit && !(w.fit->count() > 0 && w.fit->count() < 1e7))
        throw data_error("fit is " + std::to_string(w.fit->count()) + " minutes; it must be above 0");
    if (!(w.slack.count() >= 0))
        throw data_error("slack is " + std::to_string(w.slack.count()) + "; it must be 0 or more");
    const auto sized = [&](std::size_t size, const char* what) {
        if (size != 0 && size != n)
            throw data_error(std::string(what) + " has " + std::to_string(size) + " entries; " + std::to_string(n) +
                             " are needed, one a track");
    };
    sized(w.out.size(), "out"), sized(w.prices.size(), "prices"), sized(w.twins.size(), "twins");
    for (const quota& q : w.quotas) {
        sized(q.rows.size(), q.name.c_str());
        if (!(q.least >= 0 && q.least <= q.most && q.most <= 1))
            throw data_error("quota '" + q.name + "': the shares must hold 0 <= least <= most <= 1");
    }
    std::vector<char> seen(n, 0);
    for (const int row : w.must) {
        if (row < 0 || row >= p.size())
            throw data_error("must: row " + std::to_string(row) + " is not in 0.." + std::to_string(p.size() - 1));
        if (seen[static_cast<std::size_t>(row)]++)
            throw data_error("must: row " + std::to_string(row) + " comes twice");
    }
}

/// Rows that may be chosen: those that must, and all that are not out.
static inline std::vector<int> eligible_rows(const problem& p, const choice& w) {
    std::vector<char> may(static_cast<std::size_t>(p.size()), 1);
    for (std::size_t r = 0; r < w.out.size(); ++r) may[r] = w.out[r] == 0;
    for (const int row : w.must) may[static_cast<std::size_t>(row)] = 1;
    std::vector<int> rows;
    for (int row = 0; row < p.size(); ++row)
        if (may[static_cast<std::size_t>(row)]) rows.push_back(row);
    return rows;
}

static inline void check_room(const problem& p, const choice& w, const std::vector<int>& eligible) {
    if (eligible.empty()) throw data_error("there is no track to choose from");
    if (w.count && static_cast<std::size_t>(*w.count) > eligible.size())
        throw data_error("count is " + std::to_string(*w.count) + ", but there are " + std::to_string(eligible.size()) +
                         " tracks to choose from");
    if (w.count && *w.count < static_cast<int>(std::max<std::size_t>(1, w.must.size())))
        throw data_error("count is " + std::to_string(*w.count) + ", but " + std::to_string(w.must.size()) +
                         " tracks must be chosen");
    if (!w.fit) return;
    const auto ms = [&](int row) { return p.durations()[static_cast<std::size_t>(row)]; };
    const auto shortest =
        *std::min_element(eligible.begin(), eligible.end(), [&](int a, int b) { return ms(a) < ms(b); });
    if (static_cast<double>(ms(shortest)) > (*w.fit + w.slack).count() * 60'000)
        throw data_error("fit is " + std::to_string(w.fit->count()) + " minutes, but the shortest track, in row " +
                         std::to_string(shortest) + ", lasts " +
                         std::to_string(static_cast<double>(ms(shortest)) / 60'000));
}

/// The pool: rows without repetition, up to a size.
class row_pool {
public:
    row_pool(int n, std::size_t most) : in_(static_cast<std::size_t>(n), 0), most_(most) {}
    void add(int row, bool always = false) {
        if ((always || rows_.size() < most_) && !in_[static_cast<std::size_t>(row)]++) rows_.push_back(row);
    }
    [[nodiscard]] const std::vector<int>& rows() const noexcept { return rows_; }

private:
    std::vector<char> in_;
    std::size_t most_;
    std::vector<int> rows_;
};

/// The wish in the pool's row numbers.
static inline choice choice_taken(const choice& w, const std::vector<int>& rows, int n) {
    std::vector<int> place(static_cast<std::size_t>(n), -1);
    for (std::size_t i = 0; i < rows.size(); ++i) place[static_cast<std::size_t>(rows[i])] = static_cast<int>(i);
    choice out = w;
    for (int& row : out.must) row = place[static_cast<std::size_t>(row)];
    const auto pick = [&](auto& column) {
        if (column.empty()) return;
        auto all = column;
        column.clear();
        for (const int row : rows) column.push_back(all[static_cast<std::size_t>(row)]);
    };
    pick(out.out), pick(out.prices), pick(out.twins);
    for (quota& q : out.quotas) pick(q.rows);
    return out;
}

/// Adds to `price` what every row of the library would pay in each slot of `order`, as the slot's other tracks are;
/// calls take(slot, price).
template <class Take>
static void price_slots_anew(const problem& p, const std::vector<int>& order, const choice& w, Take take) {
    const auto n = static_cast<std::size_t>(p.size()), k = order.size();
    std::vector<std::vector<double>> before, on;  // F and C of each dense exposure
    for (const exposure& e : p.exposures()) {
        const auto dims = static_cast<std::size_t>(e.dense() ? e.dims : 0);
        std::vector<double> f((k + 1) * dims, 0.0), c((k + 1) * dims, 0.0);
        const auto keep = [&](int row) {
            return exp2(-static_cast<double>(p.durations()[static_cast<std::size_t>(row)]) /
                        (e.half_life.count() * 60'000));
        };
        for (std::size_t d = 0; d < dims && !e.start.empty(); ++d) f[d] = e.start[d];
        for (std::size_t i = 0; i < k; ++i)
            for (std::size_t d = 0; d < dims; ++d)
                f[(i + 1) * dims + d] =
                    keep(order[i]) * f[i * dims + d] + e.x[static_cast<std::size_t>(order[i]) * dims + d];
        for (std::size_t i = k; i-- > 0;)
            for (std::size_t d = 0; d < dims; ++d)
                c[i * dims + d] =
                    keep(order[i]) * c[(i + 1) * dims + d] + e.x[static_cast<std::size_t>(order[i]) * dims + d];
        before.push_back(std::move(f)), on.push_back(std::move(c));
    }
    std::int64_t now = 0, whole = 0;
    for (const int row : order) whole += p.durations()[static_cast<std::size_t>(row)];
    std::vector<double> price(n);
    for (std::size_t i = 0; i < k; ++i) {
        std::fill(price.begin(), price.end(), 0.0);
        if (i > 0) p.transitions_from(order[i - 1], price);
        for (std::size_t e = 0; e < before.size(); ++e) {
            const exposure& x = p.exposures()[e];
            if (!x.dense() || x.weight == 0) continue;
            const auto dims = static_cast<std::size_t>(x.dims);
            std::vector<double> heard(dims);
            for (std::size_t d = 0; d < dims; ++d)
                heard[d] = x.weight * (before[e][i * dims + d] + on[e][(i + 1) * dims + d]);
            for (std::size_t r = 0; r < n; ++r) {
                double sum = 0;
                for (std::size_t d = 0; d < dims; ++d) sum += x.x[r * dims + d] * heard[d];
                price[r] += sum;
            }
        }
        for (const priced_arc& a : p.arcs()) {
            const double at = a.along == priced_arc::axis::slots
                                  ? static_cast<double>(i) / std::max(1.0, static_cast<double>(k) - 1)
                                  : static_cast<double>(now) / std::max(1.0, static_cast<double>(whole));
            const double target = a.curve(at);
            for (std::size_t r = 0; r < n; ++r)
                if (const double d = a.values[r] - target; !std::isnan(d)) price[r] += a.weight * d * d;
        }
        for (const stretch_price& s : p.stretches())
            for (std::size_t r = 0; r < n; ++r) price[r] += s.weight * s.at(static_cast<int>(r), now, p.durations()[r]);
        for (std::size_t r = 0; r < w.prices.size(); ++r) price[r] += w.prices[r];
        take(i, price);
        now += p.durations()[static_cast<std::size_t>(order[i])];
    }
}

/// Puts the rows that would serve each slot best into the pool, ranked first without and then with the step to the next
/// track, whose price in this direction is dearer to look up.
static inline void add_better(const problem& p, const std::vector<int>& order, const choice& w,
                              const std::vector<int>& eligible, row_pool& pool) {
    constexpr std::size_t short_list = 6 * a_slot;
    std::vector<std::pair<double, int>> ranked;
    price_slots_anew(p, order, w, [&](std::size_t slot, const std::vector<double>& price) {
        ranked.clear();
        for (const int row : eligible) ranked.emplace_back(price[static_cast<std::size_t>(row)], row);
        const std::size_t some = std::min(short_list, ranked.size());
        std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(some), ranked.end());
        ranked.resize(some);
        if (slot + 1 < order.size())
            for (auto& [value, row] : ranked)
                if (row != order[slot + 1]) value += p.transition(row, order[slot + 1]);
        std::sort(ranked.begin(), ranked.end());
        for (std::size_t i = 0; i < std::min<std::size_t>(a_slot, ranked.size()); ++i) pool.add(ranked[i].second);
    });
}

/// A draw of the library in which every quota and the surroundings of what must be chosen are well represented.
static inline void add_draw(const problem& p, const choice& w, std::vector<int> eligible, random& r, row_pool& pool) {
    for (const int row : w.must) pool.add(row, true);
    std::vector<double> price(static_cast<std::size_t>(p.size()));
    for (const int must : w.must) {
        p.transitions_from(must, price);
        std::vector<std::pair<double, int>> ranked;
        for (const int row : eligible) ranked.emplace_back(price[static_cast<std::size_t>(row)], row);
        const std::size_t some = std::min<std::size_t>(a_must, ranked.size());
        std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(some), ranked.end());
        for (std::size_t i = 0; i < some; ++i) pool.add(ranked[i].second);
    }
    r.shuffle(std::span<int>(eligible));
    for (const quota& q : w.quotas) {
        std::size_t added = 0;
        for (const int row : eligible)
            if (q.least > 0 && q.rows[static_cast<std::size_t>(row)] && added++ < least_pool / 4) pool.add(row, true);
    }
    for (const int row : eligible) pool.add(row);
}

static inline chosen_rows chosen_of(const problem& p, const choice& w, std::vector<int> rows) {
    chosen_rows out;
    out.rows = std::move(rows);
    double ms = 0;
    for (const int row : out.rows) ms += static_cast<double>(p.durations()[static_cast<std::size_t>(row)]);
    out.length = minutes(ms / 60'000);
    std::vector<int> in_order(out.rows.size());
    std::iota(in_order.begin(), in_order.end(), 0);
    out.cost = taken(p, out.rows).evaluate(in_order).total;
    for (const int row : out.rows) out.cost += w.prices.empty() ? 0 : w.prices[static_cast<std::size_t>(row)];
    const auto rounded = [](double v) {
        const auto tenths = std::llround(10 * v);
        return std::to_string(tenths / 10) + "." + std::to_string(std::abs(tenths % 10));
    };
    if (w.fit && std::abs((out.length - *w.fit).count()) > w.slack.count() + 1e-9)
        out.missed.push_back("the playing time is " + rounded(out.length.count()) + " minutes where " +
                             rounded(w.fit->count()) + " were asked for");
    if (w.count && out.rows.size() != static_cast<std::size_t>(*w.count))
        out.missed.push_back(std::to_string(out.rows.size()) + " tracks were chosen where " + std::to_string(*w.count) +
                             " were asked for");
    for (const quota& q : w.quotas) {
        double has = 0;
        const auto count = static_cast<double>(out.rows.size());
        for (const int row : out.rows) has += q.rows[static_cast<std::size_t>(row)];
        if (has < std::ceil(q.least * count - 1e-9) || has > std::floor(q.most * count + 1e-9))
            out.missed.push_back("quota '" + q.name + "': " + std::to_string(static_cast<int>(has)) + " of " +
                                 std::to_string(out.rows.size()) + " tracks count");
    }
    return out;
}

}  // namespace detail

SEGUE_INLINE chosen_rows choose(const problem& library, const choice& wanted, const search_options& options) {
    detail::check_choice(library, wanted);
    const std::vector<int> eligible = detail::eligible_rows(library, wanted);
    detail::check_room(library, wanted, eligible);
    const watch clock(options, 0);
    random r(options.seed);
    std::vector<int> best;
    double least = HUGE_VAL;
    const auto mean = [&] {
        double ms = 0;
        for (const int row : eligible) ms += static_cast<double>(library.durations()[static_cast<std::size_t>(row)]);
        return std::max(1.0, ms / static_cast<double>(eligible.size()));
    }();
    const double about = wanted.count ? *wanted.count : wanted.fit->count() * 60'000 / mean;
    const auto size =
        static_cast<std::size_t>(std::clamp(5 * about, double{detail::least_pool}, double{detail::most_pool}) + about);
    for (int round = 0; round <= detail::renewals; ++round) {
        if (round > 0 && (clock.expired() || eligible.size() <= size / 2)) break;
        detail::row_pool pool(library.size(), size);
        for (const int row : best) pool.add(row, true);
        if (round > 0) detail::add_better(library, best, wanted, eligible, pool);
        detail::add_draw(library, wanted, eligible, r, pool);
        const problem few = taken(library, pool.rows());
        const choice wish = detail::choice_taken(wanted, pool.rows(), library.size());
        detail::pool_search search(few, wish, r);
        std::vector<int> start(best.size());
        std::iota(start.begin(), start.end(), 0);  // they were added first
        search.begin(std::move(start));
        const double share = options.stop.seconds ? *options.stop.seconds * (round + 1) / (detail::renewals + 1) : 0;
        const auto expired = [&] { return clock.expired() || (share > 0 && clock.seconds() > share); };
        const std::int64_t budget =
            options.stop.idle.value_or(static_cast<std::int64_t>(std::clamp(60'000 / about, 300.0, 2500.0)));
        search.run(budget, expired);
        if (search.best_value() >= least && !best.empty()) continue;
        least = search.best_value();
        std::vector<int> found;
        for (const int row : search.best()) found.push_back(pool.rows()[static_cast<std::size_t>(row)]);
        best = std::move(found);
    }
    return detail::chosen_of(library, wanted, std::move(best));
}

}  // namespace segue
