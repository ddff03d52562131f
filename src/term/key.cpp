#include <segue/detail/columns.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/knob_check.hpp>
#include <segue/term/key.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace segue {
namespace detail {

inline constexpr std::size_t wheel_size = 24;

static inline std::vector<double> wheel_table() {
    constexpr std::array<double, 7> same_letter = {0, .1, .5, .7, .8, .9, 1}, other_letter = {.1, .4, .7, .8, .9, 1, 1};
    std::vector<double> table;
    for (int a = 0; a < static_cast<int>(wheel_size); ++a)
        for (int b = 0; b < static_cast<int>(wheel_size); ++b) {
            const auto steps = static_cast<std::size_t>(
                wheel_distance(musical_key::from_wheel_index(a), musical_key::from_wheel_index(b)));
            table.push_back(a % 2 == b % 2 ? same_letter[steps] : other_letter[steps]);
        }
    return table;
}

using wheel_column = std::shared_ptr<const std::vector<std::uint8_t>>;

/// Wheel index of each track's key in a part, of the whole track where that is unknown, wheel_size where both are.
static inline wheel_column wheel_in(const crate& tracks, track_part part) {
    const std::span<const int> own = tracks.keys(part), whole = tracks.keys();
    std::vector<std::uint8_t> out(whole.size());
    for (std::size_t row = 0; row < out.size(); ++row) {
        const int index = own[row] >= 0 ? own[row] : whole[row];
        out[row] = static_cast<std::uint8_t>(index < 0 ? wheel_size : static_cast<std::size_t>(index));
    }
    return std::make_shared<const std::vector<std::uint8_t>>(std::move(out));
}

static inline void check(const key& t) {
    if (t.table.empty()) return;
    if (t.table.size() != wheel_size * wheel_size)
        throw cost_error("key: table has " + std::to_string(t.table.size()) +
                         " entries; it must be empty or have 24 x 24 = 576");
    for (std::size_t i = 0; i < t.table.size(); ++i)
        require(t.table[i] >= 0 && t.table[i] <= 1, "key",
                "table, row " + std::to_string(i / wheel_size) + ", column " + std::to_string(i % wheel_size),
                t.table[i], "in 0..1");
}

}  // namespace detail

SEGUE_INLINE const std::vector<double>& default_key_table() {
    static const std::vector<double> table = detail::wheel_table();
    return table;
}

SEGUE_INLINE double price(const key& t, const musical_key& a, const musical_key& b) {
    const std::vector<double>& table = t.table.empty() ? default_key_table() : t.table;
    return table.at(static_cast<std::size_t>(a.wheel_index()) * detail::wheel_size +
                    static_cast<std::size_t>(b.wheel_index()));
}

SEGUE_INLINE std::string label(const key& t) { return detail::label_of_seam("key", "", t.ends); }

SEGUE_INLINE void lower(const key& t, double weight, lowering& out) {
    detail::check(t);
    if (weight == 0) return;
    const detail::wheel_column from = detail::wheel_in(out.crate(), t.ends ? track_part::outro : track_part::whole),
                               to = detail::wheel_in(out.crate(), t.ends ? track_part::intro : track_part::whole);
    std::vector<char> known(from->size());
    std::transform(from->begin(), from->end(), to->begin(), known.begin(), [](std::uint8_t a, std::uint8_t b) {
        return static_cast<char>(a < detail::wheel_size && b < detail::wheel_size);
    });
    if (detail::lacks(label(t), known, "a key", 2, out)) return;
    // One more row and column of NaN stand for 'unknown', so that the loop has no branch.
    constexpr std::size_t side = detail::wheel_size + 1;
    std::vector<double> table(side * side, std::numeric_limits<double>::quiet_NaN());
    const std::vector<double>& priced = t.table.empty() ? default_key_table() : t.table;
    for (std::size_t a = 0; a < detail::wheel_size; ++a)
        std::copy_n(priced.begin() + static_cast<std::ptrdiff_t>(a * detail::wheel_size), detail::wheel_size,
                    table.begin() + static_cast<std::ptrdiff_t>(a * side));
    auto fill = [from, to, table = detail::share(std::move(table))](int a, int first, int last, double* prices) {
        const std::uint8_t* w = to->data();
        const double* row = table->data() + from->data()[a] * side;
        for (int b = first; b < last; ++b) prices[b - first] = row[w[b]];
    };
    out.transitions(label(t), weight, std::move(known), std::move(fill));
}

}  // namespace segue
