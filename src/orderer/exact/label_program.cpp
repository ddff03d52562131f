#include <segue/detail/config.hpp>
#include <segue/detail/label_program.hpp>

#include <algorithm>
#include <bit>
#include <cmath>

namespace segue::detail {

SEGUE_INLINE label_program::label_program(const set_numbers& numbers, const tangents& rest, const constraints& rules)
    : p_(numbers),
      rest_(rest),
      rules_(rules),
      n_(static_cast<std::size_t>(numbers.n)),
      fadings_(numbers.fadings.size()),
      all_((row_set{1} << n_) - 1),
      before_(n_, 0),
      into_(n_ * n_) {
    for (std::size_t b = 0; b < n_ && rules_.empty(); ++b)  // a rule may tell them apart
        for (std::size_t a = 0; a < b; ++a)
            if (p_.alike(a, b)) before_[b] |= row_set{1} << a;
    double least = 0, least_slot = 0;
    for (double t : p_.transition) least = std::min(least, t);
    for (double s : p_.slot) least_slot = std::min(least_slot, s);
    floor_ = static_cast<double>(n_) * -(least + least_slot);
    for (std::size_t a = 0; a < n_; ++a)
        for (std::size_t b = 0; b < n_; ++b) into_[b * n_ + a] = p_.transition[a * n_ + b];
    best_ = {std::numeric_limits<int>::max(), std::numeric_limits<double>::infinity()};
    enough_ = std::numeric_limits<double>::infinity();
    for (auto* v : {&keep_, &patience_, &excess_, &pull_, &slope_}) v->resize(n_ * fadings_);
    head_.resize(n_ * fadings_);
    start();
}

/// The label of the empty order, and what it says of the cost.
SEGUE_INLINE void label_program::start() {
    std::vector<double> pull;
    for (const fading& f : p_.fadings) pull.insert(pull.end(), f.start.begin(), f.start.end());
    root_.cost = {0};
    root_.sets = {0};
    root_.first = {0, 1};
    root_.way = {{0, 0}};
    root_.violations = {0};
    root_.pull = pile(pull.size());
    root_.pull.push(pull.data());
    come_to(0);
    foresee(root_, 0);
    open_ = std::numeric_limits<double>::infinity();
    for (std::size_t b = 0; b < n_; ++b) {
        const int row = static_cast<int>(b);
        const row_set others = all_ ^ (row_set{1} << b);
        open_ = std::min(open_, p_.slot[b * n_] + p_.timed_price(row, 0) + root_.ahead[b] + rest_.toll(b, all_) +
                                    rest_.after(row, others) - rest_.error());
    }
    at_root_ = open_;
}

/// 1e-12 of the cost covers the rounding of some n^2 sums; two orders that differ by less are taken as equal.
SEGUE_INLINE void label_program::beat(std::vector<int> order) {
    lexicographic value{0, p_.cost(order)};
    for (const auto& rule : rules_) value.violations += rule->count(order);
    if (value.violations > best_.violations || (value.violations == best_.violations && !(value.cost < best_.cost)))
        return;
    best_ = value;
    best_order_ = std::move(order);
    enough_ = std::isinf(value.cost) ? value.cost : value.cost - 1e-12 * (std::abs(value.cost) + floor_);
}

/// Orders that keep the rules are given up only when they reach the cost of one that keeps them too. Where none is
/// known, the bound is that of all orders.
SEGUE_INLINE double label_program::bound() const noexcept {
    const double least = best_.violations == 0 ? std::min(open_, enough_) : at_root_;
    return std::isinf(least) ? least : least - 1e-12 * (std::abs(least) + floor_);
}

SEGUE_INLINE double label_program::kept_cost() const noexcept {
    return best_.violations == 0 ? best_.cost : std::numeric_limits<double>::infinity();
}

SEGUE_INLINE bool label_program::hopeless(int violations, double bound) const noexcept {
    if (violations != best_.violations) return violations > best_.violations;
    return bound >= enough_;
}

/// The tracks to come after `set` in the order of rows, and what each keeps.
SEGUE_INLINE void label_program::come_to(row_set set) {
    rows_.clear();
    for (row_set rest = all_ ^ set; rest != 0; rest &= rest - 1) rows_.push_back(std::countr_zero(rest));
    for (std::size_t g = 0; g < fadings_; ++g)
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            const auto row = static_cast<std::size_t>(rows_[r]);
            keep_[g * rows_.size() + r] = p_.fadings[g].keep[row];
            patience_[g * rows_.size() + r] = p_.fadings[g].patience[row];
        }
}

SEGUE_INLINE int label_program::certain(const layer& from, std::size_t label, std::size_t row) {
    const auto size = static_cast<std::size_t>(from.size);
    const auto first = from.prefix.begin() + static_cast<std::ptrdiff_t>(label * size);
    prefix_a_.assign(first, first + from.size);
    prefix_a_.push_back(static_cast<int>(row));
    int sum = 0;
    for (const auto& rule : rules_) sum += size + 1 < n_ ? rule->certain(prefix_a_) : rule->count(prefix_a_);
    return sum;
}

/// Every label of a set with one track less, and that track: what is not hopeless waits.
SEGUE_INLINE void label_program::gather(const layer& from, row_set set) {
    waiting_.clear();
    const std::size_t m = rows_.size() + 1;
    const auto slot = static_cast<std::size_t>(from.size);
    double ms = 0;
    if (!p_.timeless())
        for (row_set s = set; s != 0; s &= s - 1) ms += p_.duration[static_cast<std::size_t>(std::countr_zero(s))];
    for (row_set s = set; s != 0; s &= s - 1) {
        const auto b = static_cast<std::size_t>(std::countr_zero(s));
        const std::uint32_t place = where_[set ^ (row_set{1} << b)];
        if (place == 0 || (before_[b] & ~set) != 0) continue;
        const double here = p_.slot[b * n_ + slot] + p_.timed_price(static_cast<int>(b), ms - p_.duration[b]);
        const row_set rest = all_ ^ set;
        const double on =
            here + rest_.toll(b, rest | row_set{1} << b) + rest_.after(static_cast<int>(b), rest) - rest_.error();
        if (std::isinf(on)) continue;
        const auto own = static_cast<std::size_t>(std::popcount((all_ ^ set) & ((row_set{1} << b) - 1)));
        const std::size_t first = from.first[place - 1], count = from.first[place] - first;
        const double* ahead = from.ahead.data() + first * m + own * count;
        const double* into = into_.data() + b * n_;
        steps_ += static_cast<std::int64_t>(count);
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t label = first + k;
            const double step = slot > 0 ? into[from.way[label].last] : 0;
            const double bound = step + ahead[k] + on;
            if (std::isinf(bound) || hopeless(from.violations[label], bound)) continue;
            const int violations = rules_.empty() ? 0 : certain(from, label, b);
            if (hopeless(violations, bound)) continue;
            double cost = from.cost[label] + step + here;
            for (std::size_t g = 0; g < fadings_; ++g) cost += from.pull.row(label)[g * m + own];
            waiting_.push_back({cost, bound, static_cast<std::uint32_t>(label),
                                static_cast<std::uint16_t>(std::min(violations, 0xffff)),
                                static_cast<std::uint8_t>(b)});
        }
    }
}

/// pull_ of a candidate: what the tracks after it, rows_, would meet of the tracks up to and with it.
SEGUE_INLINE void label_program::hear(const candidate& c, const layer& from, row_set rest) {
    const std::size_t m = rows_.size();
    const auto own = static_cast<std::size_t>(std::popcount(rest & ((row_set{1} << c.last) - 1)));
    for (std::size_t g = 0; g < fadings_; ++g) {
        const fading& f = p_.fadings[g];
        const double* pull = from.pull.row(c.parent) + g * (m + 1);
        const double* meet = f.meet.data() + c.last * n_;
        const double keep = f.keep[c.last];
        double* out = pull_.data() + g * m;
        for (std::size_t r = 0; r < own; ++r) out[r] = keep * pull[r] + meet[rows_[r]];
        for (std::size_t r = own; r < m; ++r) out[r] = keep * pull[r + 1] + meet[rows_[r]];
    }
}

SEGUE_INLINE void label_program::keep(const candidate& c, const layer& from, layer& to) const {
    to.cost.push_back(c.cost);
    to.way.push_back({c.parent, c.last});
    to.violations.push_back(c.violations);
    to.pull.push(pull_.data());
    to.least = std::min(to.least, c.bound);
    if (rules_.empty()) return;
    const auto prefix =
        from.prefix.begin() + static_cast<std::ptrdiff_t>(c.parent * static_cast<std::size_t>(from.size));
    to.prefix.insert(to.prefix.end(), prefix, prefix + from.size);
    to.prefix.push_back(c.last);
}

/// Of the candidates that wait, those that none dominates become the labels of `set`. The most promising come first:
/// only they can dominate.
SEGUE_INLINE void label_program::settle(const layer& from, layer& to, row_set set) {
    std::sort(waiting_.begin(), waiting_.end(), [](const candidate& a, const candidate& b) {
        if (a.violations != b.violations) return a.violations < b.violations;
        if (a.bound != b.bound) return a.bound < b.bound;
        return a.last != b.last ? a.last < b.last : a.parent < b.parent;
    });
    const std::size_t first = to.cost.size();
    for (const candidate& c : waiting_) {
        hear(c, from, all_ ^ set);
        if (!dominated(c, from, to, first)) keep(c, from, to);
    }
    if (to.cost.size() == first) return;
    to.sets.push_back(set);
    to.first.push_back(static_cast<std::uint32_t>(to.cost.size()));
    where_[set] = static_cast<std::uint32_t>(to.sets.size());
    foresee(to, first);
}

/// The labels of the next layer, one set after the other.
SEGUE_INLINE work_end label_program::next(const layer& from, layer& to, const work_limits& l) {
    to.size = from.size + 1;
    to.pull = pile(fadings_ * (n_ - static_cast<std::size_t>(to.size)));
    std::int64_t seen = steps_ - 1;
    std::size_t visited = 0;
    row_set set = (row_set{1} << to.size) - 1;
    while (set <= all_) {
        if (steps_ > l.steps) return work_end::no_steps;
        if (steps_ > seen || ++visited % 4096 == 0) {
            seen = steps_ + 4096;
            if (l.enough(kept_cost(), bound())) return work_end::stopped;
            if (way_bytes_ + from.bytes() + to.bytes() > l.bytes) return work_end::no_room;
        }
        come_to(set);
        gather(from, set);
        if (!waiting_.empty()) settle(from, to, set);
        const row_set low = set & (~set + 1), ripple = set + low;  // the next set of as many tracks (Gosper)
        set = ripple | (((set ^ ripple) >> 2) / low);
    }
    labels_ += static_cast<std::int64_t>(to.cost.size());
    return work_end::proven;
}

/// The last layer: labels are whole orders, violations and cost are what they are.
SEGUE_INLINE void label_program::finish(const layer& last) {
    if (last.cost.empty()) return;
    std::size_t best = 0;
    for (std::size_t k = 1; k < last.cost.size(); ++k)
        if (last.violations[k] < last.violations[best] ||
            (last.violations[k] == last.violations[best] && last.cost[k] < last.cost[best]))
            best = k;
    std::vector<int> order(n_);
    label_origin at = last.way[best];
    for (std::size_t i = n_; i-- > 0;) {
        order[i] = at.last;
        at = ways_[i][at.parent];
    }
    beat(std::move(order));
}

SEGUE_INLINE work_end label_program::run(const work_limits& l) {
    layer at = root_;
    where_.assign(std::size_t{1} << n_, 0);
    where_[0] = 1;
    ways_.clear();
    way_bytes_ = where_.size() * sizeof(std::uint32_t);
    for (std::size_t i = 0; i < n_; ++i) {
        layer to;
        if (const work_end stopped = next(at, to, l); stopped != work_end::proven) return stopped;
        open_ = std::max(open_, to.least);
        way_bytes_ += at.way.capacity() * sizeof(label_origin);
        ways_.push_back(std::move(at.way));
        at = std::move(to);
    }
    finish(at);
    open_ = std::numeric_limits<double>::infinity();
    return work_end::proven;
}

}  // namespace segue::detail
