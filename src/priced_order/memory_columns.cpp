#include <segue/detail/config.hpp>
#include <segue/detail/memory_columns.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

namespace segue::detail {

static inline double half_life_ms(const exposure& e) { return e.half_life.count() * 60'000.0; }

/// A column that one track alone has, with nothing remembered, meets nobody.
SEGUE_INLINE void memory_columns::add_column(double half_life, double sign, std::vector<double> x, double start) {
    const auto carriers = std::count_if(x.begin(), x.end(), [](double v) { return v != 0; });
    if (carriers >= 2 || (carriers == 1 && start != 0)) all_.push_back({half_life, sign, start, std::move(x)});
}

/// How many members a label may have that is priced pair by pair: few, but at most 64 labels shall have more.
static inline int longest_pair_list(std::vector<int> members) {
    constexpr std::size_t most_columns = 64;
    constexpr int few = 8;
    if (members.size() <= most_columns) return few;
    std::nth_element(members.begin(), members.begin() + most_columns, members.end(), std::greater<>());
    return std::max(few, members[most_columns]);
}

/// Labels with many members become columns, the others are left to pair lists: a pair costs about as much as a column.
/// An unknown label is the mean of the known ones: it meets label l at its share s_l and another unknown at
/// q = sum s_l^2. That kernel, u_a g_b + g_a u_b with u = 1 for the unknown, g = s_l or q/2, is the difference of two
/// squares, hence one column of each sign.
SEGUE_INLINE void memory_columns::add_labels(const problem& p, std::size_t e) {
    const exposure& x = p.exposures()[e];
    const int n = p.size();
    const auto rows = static_cast<std::size_t>(n);
    std::vector<int> members(static_cast<std::size_t>(x.dims), 0);
    int known = 0;
    for (int l : x.labels)
        if (l >= 0) ++members[static_cast<std::size_t>(l)], ++known;
    const auto begins = [&](int l) { return x.start.empty() ? 0.0 : x.start[static_cast<std::size_t>(l)]; };
    const auto meets = [&](int l) {
        const int m = members[static_cast<std::size_t>(l)];
        return m >= 2 || (m == 1 && begins(l) != 0);
    };
    const double scale = std::sqrt(x.weight);
    const int listed_up_to = longest_pair_list(members);
    std::vector<int> listed(rows, -1);
    std::vector<std::vector<double>> columns(static_cast<std::size_t>(x.dims));
    for (int l = 0; l < x.dims; ++l)
        if (meets(l) && members[static_cast<std::size_t>(l)] > listed_up_to)
            columns[static_cast<std::size_t>(l)].assign(rows, 0.0);
    bool any_listed = false;
    for (std::size_t r = 0; r < rows; ++r) {
        const int l = x.labels[r];
        if (l < 0) continue;
        if (auto& c = columns[static_cast<std::size_t>(l)]; !c.empty())
            c[r] = scale;
        else if (meets(l))
            listed[r] = l, any_listed = true;
    }
    for (int l = 0; l < x.dims; ++l)
        if (auto& c = columns[static_cast<std::size_t>(l)]; !c.empty())
            add_column(half_life_ms(x), 1, std::move(c), scale * begins(l));
    if (any_listed) listed_[e] = std::move(listed);
    if (known == n || known == 0) return;

    double q = 0, remembered = 0;
    const auto share = [&](int l) { return members[static_cast<std::size_t>(l)] / static_cast<double>(known); };
    for (int l = 0; l < x.dims; ++l) q += share(l) * share(l), remembered += share(l) * begins(l);
    std::vector<double> sum(rows), difference(rows);
    for (std::size_t r = 0; r < rows; ++r) {
        const double u = x.labels[r] < 0, g = u != 0 ? q / 2 : share(x.labels[r]);
        sum[r] = scale * std::sqrt(0.5) * (u + g);
        difference[r] = scale * std::sqrt(0.5) * (u - g);
    }
    // what is remembered of known labels meets an unknown track: g of the memory is sum_l s_l F_l
    const double g = scale * std::sqrt(0.5) * remembered;
    add_column(half_life_ms(x), +1, std::move(sum), g);
    add_column(half_life_ms(x), -1, std::move(difference), -g);
}

SEGUE_INLINE memory_columns::memory_columns(const problem& p) : listed_(p.exposures().size()) {
    const auto n = static_cast<std::size_t>(p.size());
    for (std::size_t e = 0; e < p.exposures().size(); ++e) {
        const exposure& x = p.exposures()[e];
        if (x.weight == 0) continue;
        if (!x.dense()) {
            add_labels(p, e);
            continue;
        }
        const auto dims = static_cast<std::size_t>(x.dims);
        const double scale = std::sqrt(x.weight);
        for (std::size_t d = 0; d < dims; ++d) {
            std::vector<double> values(n);
            for (std::size_t r = 0; r < n; ++r) values[r] = scale * x.x[r * dims + d];
            add_column(half_life_ms(x), 1, std::move(values), x.start.empty() ? 0 : scale * x.start[d]);
        }
    }
}

}  // namespace segue::detail
