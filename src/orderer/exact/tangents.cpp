#include <segue/detail/config.hpp>
#include <segue/detail/tangents.hpp>
#include <segue/math.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace segue::detail {

SEGUE_INLINE tangents::tangents(const set_numbers& numbers, const std::vector<int>& good_order, int rounds,
                                const std::function<bool()>& expired)
    : p_(numbers), n_(static_cast<std::size_t>(numbers.n)), low_bits_(n_ / 2) {
    for (const fading& f : p_.fadings) add_pairs(f);
    touch(good_order, 1);
    std::vector<pairs> best;
    double best_value = -std::numeric_limits<double>::infinity();
    for (int k = 1;; ++k) {
        sum_up();
        build(expired);
        if (!complete_) return;
        double value = std::numeric_limits<double>::infinity();
        for (std::size_t b = 0; b < n_; ++b) value = std::min(value, first_step(b));
        orders_.push_back(cheapest());
        const bool better = value > best_value;
        if (std::isinf(value) || pairs_.empty() || (k == rounds && better)) return;
        if (better) best_value = value, best = pairs_;
        if (k == rounds) break;
        touch(orders_.back(), 1.0 / (k + 1));
    }
    pairs_ = std::move(best);
    sum_up();
    build(expired);
}

SEGUE_INLINE std::size_t tangents::pairs::played(std::size_t label, row_set rest) const noexcept {
    return carriers[label] - static_cast<std::size_t>(std::popcount(rest & mates[label]));
}

SEGUE_INLINE void tangents::add_pairs(const fading& f) {
    pairs out{&f, std::log(2.0) / f.half_life, {}, {}, {}, {}, {}, {}, {}};
    std::size_t size = f.labels.empty() ? n_ * n_ : 0;
    for (std::size_t t = 0; t < f.labels.size(); ++t) {
        const auto l = static_cast<std::size_t>(f.labels[t]);
        if (l >= out.mates.size()) out.mates.resize(l + 1, 0);
        out.mates[l] |= row_set{1} << t;
    }
    for (const row_set m : out.mates) {
        out.carriers.push_back(static_cast<std::size_t>(std::popcount(m)));
        out.offset.push_back(size);
        size += out.carriers.back() * out.carriers.back();
    }
    for (auto* v : {&out.time, &out.slope, &out.level}) v->assign(size, 0.0);
    out.ranks.resize(out.mates.size() * (n_ + 1));
    pairs_.push_back(std::move(out));
}

/// Times move a share `step` of the way to those of `order`; tangents follow.
SEGUE_INLINE void tangents::touch(const std::vector<int>& order, double step) {
    std::vector<double> begin(n_), end(n_);
    double now = 0;
    for (const int row : order) {
        const auto t = static_cast<std::size_t>(row);
        begin[t] = now, end[t] = now += p_.duration[t];
    }
    for (pairs& g : pairs_) {
        const auto move = [&](std::size_t i, double time, double meet) {
            g.time[i] += step * (time - g.time[i]);
            const double strain = meet * exp2(-g.time[i] / g.of->half_life);
            g.slope[i] = strain * g.rate;
            g.level[i] = strain * (1 + g.rate * g.time[i]);
        };
        for (std::size_t i = 0; i < n_ && g.mates.empty(); ++i)
            for (std::size_t j = i + 1; j < n_; ++j) {
                const auto a = static_cast<std::size_t>(order[i]), b = static_cast<std::size_t>(order[j]);
                move(a * n_ + b, begin[b] - end[a], g.of->meet[a * n_ + b]);
                move(b * n_ + a, begin[b] - end[a], g.of->meet[a * n_ + b]);
            }
        for (std::size_t l = 0; l < g.mates.size(); ++l) {
            std::vector<std::size_t> ranked;
            for (const int row : order)
                if (g.mates[l] >> row & 1) ranked.push_back(static_cast<std::size_t>(row));
            for (std::size_t u = 0; u < ranked.size(); ++u)
                for (std::size_t v = u + 1; v < ranked.size(); ++v)
                    move(g.at(l, u, v), begin[ranked[v]] - end[ranked[u]], g.of->meet[ranked[u] * n_ + ranked[v]]);
        }
    }
}

/// slope_, level_, onto_ and their sums, and the sums by label and rank.
SEGUE_INLINE void tangents::sum_up() {
    onto_.resize(n_ * n_);
    slope_.assign(n_ * n_, 0.0), level_.assign(n_ * n_, 0.0), total_.assign(n_, 0.0);
    for (std::size_t a = 0; a < n_; ++a)
        for (std::size_t b = 0; b < n_; ++b) onto_[b * n_ + a] = p_.transition[a * n_ + b];
    double levels = 0;
    for (pairs& g : pairs_) {
        for (double v : g.level) levels += v;
        for (std::size_t i = 0; i < n_ * n_ && g.mates.empty(); ++i) {
            slope_[i] += g.slope[i], level_[i] += g.level[i];
            onto_[i] += g.of->meet[i] - g.level[i];
        }
        for (std::size_t l = 0; l < g.mates.size(); ++l) {
            double most = 0;
            for (std::size_t p = 0; p <= g.carriers[l]; ++p) {
                double across = 0, beside = 0, level = 0;
                for (std::size_t u = 0; u < p; ++u)
                    for (std::size_t v = p; v < g.carriers[l]; ++v) {
                        across += g.slope[g.at(l, u, v)];
                        if (v > p) beside += g.slope[g.at(l, u, v)];
                    }
                for (std::size_t v = p + 1; v < g.carriers[l]; ++v) level += g.level[g.at(l, p, v)];
                if (p + 1 < g.carriers[l]) most = std::max(most, g.level[g.at(l, p, p + 1)]);
                g.ranks[l * (n_ + 1) + p] = {across, beside - across, level};
            }
            for (row_set a = g.mates[l]; a != 0; a &= a - 1)
                for (row_set b = g.mates[l]; b != 0; b &= b - 1)
                    onto_[static_cast<std::size_t>(std::countr_zero(b)) * n_ +
                          static_cast<std::size_t>(std::countr_zero(a))] += g.of->meet_label - most;
        }
    }
    for (std::size_t i = 0; i < n_ * n_; ++i) total_[i / n_] += slope_[i];
    error_ = levels * static_cast<double>(16 * n_) * 0x1p-52;
    const std::size_t high_bits = n_ - low_bits_, high = std::size_t{1} << low_bits_;
    for (const auto& one : {std::pair{&slope_, &slope_sums_}, std::pair{&level_, &level_sums_}}) {
        const auto* from = one.first;  // clang 14 lets no lambda use a binding
        auto* to = one.second;
        to->assign((high + (std::size_t{1} << high_bits)) * n_, 0.0);
        const auto extend = [&](std::size_t begin, std::size_t count, std::size_t shift) {
            for (std::size_t s = 1; s < count; ++s) {
                const auto j = static_cast<std::size_t>(std::countr_zero(s));
                for (std::size_t b = 0; b < n_; ++b)
                    (*to)[(begin + s) * n_ + b] =
                        (*to)[(begin + (s & (s - 1))) * n_ + b] + (*from)[(j + shift) * n_ + b];
            }
        };
        extend(0, high, 0);
        extend(high, std::size_t{1} << high_bits, low_bits_);
    }
}

/// Sum over j in rest of a matrix's (j, b).
SEGUE_INLINE double tangents::sum(const std::vector<double>& halves, std::size_t b, row_set rest) const noexcept {
    const std::size_t high = std::size_t{1} << low_bits_;
    return halves[(rest & (high - 1)) * n_ + b] + halves[(high + (rest >> low_bits_)) * n_ + b];
}

SEGUE_INLINE double tangents::toll(std::size_t b, row_set rest) const noexcept {
    const row_set others = rest ^ (row_set{1} << b);
    double slopes = across_[rest] - (total_[b] - sum(slope_sums_, b, others)), level = sum(level_sums_, b, others);
    for (const pairs& g : pairs_) {
        if (g.mates.empty()) continue;
        const auto l = static_cast<std::size_t>(g.of->labels[b]);
        const rank& at = g.ranks[l * (n_ + 1) + g.played(l, rest)];
        slopes += at.own, level += at.level;
    }
    return level - p_.duration[b] * slopes;
}

SEGUE_INLINE void tangents::build(const std::function<bool()>& expired) {
    complete_ = false;
    const std::size_t n = n_, sets = std::size_t{1} << n, high = std::size_t{1} << low_bits_;
    across_.assign(sets, 0.0);
    table_.assign(sets * n, 0.0);
    std::vector<double> fixed(n * n), stay(slope_sums_.size());  // by slot and track; by half of a set and track
    for (std::size_t b = 0; b < n; ++b)
        for (std::size_t i = 0; i < n; ++i) fixed[i * n + b] = p_.slot[b * n + i] + p_.duration[b] * total_[b];
    for (std::size_t i = 0; i < stay.size(); ++i) stay[i] = level_sums_[i] - p_.duration[i % n] * slope_sums_[i];
    for (row_set rest = 1; rest < sets; ++rest) {
        if ((rest & 0x1fff) == 0 && expired()) return;
        const auto low = static_cast<std::size_t>(std::countr_zero(rest));
        const row_set less = rest & (rest - 1);
        double across = across_[less] + total_[low] - 2 * sum(slope_sums_, low, less);
        for (const pairs& g : pairs_) {
            if (g.mates.empty()) continue;
            const auto l = static_cast<std::size_t>(g.of->labels[low]);
            const rank* at = g.ranks.data() + l * (n + 1) + g.played(l, rest);
            across += at[0].across - at[1].across;
        }
        across_[rest] = across;
        double* best = table_.data() + rest * n;
        std::fill_n(best, n, std::numeric_limits<double>::infinity());
        const double* slot = fixed.data() + (n - static_cast<std::size_t>(std::popcount(rest))) * n;
        const double *stay_low = stay.data() + (rest & (high - 1)) * n,
                     *stay_high = stay.data() + (high + (rest >> low_bits_)) * n;
        double ms = p_.timeless() ? 0 : p_.total_ms;
        for (row_set r = p_.timeless() ? 0 : rest; r != 0; r &= r - 1)
            ms -= p_.duration[static_cast<std::size_t>(std::countr_zero(r))];
        for (row_set r = rest; r != 0; r &= r - 1) {
            const auto b = static_cast<std::size_t>(std::countr_zero(r));
            double on = slot[b] + stay_low[b] + stay_high[b] + table_[(rest ^ (row_set{1} << b)) * n + b];
            double slopes = across;
            for (const pairs& g : pairs_) {
                if (g.mates.empty()) continue;
                const auto l = static_cast<std::size_t>(g.of->labels[b]);
                const rank& at = g.ranks[l * (n + 1) + g.played(l, rest)];
                slopes += at.own, on += at.level;
            }
            on -= p_.duration[b] * slopes;
            if (!p_.timeless()) on += p_.timed_price(static_cast<int>(b), ms);
            const double* onto = onto_.data() + b * n;
            for (std::size_t a = 0; a < n; ++a) {
                const double through = onto[a] + on;
                best[a] = through < best[a] ? through : best[a];
            }
        }
    }
    complete_ = true;
}

/// Opening with b, the memory before slot 0 left out of account.
SEGUE_INLINE double tangents::first_step(std::size_t b) const {
    const row_set all = (row_set{1} << n_) - 1;
    return p_.slot[b * n_] + p_.timed_price(static_cast<int>(b), 0) + toll(b, all) +
           after(static_cast<int>(b), all ^ (row_set{1} << b));
}

/// The order that the bound takes for cheapest.
SEGUE_INLINE std::vector<int> tangents::cheapest() const {
    std::vector<int> order;
    row_set rest = (row_set{1} << n_) - 1;
    double ms = 0;
    for (std::size_t i = 0; i < n_; ++i) {
        double least = std::numeric_limits<double>::infinity();
        std::size_t next = static_cast<std::size_t>(std::countr_zero(rest));
        for (row_set r = rest; r != 0; r &= r - 1) {
            const auto b = static_cast<std::size_t>(std::countr_zero(r));
            double price = p_.slot[b * n_ + i] + p_.timed_price(static_cast<int>(b), ms) + toll(b, rest) +
                           after(static_cast<int>(b), rest ^ (row_set{1} << b));
            if (i > 0) price += onto_[b * n_ + static_cast<std::size_t>(order.back())];
            if (price < least) least = price, next = b;
        }
        order.push_back(static_cast<int>(next));
        rest ^= row_set{1} << next;
        ms += p_.duration[next];
    }
    return order;
}

SEGUE_INLINE void tangents::slopes(std::size_t g, row_set rest, double* slope, std::uint8_t* head) const {
    const pairs& of = pairs_[g];
    const row_set played = ((row_set{1} << n_) - 1) ^ rest;
    std::size_t r = 0;
    for (row_set s = rest; s != 0; s &= s - 1, ++r) {
        const auto b = static_cast<std::size_t>(std::countr_zero(s));
        double sum = 0;
        head[r] = static_cast<std::uint8_t>(r);
        if (of.mates.empty()) {
            for (row_set q = played; q != 0; q &= q - 1)
                sum += of.slope[static_cast<std::size_t>(std::countr_zero(q)) * n_ + b];
        } else {
            const auto l = static_cast<std::size_t>(of.of->labels[b]);
            const row_set mates = of.mates[l] & rest;
            const std::size_t p = of.played(l, rest);
            const auto before = static_cast<std::size_t>(std::popcount(mates & ((row_set{1} << b) - 1)));
            for (std::size_t u = 0; u < p; ++u) sum += of.slope[of.at(l, u, p + before)];
            head[r] = static_cast<std::uint8_t>(std::popcount(rest & ((mates & (~mates + 1)) - 1)));
        }
        slope[r] = sum;
    }
}

}  // namespace segue::detail
