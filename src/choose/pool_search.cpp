#include <segue/detail/config.hpp>
#include <segue/detail/pool_search.hpp>
#include <segue/math.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace segue::detail {

/// Gaps that an insertion looks at; a long order is looked at in part.
inline constexpr int gaps_looked_at = 10;

SEGUE_INLINE pool_search::pool_search(const problem& pool, const choice& wanted, random& r)
    : pool_(pool),
      wanted_(wanted),
      random_(r),
      at_(pool, wanted.prices),
      must_(static_cast<std::size_t>(pool.size()), 0),
      used_(must_.size(), 0) {
    for (const int row : wanted.must) must_[static_cast<std::size_t>(row)] = 1;
    int groups = 0;
    for (const int g : wanted.twins) groups = std::max(groups, g + 1);
    twin_used_.assign(static_cast<std::size_t>(groups), 0);
    if (wanted.fit) {
        fit_ = std::llround(wanted.fit->count() * 60'000);
        slack_ = std::llround(wanted.slack.count() * 60'000);
    }
    double sum = 0;
    shortest_ = std::numeric_limits<std::int64_t>::max();
    for (const std::int64_t ms : pool.durations()) sum += static_cast<double>(ms), shortest_ = std::min(shortest_, ms);
    mean_ = std::max(1.0, sum / std::max(1, pool.size()));
}

/// Minutes off the playing time in mean tracks, tracks off the number, tracks that quotas lack or have too many.
SEGUE_INLINE double pool_search::broken(std::span<const int> order) const {
    double sum = 0;
    if (wanted_.fit) {
        std::int64_t length = 0;
        for (const int row : order) length += pool_.durations()[static_cast<std::size_t>(row)];
        sum += static_cast<double>(std::max<std::int64_t>(0, std::abs(length - fit_) - slack_)) / mean_;
    }
    const auto count = static_cast<double>(order.size());
    if (wanted_.count) sum += std::abs(count - *wanted_.count);
    for (const quota& q : wanted_.quotas) {
        double has = 0;
        for (const int row : order) has += q.rows[static_cast<std::size_t>(row)];
        sum += std::max(0.0, std::ceil(q.least * count - 1e-9) - has) +
               std::max(0.0, has - std::floor(q.most * count + 1e-9));
    }
    return sum;
}

SEGUE_INLINE double pool_search::value(std::span<const int> order) const {
    if (order.empty()) return 1e9;
    return at_.cost(order) / static_cast<double>(order.size()) + penalty_ * broken(order);
}

SEGUE_INLINE bool pool_search::open(std::int64_t length, std::size_t count) const {
    return wanted_.count ? count < static_cast<std::size_t>(*wanted_.count) : length < fit_ - slack_;
}

SEGUE_INLINE void pool_search::count_twins() {
    std::fill(used_.begin(), used_.end(), 0);
    std::fill(twin_used_.begin(), twin_used_.end(), 0);
    for (const int row : at_.order()) {
        used_[static_cast<std::size_t>(row)] = 1;
        if (!wanted_.twins.empty() && wanted_.twins[static_cast<std::size_t>(row)] >= 0)
            twin_used_[static_cast<std::size_t>(wanted_.twins[static_cast<std::size_t>(row)])] = 1;
    }
}

/// Neither used nor a twin, and no longer than what is left; what it would leave can be filled.
SEGUE_INLINE bool pool_search::fits(int row) const {
    const auto r = static_cast<std::size_t>(row);
    if (used_[r] || (!wanted_.out.empty() && wanted_.out[r])) return false;
    if (!wanted_.twins.empty() && wanted_.twins[r] >= 0 && twin_used_[static_cast<std::size_t>(wanted_.twins[r])])
        return false;
    if (wanted_.count) return true;
    const std::int64_t left = fit_ - at_.length() - pool_.durations()[r];
    return left >= -slack_ && (left <= slack_ || left >= shortest_ - slack_);
}

/// Puts in the row that costs least where it costs least, of about half the pool in a few gaps. Quotas that lack come
/// first. False where no row fits.
SEGUE_INLINE bool pool_search::insert_best(int except) {
    count_twins();
    const int gaps = static_cast<int>(at_.order().size()) + 1, looked = std::min(gaps, gaps_looked_at);
    std::vector<int> rows;
    const auto offset = random_.below(2);
    const auto gather = [&](bool all) {
        for (int row = 0; row < pool_.size(); ++row)
            if (row != except && (all || (static_cast<std::uint32_t>(row) + offset) % 2 == 0) && fits(row))
                rows.push_back(row);
    };
    gather(false);
    if (rows.empty()) gather(true);
    if (rows.empty()) return false;
    std::vector<double> bonus(rows.size(), 0.0);
    const auto after = static_cast<double>(gaps);
    for (const quota& q : wanted_.quotas) {
        double has = 0;
        for (const int row : at_.order()) has += q.rows[static_cast<std::size_t>(row)];
        const double whole = wanted_.count ? *wanted_.count : std::max(after, static_cast<double>(fit_) / mean_);
        const bool lacks = has<std::ceil(q.least * whole - 1e-9), full = has + 1> std::floor(q.most * whole + 1e-9);
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (q.rows[static_cast<std::size_t>(rows[i])]) bonus[i] += (full ? penalty_ : 0) - (lacks ? penalty_ : 0);
    }
    double least = std::numeric_limits<double>::infinity();
    int best_row = -1, best_gap = 0;
    for (int k = 0; k < looked; ++k) {
        const int g = looked == gaps ? k : static_cast<int>(random_.below(static_cast<std::uint32_t>(gaps)));
        const picked_order::gap place(at_, g, g);
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (const double price = place.price(rows[i]) + bonus[i]; price < least)
                least = price, best_row = rows[i], best_gap = g;
    }
    std::vector<int> order(at_.order().begin(), at_.order().end());
    order.insert(order.begin() + best_gap, best_row);
    at_.assign(std::move(order));
    return true;
}

SEGUE_INLINE void pool_search::complete(int except) {
    while (open(at_.length(), at_.order().size()))
        if (!insert_best(except)) break;
}

SEGUE_INLINE void pool_search::begin(std::vector<int> order) {
    for (const int row : wanted_.must)
        if (std::find(order.begin(), order.end(), row) == order.end()) order.push_back(row);
    at_.assign(std::move(order));
    penalty_ = 1 + 10 * std::abs(at_.cost()) / std::max<double>(1, static_cast<double>(at_.order().size()));
    complete(-1);
    penalty_ = 1 + 10 * std::abs(at_.cost()) / std::max<double>(1, static_cast<double>(at_.order().size()));
    best_.assign(at_.order().begin(), at_.order().end());
    best_value_ = value(best_);
}

/// One or two tracks go, and others come: replacement, removal and insertion in one.
SEGUE_INLINE void pool_search::ruin_and_complete() {
    std::vector<int> order(at_.order().begin(), at_.order().end()), free;
    for (std::size_t i = 0; i < order.size(); ++i)
        if (!must_[static_cast<std::size_t>(order[i])]) free.push_back(static_cast<int>(i));
    int except = -1;
    for (auto gone = 1 + random_.below(2); gone > 0 && !free.empty(); --gone) {
        const auto pick = random_.below(static_cast<std::uint32_t>(free.size()));
        const int slot = free[pick];
        except = order[static_cast<std::size_t>(slot)];
        order.erase(order.begin() + slot);
        free.erase(free.begin() + pick);
        for (int& s : free) s -= s > slot;
    }
    at_.assign(std::move(order));
    complete(except);
}

/// One track goes where it costs least.
SEGUE_INLINE void pool_search::relocate() {
    std::vector<int> order(at_.order().begin(), at_.order().end());
    const auto from = random_.below(static_cast<std::uint32_t>(order.size()));
    const int row = order[from];
    order.erase(order.begin() + from);
    at_.assign(order);
    double least = std::numeric_limits<double>::infinity();
    int best = 0;
    for (int g = 0; g <= static_cast<int>(order.size()); ++g)
        if (const double price = picked_order::gap(at_, g, g).price(row); price < least) least = price, best = g;
    order.insert(order.begin() + best, row);
    at_.assign(std::move(order));
}

/// A stretch of the order is read backwards.
SEGUE_INLINE void pool_search::turn() {
    std::vector<int> order(at_.order().begin(), at_.order().end());
    auto i = random_.below(static_cast<std::uint32_t>(order.size())),
         j = random_.below(static_cast<std::uint32_t>(order.size()));
    if (i > j) std::swap(i, j);
    std::reverse(order.begin() + i, order.begin() + j + 1);
    at_.assign(std::move(order));
}

SEGUE_INLINE void pool_search::run(std::int64_t iterations, const std::function<bool()>& expired) {
    double now = value(at_.order());
    const double temperature = 0.03 * std::abs(best_value_);
    for (std::int64_t it = 0; it < iterations && !at_.order().empty() && !expired(); ++it) {
        std::vector<int> kept(at_.order().begin(), at_.order().end());
        const auto kind = random_.below(8);
        kind < 4 ? ruin_and_complete() : kind < 7 ? relocate() : turn();
        const double then = value(at_.order());
        const double heat = temperature * (1 - static_cast<double>(it) / static_cast<double>(iterations));
        if (then <= now || (heat > 0 && then - now < -heat * log2(1 - random_.uniform()))) {
            now = then;
        } else {
            at_.assign(std::move(kept));
            continue;
        }
        if (now < best_value_ - 1e-12) {
            best_value_ = now;
            best_.assign(at_.order().begin(), at_.order().end());
        }
    }
}

}  // namespace segue::detail
