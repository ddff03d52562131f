#include <segue/detail/config.hpp>
#include <segue/detail/label_program.hpp>

#include <algorithm>
#include <bit>
#include <cmath>

namespace segue::detail {

SEGUE_INLINE label_program::label_program(const set_numbers& numbers, const completion& rest, const constraints& rules)
    : p_(numbers),
      rest_(rest),
      rules_(rules),
      n_(static_cast<std::size_t>(numbers.n)),
      fadings_(numbers.fadings.size()) {
    double least = 0;
    for (double t : p_.transition) least = std::min(least, t);
    double least_slot = 0;
    for (double s : p_.slot) least_slot = std::min(least_slot, s);
    floor_ = static_cast<double>(n_) * -(least + least_slot);
    best_ = {std::numeric_limits<int>::max(), std::numeric_limits<double>::infinity()};
    enough_ = std::numeric_limits<double>::infinity();
    pull_.resize(n_ * fadings_), keep_.resize(n_ * fadings_), excess_.resize(n_ * fadings_);
    met_.resize(n_), least_.resize(n_);
    come_to((row_set{1} << n_) - 1);
    foresee(root(), 0);
    root_bound_ = std::numeric_limits<double>::infinity();
    for (std::size_t b = 0; b < n_; ++b) {
        const double first = p_.slot[b * n_] + p_.timed_price(static_cast<int>(b), 0) + met_[b] + least_[b];
        root_bound_ =
            std::min(root_bound_, first + rest_.after(rows_[b], ((row_set{1} << n_) - 1) ^ (row_set{1} << b)));
    }
    if (!std::isinf(root_bound_)) root_bound_ -= 1e-12 * (std::abs(root_bound_) + floor_);
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

SEGUE_INLINE bool label_program::hopeless(int violations, double bound) const noexcept {
    if (violations != best_.violations) return violations > best_.violations;
    return bound >= enough_;
}

/// The tracks of `rest` in the order of rows, and what each keeps.
SEGUE_INLINE void label_program::come_to(row_set rest) {
    rows_.clear();
    for (; rest != 0; rest &= rest - 1) rows_.push_back(std::countr_zero(rest));
    for (std::size_t g = 0; g < fadings_; ++g)
        for (std::size_t r = 0; r < rows_.size(); ++r)
            keep_[g * rows_.size() + r] = p_.fadings[g].keep[static_cast<std::size_t>(rows_[r])];
}

SEGUE_INLINE label_program::layer label_program::root() const {
    layer out;
    out.cost = {0};
    out.set = {0};
    out.way = {{0, 0}};
    out.violations = {0};
    std::vector<double> start;
    for (const fading& f : p_.fadings) start.insert(start.end(), f.start.begin(), f.start.end());
    out.pull = pile(start.size());
    if (!start.empty()) out.pull.push(start.data());
    return out;
}

/// Fills met_ and least_ for every track that may come next.
///
/// In the order of rank the discounted sum is least; without one of its tracks it is the sum before it plus the
/// discounted sum after it, so all tracks to come are served by one pass each way.
SEGUE_INLINE void label_program::foresee(const layer& from, std::size_t label) {
    const std::size_t m = rows_.size();
    std::fill_n(met_.begin(), m, 0.0);
    std::fill_n(least_.begin(), m, 0.0);
    for (std::size_t g = 0; g < fadings_; ++g) {
        const double* pull = from.pull.row(label) + g * m;
        const double* keep = keep_.data() + g * m;
        std::uint8_t ranked[32];
        double rank[32], after[33];
        for (std::size_t r = 0; r < m; ++r) {
            const double mine = discount_rank(pull[r], keep[r]);
            std::size_t at = r;
            for (; at > 0 && rank[at - 1] > mine; --at) rank[at] = rank[at - 1], ranked[at] = ranked[at - 1];
            rank[at] = mine;
            ranked[at] = static_cast<std::uint8_t>(r);
        }
        after[m] = 0;
        for (std::size_t q = m; q-- > 0;) after[q] = pull[ranked[q]] + keep[ranked[q]] * after[q + 1];
        double before = 0, kept = 1;
        for (std::size_t q = 0; q < m; ++q) {
            const std::size_t r = ranked[q];
            const double own = keep[r];
            met_[r] += pull[r];
            least_[r] += own * (before + kept * after[q + 1]);
            before += kept * pull[r];
            kept *= own;
        }
    }
}

SEGUE_INLINE int label_program::certain(const layer& from, std::size_t label, int row) {
    const auto size = static_cast<std::size_t>(from.size);
    const auto first = from.prefix.begin() + static_cast<std::ptrdiff_t>(label * size);
    prefix_a_.assign(first, first + from.size);
    prefix_a_.push_back(row);
    int sum = 0;
    for (const auto& rule : rules_) sum += size + 1 < n_ ? rule->certain(prefix_a_) : rule->count(prefix_a_);
    return sum;
}

SEGUE_INLINE void label_program::expand(const layer& from, std::size_t label) {
    const row_set played = from.set[label], all = (row_set{1} << n_) - 1;
    const auto size = static_cast<std::size_t>(from.size);
    if (label == 0 || from.set[label - 1] != played) come_to(all ^ played);
    foresee(from, label);
    double ms = 0;
    if (!p_.timeless())
        for (row_set s = played; s != 0; s &= s - 1) ms += p_.duration[static_cast<std::size_t>(std::countr_zero(s))];
    const double* transition = p_.transition.data() + from.way[label].last * n_;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        const auto b = static_cast<std::size_t>(rows_[r]);
        double cost = from.cost[label] + p_.slot[b * n_ + size] + met_[r];
        if (size > 0) cost += transition[b];
        if (!p_.timeless()) cost += p_.timed_price(rows_[r], ms);
        const row_set set = played | row_set{1} << b;
        const double bound = cost + least_[r] + rest_.after(rows_[r], all ^ set);
        if (std::isinf(bound) || hopeless(from.violations[label], bound)) continue;
        const int violations = rules_.empty() ? 0 : certain(from, label, rows_[r]);
        if (hopeless(violations, bound)) continue;
        candidates_.push_back({cost, static_cast<float>(bound), static_cast<std::uint32_t>(label), set,
                               static_cast<std::uint16_t>(std::min(violations, 0xffff)), static_cast<std::uint8_t>(b)});
    }
}

SEGUE_INLINE void label_program::narrow(std::size_t width) {
    const auto better = [](const candidate& a, const candidate& b) {
        return a.violations != b.violations ? a.violations < b.violations : a.bound < b.bound;
    };
    std::nth_element(candidates_.begin(), candidates_.begin() + static_cast<std::ptrdiff_t>(width), candidates_.end(),
                     better);
    candidates_.resize(width);
}

/// By set in one counting pass; within a set by last track, and there the most promising first: only it can dominate.
SEGUE_INLINE void label_program::sort_by_state() {
    count_.assign((std::size_t{1} << n_) + 1, 0);
    for (const candidate& c : candidates_) ++count_[c.set + 1];
    for (std::size_t s = 1; s < count_.size(); ++s) count_[s] += count_[s - 1];
    sorted_.resize(candidates_.size());
    for (const candidate& c : candidates_) sorted_[count_[c.set]++] = c;
    const auto before = [](const candidate& a, const candidate& b) {
        if (a.last != b.last) return a.last < b.last;
        if (a.violations != b.violations) return a.violations < b.violations;
        return a.bound != b.bound ? a.bound < b.bound : a.parent < b.parent;
    };
    for (auto i = sorted_.begin(); i != sorted_.end();) {
        const auto end = std::find_if(i, sorted_.end(), [&](const candidate& c) { return c.set != i->set; });
        std::sort(i, end, before);
        i = end;
    }
    candidates_ = {};
}

/// pull_ of a candidate: what the tracks after it, rows_, would meet of the tracks up to and with it.
SEGUE_INLINE void label_program::hear(const candidate& c, const layer& from) {
    const std::size_t m = rows_.size();
    const row_set rest = ((row_set{1} << n_) - 1) ^ c.set;
    const auto own = static_cast<std::size_t>(std::popcount(rest & ((row_set{1} << c.last) - 1)));
    for (std::size_t g = 0; g < fadings_; ++g) {
        const fading& f = p_.fadings[g];
        const double* pull = from.pull.row(c.parent) + g * (m + 1);
        const double* meet = f.meet.data() + c.last * n_;
        const double keep = f.keep[c.last];
        double* out = pull_.data() + g * m;
        for (std::size_t r = 0; r < m; ++r) out[r] = keep * pull[r + (r >= own)] + meet[rows_[r]];
    }
}

SEGUE_INLINE void label_program::keep(const candidate& c, const layer& from, layer& to) const {
    to.cost.push_back(c.cost);
    to.set.push_back(c.set);
    to.way.push_back({c.parent, c.last});
    to.violations.push_back(c.violations);
    if (fadings_ > 0 && !rows_.empty()) to.pull.push(pull_.data());
    if (rules_.empty()) return;
    const auto prefix =
        from.prefix.begin() + static_cast<std::ptrdiff_t>(c.parent * static_cast<std::size_t>(from.size));
    to.prefix.insert(to.prefix.end(), prefix, prefix + from.size);
    to.prefix.push_back(c.last);
}

/// The labels of the next layer, one state after the other.
SEGUE_INLINE label_program::ending label_program::next(const layer& from, layer& to, std::size_t bytes,
                                                       const std::function<bool()>& expired) {
    sort_by_state();
    to.size = from.size + 1;
    to.pull = pile(fadings_ * (n_ - static_cast<std::size_t>(to.size)));
    std::size_t first = 0, seen = 0;
    const candidate* previous = nullptr;
    for (const candidate& c : sorted_) {
        if (++seen % 1024 == 0) {
            if (expired()) return ending::stopped;
            if (bytes_held(to) > bytes) return ending::no_room;
        }
        if (!previous || previous->set != c.set) come_to(((row_set{1} << n_) - 1) ^ c.set);
        if (!previous || previous->set != c.set || previous->last != c.last) first = to.cost.size();
        previous = &c;
        hear(c, from);
        if (!dominated(c, from, to, first)) keep(c, from, to);
    }
    labels_ += static_cast<std::int64_t>(to.cost.size());
    return ending::proven;
}

/// The last layer: candidates are whole orders, violations and cost are what they are.
SEGUE_INLINE void label_program::finish() {
    const auto best =
        std::min_element(candidates_.begin(), candidates_.end(), [](const candidate& a, const candidate& b) {
            return a.violations != b.violations ? a.violations < b.violations : a.cost < b.cost;
        });
    if (best == candidates_.end()) return;
    std::vector<int> order(n_);
    step at{best->parent, best->last};
    for (std::size_t i = n_; i-- > 0;) {
        order[i] = at.last;
        at = ways_[i][at.parent];
    }
    beat(std::move(order));
}

/// A vector that grows holds its old and its new copy for a while.
SEGUE_INLINE std::size_t label_program::bytes_held(const layer& at) const noexcept {
    return at.pull.bytes() + at.cost.capacity() * 3 * (sizeof(double) + sizeof(row_set) + sizeof(step) + 2) / 2 +
           at.prefix.capacity() * 3 / 2;
}

/// Candidates, and while they are sorted a second copy.
SEGUE_INLINE std::size_t label_program::bytes_waiting() const noexcept {
    return (candidates_.capacity() + std::max(candidates_.size(), candidates_.capacity() / 2) + sorted_.capacity()) *
           sizeof(candidate);
}

SEGUE_INLINE label_program::ending label_program::run(std::size_t width, std::size_t bytes,
                                                      const std::function<bool()>& expired) {
    ending how = ending::proven;
    layer at = root();
    ways_.clear();
    candidates_.clear();
    std::size_t way_bytes = 0;
    for (std::size_t i = 0; i < n_; ++i) {
        for (std::size_t label = 0; label < at.cost.size(); ++label) {
            if (label % 1024 == 0) {
                if (expired()) return ending::stopped;
                if (way_bytes + bytes_held(at) + bytes_waiting() > bytes) return ending::no_room;
            }
            expand(at, label);
        }
        if (candidates_.size() > width) how = ending::narrowed, narrow(width);
        ways_.push_back(at.way);
        way_bytes += at.way.size() * sizeof(step);
        if (i + 1 == n_) break;
        layer to;
        const std::size_t left = bytes - std::min(bytes, way_bytes + bytes_held(at) + bytes_waiting());
        if (const ending stopped = next(at, to, left, expired); stopped != ending::proven) return stopped;
        at = std::move(to);
        sorted_ = {};
    }
    finish();
    return how;
}

}  // namespace segue::detail
