#include <segue/detail/band.hpp>
#include <segue/detail/columns.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/genre_distances.hpp>
#include <segue/detail/knob_check.hpp>
#include <segue/term/contrast.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace segue {
namespace detail {

static inline void check(const contrast& t) {
    require(t.low >= 0 && t.low <= 1, "contrast", "low", t.low, "in 0..1");
    require(t.high >= t.low && t.high <= 1, "contrast", "high", t.high,
            "at least low, which is " + shortest_text(t.low) + ", and at most 1");
}

/// Profile of each row, -1 where unknown.
static inline std::shared_ptr<const std::vector<int>> profile_rows(const crate& tracks) {
    auto rows = std::make_shared<std::vector<int>>(static_cast<std::size_t>(tracks.size()));
    for (int row = 0; row < tracks.size(); ++row) (*rows)[static_cast<std::size_t>(row)] = tracks.profile(row);
    return rows;
}

/// Prices of all pairs of profiles, with a last row and column of NaN for 'unknown'.
static inline std::vector<double> profile_prices(const genre_distances& genres, const band& b) {
    const auto count = static_cast<std::size_t>(genres.size()), side = count + 1;
    std::vector<double> table(side * side, std::numeric_limits<double>::quiet_NaN()), distances(count);
    std::vector<int> all(count);
    for (std::size_t p = 0; p < count; ++p) all[p] = static_cast<int>(p);
    for (std::size_t p = 0; p < count; ++p) {
        genres.from(static_cast<int>(p), std::span(all).subspan(p), distances.data());
        for (std::size_t q = p; q < count; ++q) table[p * side + q] = table[q * side + p] = b.price(distances[q - p]);
    }
    return table;
}

static inline row_filler fill_from_table(std::shared_ptr<const std::vector<int>> profiles,
                                         const genre_distances& genres, const band& b) {
    const auto count = genres.size();
    auto index = std::make_shared<std::vector<int>>(*profiles);
    std::replace(index->begin(), index->end(), -1, count);
    return
        [index = std::shared_ptr<const std::vector<int>>(std::move(index)), side = static_cast<std::size_t>(count) + 1,
         table = share(profile_prices(genres, b))](int a, int first, int last, double* prices) {
            const int* profile = index->data();
            const double* row = table->data() + static_cast<std::size_t>(profile[a]) * side;
            for (int track = first; track < last; ++track) prices[track - first] = row[profile[track]];
        };
}

static inline row_filler fill_on_the_fly(std::shared_ptr<const std::vector<int>> profiles, genre_distances genres,
                                         const band& b) {
    return [profiles = std::move(profiles), genres = std::make_shared<const genre_distances>(std::move(genres)), b](
               int a, int first, int last, double* prices) {
        const int from = (*profiles)[static_cast<std::size_t>(a)];
        const auto others =
            std::span(*profiles).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(last - first));
        if (from < 0)
            return static_cast<void>(std::fill_n(prices, others.size(), std::numeric_limits<double>::quiet_NaN()));
        genres->from(from, others, prices);
        for (std::size_t i = 0; i < others.size(); ++i) prices[i] = b.price(prices[i]);
    };
}

}  // namespace detail

SEGUE_INLINE double price(const contrast& t, double g) noexcept { return detail::band{t.low, t.high}.price(g); }

SEGUE_INLINE std::string label(const contrast&) { return "contrast"; }

SEGUE_INLINE void lower(const contrast& t, double weight, lowering& out) {
    constexpr int most_in_a_table = 2000;  // 32 MB
    detail::check(t);
    if (weight == 0) return;
    auto profiles = detail::profile_rows(out.crate());
    std::vector<char> known(profiles->size());
    std::transform(profiles->begin(), profiles->end(), known.begin(), [](int p) { return static_cast<char>(p >= 0); });
    if (detail::lacks(label(t), known, detail::noun_of(attribute::genre), 2, out)) return;
    detail::genre_distances genres(out.crate().profiles(), out.crate().genres());
    const detail::band b{t.low, t.high};
    row_filler fill = genres.size() <= most_in_a_table
                          ? detail::fill_from_table(std::move(profiles), genres, b)
                          : detail::fill_on_the_fly(std::move(profiles), std::move(genres), b);
    out.transitions(label(t), weight, std::move(known), std::move(fill));
}

}  // namespace segue
