#include <segue/detail/config.hpp>
#include <segue/detail/exp2.hpp>
#include <segue/detail/memory.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace segue::detail {

/// Subnormal numbers cost more than they tell: no exposure is less than this, so that no memory fades to one.
template <class T>
inline constexpr T faintest_exposure = sizeof(T) == sizeof(float) ? T(1e-12) : T(1e-20);

/// Columns of one half-life and sign side by side, padded to whole lanes.
template <class T>
memory<T>::memory(const memory_columns& columns, std::span<const std::int64_t> durations, double tolerance)
    : tolerance_(static_cast<T>(tolerance)) {
    std::map<std::pair<double, double>, std::vector<const memory_columns::column*>> sets;
    for (const auto& c : columns.all()) sets[{-c.sign, c.half_life_ms}].push_back(&c);
    for (const auto& [at, set] : sets) {
        const int begin = width_;
        width_ += (static_cast<int>(set.size()) + lanes - 1) / lanes * lanes;
        groups_.push_back({1 / at.second, static_cast<T>(-at.first), begin, width_});
    }
    const auto n = durations.size(), width = static_cast<std::size_t>(width_);
    x_.assign(n * width, faintest_exposure<T>);
    before_.assign((n + 1) * width, 0);
    on_.assign((n + 1) * width, 0);
    keep_.assign(n * groups_.size(), 1);
    auto g = groups_.begin();
    for (const auto& [at, set] : sets) {
        for (std::size_t c = 0; c < set.size(); ++c) {
            const std::size_t to = static_cast<std::size_t>(g->begin) + c;
            for (std::size_t r = 0; r < n; ++r) x_[r * width + to] += static_cast<T>(set[c]->x[r]);
            before_[to] = static_cast<T>(set[c]->start);
        }
        ++g;
    }
    for (std::size_t r = 0; r < n; ++r)
        for (std::size_t i = 0; i < groups_.size(); ++i) keep_[r * groups_.size() + i] = kept(groups_[i], durations[r]);
}

/// Share of a memory that is left after a time.
template <class T>
SEGUE_ALWAYS_INLINE T memory<T>::kept(const group& g, std::int64_t ms) const {
    const double half_lives = static_cast<double>(ms) * g.rate;
    return half_lives < 60 ? static_cast<T>(inlined_exp2(-half_lives)) : 0;
}

/// What is remembered after `row` when `from` was before it. Watched: true where it differs from what `to` held by more
/// than the tolerance.
template <class T>
template <bool Watched>
SEGUE_ALWAYS_INLINE bool memory<T>::step(int row, const T* from, T* to) const {
    const auto r = static_cast<std::size_t>(row);
    const T *x = &x_[r * static_cast<std::size_t>(width_)], *keep = &keep_[r * groups_.size()];
    lane moved{};
    for (const group& g : groups_) {
        const T k = *keep++;
        for (int d = g.begin; d < g.end; d += lanes) {
            lane v, add;
            load(v, from + d), load(add, x + d);
            v = k * v + add;
            if constexpr (Watched) {
                lane was;
                load(was, to + d);
                moved += (v - was) * (v - was);
            }
            store(v, to + d);
        }
    }
    return Watched && any_of(moved > tolerance_ * tolerance_);
}

/// Both ways at once, for either waits for itself at each step.
template <class T>
SEGUE_ALWAYS_INLINE void memory<T>::renew_any(std::span<const int> order, int lo, int hi) {
    const int n = static_cast<int>(order.size()), width = width_;
    const int* rows = order.data();
    T *f = before_.data() + static_cast<std::size_t>(lo) * static_cast<std::size_t>(width),
      *c = on_.data() + static_cast<std::size_t>(hi + 1) * static_cast<std::size_t>(width);
    int i = lo, j = hi;
    for (; i < hi; ++i, --j, f += width, c -= width) {
        step<false>(rows[i], f, f + width);
        step<false>(rows[j], c, c - width);
    }
    bool on = true, back = true;
    const auto go_on = [&] { on = step<true>(rows[i], f, f + width) && ++i < n, f += width; };
    const auto go_back = [&] { back = step<true>(rows[j], c, c - width) && --j >= 0, c -= width; };
    while (on && back) go_on(), go_back();
    while (on) go_on();
    while (back) go_back();
}

template <class T>
SEGUE_AVX2 void memory<T>::renew_avx2(std::span<const int> order, int lo, int hi) {
    renew_any(order, lo, hi);
}

template <class T>
void memory<T>::renew(std::span<const int> order, int lo, int hi) {
    if (empty()) return;
    runs_avx2() ? renew_avx2(order, lo, hi) : renew_any(order, lo, hi);
}

template <class T>
void memory<T>::assign(std::span<const int> order) {
    if (!order.empty()) renew(order, 0, static_cast<int>(order.size()) - 1);
}

/// <t - h, f - c> for block M read backwards, f the memory before it and c the pull after it.
template <class T>
SEGUE_ALWAYS_INLINE T memory<T>::reversal(const group& g, const block& m, std::span<const std::int64_t> start) const {
    const auto width = static_cast<std::size_t>(width_);
    const auto i = static_cast<std::size_t>(m.first), j = static_cast<std::size_t>(m.last) + 1;
    const T k = kept(g, start[j] - start[i]);
    const T *fi = &before_[i * width], *fj = &before_[j * width], *ci = &on_[i * width], *cj = &on_[j * width];
    lane sum{};
    for (int d = g.begin; d < g.end; d += lanes) {
        lane f, tail, head, c;
        load(f, fi + d), load(tail, fj + d), load(head, ci + d), load(c, cj + d);
        const lane outside = f - c;
        sum += ((tail - head) - k * outside) * outside;
    }
    return sum_of(sum);
}

/// Two blocks A, B of the old order that change places, either of them possibly read backwards (h and t exchanged):
///   <f, h'_B - h_A + k_B h'_A - k_A h_B> + <t'_B, h'_A> - <t_A, h_B> + <k_A t'_B + t'_A - k_B t_A - t_B, c>.
/// With both forward this is the relocation formula of the model's section 5.
template <class T>
SEGUE_ALWAYS_INLINE T memory<T>::neighbours(const group& g, const arrangement& a,
                                            std::span<const std::int64_t> start) const {
    const auto width = static_cast<std::size_t>(width_);
    const block &new_a = a.blocks[1], &new_b = a.blocks[0];
    const auto i = static_cast<std::size_t>(new_a.first), m = static_cast<std::size_t>(new_b.first),
               e = static_cast<std::size_t>(new_b.last) + 1;
    const T ka = kept(g, start[m] - start[i]);
    const T kb = kept(g, start[e] - start[m]);
    const T *fi = &before_[i * width], *fm = &before_[m * width], *fe = &before_[e * width];
    const T *ci = &on_[i * width], *cm = &on_[m * width], *ce = &on_[e * width];
    lane sum{};
    for (int d = g.begin; d < g.end; d += lanes) {
        lane f, f_m, f_e, c_i, c_m, c;
        load(f, fi + d), load(f_m, fm + d), load(f_e, fe + d), load(c_i, ci + d), load(c_m, cm + d), load(c, ce + d);
        const lane ha = c_i - ka * c_m, ta = f_m - ka * f, hb = c_m - kb * c, tb = f_e - kb * f_m;
        const lane ha2 = new_a.reversed ? ta : ha, ta2 = new_a.reversed ? ha : ta;
        const lane hb2 = new_b.reversed ? tb : hb, tb2 = new_b.reversed ? hb : tb;
        sum +=
            f * ((hb2 - ha) + (kb * ha2 - ka * hb)) + (tb2 * ha2 - ta * hb) + ((ka * tb2 - tb) + (ta2 - kb * ta)) * c;
    }
    return sum_of(sum);
}

/// Any number of blocks: joins them in the new order and in the old one. With three blocks A M B this is the exchange
/// formula of the model's section 5.
template <class T>
SEGUE_ALWAYS_INLINE T memory<T>::joined(const group& g, const arrangement& a,
                                        std::span<const std::int64_t> start) const {
    const auto width = static_cast<std::size_t>(width_);
    const auto blocks = a.span();
    std::array<T, 4> keep{};
    std::array<int, 4> old_order{};
    for (int b = 0; b < a.count; ++b) {
        const block& x = blocks[static_cast<std::size_t>(b)];
        keep[static_cast<std::size_t>(b)] =
            kept(g, start[static_cast<std::size_t>(x.last) + 1] - start[static_cast<std::size_t>(x.first)]);
        old_order[static_cast<std::size_t>(b)] = b;
    }
    for (int i = 1; i < a.count; ++i)  // by first slot; at most four
        for (int j = i; j > 0 && blocks[static_cast<std::size_t>(old_order[static_cast<std::size_t>(j)])].first <
                                     blocks[static_cast<std::size_t>(old_order[static_cast<std::size_t>(j) - 1])].first;
             --j)
            std::swap(old_order[static_cast<std::size_t>(j)], old_order[static_cast<std::size_t>(j) - 1]);
    const T *f = &before_[static_cast<std::size_t>(a.lo) * width],
            *c = &on_[(static_cast<std::size_t>(a.hi) + 1) * width];
    lane sum{};
    for (int d = g.begin; d < g.end; d += lanes) {
        std::array<lane, 4> head, tail;
        lane after_before, after;  // memory while joining in the old and in the new order
        load(after_before, f + d), load(after, f + d);
        for (std::size_t b = 0; b < blocks.size(); ++b) {
            const auto i = static_cast<std::size_t>(blocks[b].first), j = static_cast<std::size_t>(blocks[b].last) + 1;
            lane fi, fj, ci, cj;
            load(fi, &before_[i * width] + d), load(fj, &before_[j * width] + d), load(ci, &on_[i * width] + d),
                load(cj, &on_[j * width] + d);
            head[b] = ci - keep[b] * cj;
            tail[b] = fj - keep[b] * fi;
        }
        for (std::size_t b = 0; b < blocks.size(); ++b) {
            const bool turned = blocks[b].reversed;
            sum += after * (turned ? tail[b] : head[b]);
            after = keep[b] * after + (turned ? head[b] : tail[b]);
            const auto o = static_cast<std::size_t>(old_order[b]);
            sum -= after_before * head[o];
            after_before = keep[o] * after_before + tail[o];
        }
        lane pull;
        load(pull, c + d);
        sum += (after - after_before) * pull;
    }
    return sum_of(sum);
}

template <class T>
SEGUE_ALWAYS_INLINE double memory<T>::price_any(const arrangement& a, std::span<const std::int64_t> start) const {
    double out = 0;
    for (const group& g : groups_) {
        const T by = a.count == 1   ? reversal(g, a.blocks[0], start)
                     : a.count == 2 ? neighbours(g, a, start)
                                    : joined(g, a, start);
        out += static_cast<double>(g.sign * by);
    }
    return out;
}

template <class T>
SEGUE_AVX2 double memory<T>::price_avx2(const arrangement& a, std::span<const std::int64_t> start) const {
    return price_any(a, start);
}

template <class T>
double memory<T>::price(const arrangement& a, std::span<const std::int64_t> start) const {
    return runs_avx2() ? price_avx2(a, start) : price_any(a, start);
}

#if !defined(SEGUE_HEADER_ONLY)
template class memory<double>;
template class memory<float>;
#endif

}  // namespace segue::detail
