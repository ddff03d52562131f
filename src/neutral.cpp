#include <segue/detail/config.hpp>
#include <segue/detail/neutral.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace segue::detail {

/// Rows that `holds`, ascending: of more than 2,000 those of the least rank. A rank is a hash, so that this is a draw.
template <class Holds>
static std::vector<int> drawn_rows(std::span<const int> rank, Holds holds) {
    constexpr std::size_t most = 2000;
    std::vector<int> rows;
    for (int row = 0; row < static_cast<int>(rank.size()); ++row)
        if (holds(row)) rows.push_back(row);
    if (rows.size() <= most) return rows;
    const auto rank_of = [&](int row) { return rank[static_cast<std::size_t>(row)]; };
    std::nth_element(rows.begin(), rows.begin() + most, rows.end(),
                     [&](int a, int b) { return rank_of(a) < rank_of(b); });
    rows.resize(most);
    std::sort(rows.begin(), rows.end());
    return rows;
}

/// Ranges [first, last) that cover `rows`; gaps of a few rows are cheaper to price than to jump.
static inline std::vector<std::pair<int, int>> ranges_over(const std::vector<int>& rows) {
    constexpr int gap = 16;
    std::vector<std::pair<int, int>> ranges;
    for (int row : rows) {
        if (!ranges.empty() && row < ranges.back().second + gap)
            ranges.back().second = row + 1;
        else
            ranges.emplace_back(row, row + 1);
    }
    return ranges;
}

SEGUE_INLINE std::vector<int> nearest_walk(const std::vector<transition_price>& terms, std::vector<int> rows,
                                           std::span<const int> rank) {
    constexpr double never = std::numeric_limits<double>::infinity();
    if (rows.empty()) return {};
    std::vector<double> total(rank.size()), prices(rank.size());
    const auto rank_of = [&](int row) { return rank[static_cast<std::size_t>(row)]; };
    const auto first_of_all =
        std::min_element(rows.begin(), rows.end(), [&](int a, int b) { return rank_of(a) < rank_of(b); });
    std::vector<int> walk{*first_of_all};
    rows.erase(first_of_all);
    auto ranges = ranges_over(rows);
    for (std::size_t covered = rows.size(); !rows.empty();) {
        if (rows.size() * 2 < covered) ranges = ranges_over(rows), covered = rows.size();
        std::fill(total.begin(), total.end(), 0.0);
        for (const transition_price& t : terms)
            for (const auto& [first, last] : ranges) {
                t.fill(walk.back(), first, last, prices.data() + first);
                for (auto b = static_cast<std::size_t>(first); b < static_cast<std::size_t>(last); ++b)
                    total[b] += t.weight * prices[b];
            }
        auto nearest = rows.begin();
        double least = never;
        for (auto row = rows.begin(); row != rows.end(); ++row) {
            const double found = total[static_cast<std::size_t>(*row)], price = std::isnan(found) ? never : found;
            if (price < least || (price == least && rank_of(*row) < rank_of(*nearest))) least = price, nearest = row;
        }
        walk.push_back(*nearest);
        rows.erase(nearest);
    }
    return walk;
}

static inline double raw_price(const transition_price& t, int a, int b) {
    double price = 0;
    t.fill(a, b, b + 1, &price);
    return price;
}

/// The marginal edges of the walk: those between the .65 and .85 quantiles of the total.
static inline std::vector<std::pair<int, int>> marginal_edges(const std::vector<transition_price>& terms,
                                                              const std::vector<int>& walk) {
    std::vector<std::pair<double, std::size_t>> ranked;
    for (std::size_t i = 0; i + 1 < walk.size(); ++i) {
        double total = 0;
        for (const transition_price& t : terms) total += t.weight * raw_price(t, walk[i], walk[i + 1]);
        if (std::isfinite(total)) ranked.emplace_back(total, i);
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::pair<int, int>> edges;
    for (std::size_t r = ranked.size() * 13 / 20; r < (ranked.size() * 17 + 19) / 20; ++r)
        edges.emplace_back(walk[ranked[r].second], walk[ranked[r].second + 1]);
    return edges;
}

static inline double mean_price(const transition_price& t, const std::vector<std::pair<int, int>>& edges) {
    double sum = 0;
    for (const auto& [a, b] : edges) sum += raw_price(t, a, b);
    return sum / static_cast<double>(edges.size());
}

/// Median over the term's known pairs; 0 where there is none.
static inline double median_price(const transition_price& t, const std::vector<char>& known,
                                  std::span<const int> rank) {
    const std::vector<int> rows = drawn_rows(rank, [&](int row) { return known[static_cast<std::size_t>(row)] != 0; });
    std::vector<double> row_prices(rank.size()), prices;
    for (int a : rows)
        for (const auto& [first, last] : ranges_over(rows)) {
            t.fill(a, first, last, row_prices.data());
            for (int b = first; b < last; ++b)
                if (const double price = row_prices[static_cast<std::size_t>(b - first)];
                    b != a && known[static_cast<std::size_t>(b)] && std::isfinite(price))
                    prices.push_back(price);
        }
    if (prices.empty()) return 0;
    const auto upper = prices.begin() + static_cast<std::ptrdiff_t>(prices.size() / 2);
    std::nth_element(prices.begin(), upper, prices.end());
    return prices.size() % 2 == 1 ? *upper : (*std::max_element(prices.begin(), upper) + *upper) / 2;
}

SEGUE_INLINE bool lacks_prices(const std::vector<char>& known, char may_lack) {
    return may_lack || std::find(known.begin(), known.end(), 0) != known.end();
}

SEGUE_INLINE void price_unknown(std::vector<transition_price>& terms, const std::vector<std::vector<char>>& known,
                                std::span<const char> may_lack, std::span<const int> rank) {
    const auto everywhere = [&](int row) {
        return std::all_of(known.begin(), known.end(),
                           [row](const auto& k) { return k[static_cast<std::size_t>(row)] != 0; });
    };
    std::vector<int> rows = drawn_rows(rank, everywhere);
    std::vector<std::pair<int, int>> edges;
    if (rows.size() >= 3) edges = marginal_edges(terms, nearest_walk(terms, std::move(rows), rank));
    for (std::size_t t = 0; t < terms.size(); ++t)
        if (lacks_prices(known[t], may_lack[t]))
            terms[t].neutral = edges.empty() ? median_price(terms[t], known[t], rank) : mean_price(terms[t], edges);
}

}  // namespace segue::detail
