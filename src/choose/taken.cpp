#include <segue/choose.hpp>
#include <segue/detail/config.hpp>
#include <segue/error.hpp>

#include <algorithm>
#include <cmath>

namespace segue {
namespace detail {

/// Every row's `width` numbers, for the rows taken.
template <class T>
static std::vector<T> rows_taken(const std::vector<T>& all, std::span<const int> rows, std::size_t width) {
    std::vector<T> out;
    out.reserve(rows.size() * width);
    for (const int row : rows) {
        const auto from = all.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(row) * width);
        out.insert(out.end(), from, from + static_cast<std::ptrdiff_t>(width));
    }
    return out;
}

static inline row_filler filler_taken(const row_filler& whole, std::span<const int> rows) {
    auto map = std::make_shared<const std::vector<int>>(rows.begin(), rows.end());
    return [whole, map](int a, int first, int last, double* out) {
        const int from = (*map)[static_cast<std::size_t>(a)];
        for (int b = first; b < last; ++b) {
            const int to = (*map)[static_cast<std::size_t>(b)];
            whole(from, to, to + 1, out + (b - first));
        }
    };
}

/// Labels that are taken keep their memory of what was played; the others are dropped.
static inline exposure exposure_taken(const exposure& whole, std::span<const int> rows) {
    exposure out = whole;
    if (whole.dense()) {
        out.x = rows_taken(whole.x, rows, static_cast<std::size_t>(whole.dims));
        return out;
    }
    std::vector<int> number(static_cast<std::size_t>(whole.dims), -1);
    out.labels = rows_taken(whole.labels, rows, 1);
    out.start.clear();
    out.dims = 0;
    for (int& label : out.labels) {
        if (label < 0) continue;
        int& known = number[static_cast<std::size_t>(label)];
        if (known < 0) {
            known = out.dims++;
            if (!whole.start.empty()) out.start.push_back(whole.start[static_cast<std::size_t>(label)]);
        }
        label = known;
    }
    return out;
}

static inline void check_rows(std::span<const int> rows, int n) {
    std::vector<char> seen(static_cast<std::size_t>(n), 0);
    for (const int row : rows) {
        if (row < 0 || row >= n)
            throw data_error("row " + std::to_string(row) + " is not in 0.." + std::to_string(n - 1));
        if (seen[static_cast<std::size_t>(row)]++) throw data_error("row " + std::to_string(row) + " comes twice");
    }
}

}  // namespace detail

SEGUE_INLINE problem taken(const problem& whole, std::span<const int> rows) {
    detail::check_rows(rows, whole.size());
    const auto n = static_cast<std::size_t>(whole.size());
    problem::parts p;
    p.n = static_cast<int>(rows.size());
    for (const int row : rows) p.durations.push_back(whole.durations()[static_cast<std::size_t>(row)]);
    for (const transition_price& t : whole.transition_terms())
        p.transitions.push_back({t.name, t.weight, detail::filler_taken(t.fill, rows), t.neutral});
    for (const exposure& e : whole.exposures()) p.exposures.push_back(detail::exposure_taken(e, rows));
    for (const priced_arc& a : whole.arcs()) {
        p.arcs.push_back(a);
        p.arcs.back().values = detail::rows_taken(a.values, rows, 1);
    }
    for (const slot_price& s : whole.slots()) {
        std::vector<double> price;
        for (const int row : rows)
            for (std::size_t i = 0; i < rows.size(); ++i)
                price.push_back(s.price[static_cast<std::size_t>(row) * n + i]);
        p.slots.push_back({s.name, s.weight, std::move(price)});
    }
    for (const stretch_price& s : whole.stretches())
        p.stretches.push_back({s.name, s.weight, s.ends, detail::rows_taken(s.price, rows, s.count())});
    p.off = whole.off();
    return problem(std::move(p));
}

}  // namespace segue
