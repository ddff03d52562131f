#include <segue/detail/baseline.hpp>
#include <segue/detail/config.hpp>
#include <segue/orderer/balanced_shuffle.hpp>

#include <algorithm>

namespace segue {
namespace detail {

/// The column of each of `tracks` tracks: gaps of random length about the mean, turned around the ring by a random
/// offset.
static inline std::vector<int> stretched_columns(int tracks, int columns, random& r) {
    const int offset = static_cast<int>(r.below(static_cast<std::uint32_t>(columns)));
    std::vector<int> out;
    int at = 0;
    for (int left = tracks; left > 0; --left) {
        out.push_back((at + offset) % columns);
        const int room = columns - at, widest = room - (left - 1);
        const double even = static_cast<double>(room) / left;
        at += std::clamp(static_cast<int>(even * (0.9 + 0.2 * r.uniform()) + r.uniform()), 1, widest);
    }
    return out;
}

}  // namespace detail

SEGUE_INLINE found balanced_shuffle_order(const problem& p, const search_options& options) {
    random r(options.seed);
    auto groups = detail::groups_to_spread(p, options);
    std::size_t largest = 0;
    for (const auto& group : groups) largest = std::max(largest, group.size());

    std::vector<std::vector<int>> columns(largest);
    for (auto& group : groups) {
        r.shuffle(std::span(group));
        const auto at = detail::stretched_columns(static_cast<int>(group.size()), static_cast<int>(largest), r);
        for (std::size_t i = 0; i < group.size(); ++i) columns[static_cast<std::size_t>(at[i])].push_back(group[i]);
    }
    std::vector<int> sequence;
    for (auto& column : columns) {
        r.shuffle(std::span(column));
        sequence.insert(sequence.end(), column.begin(), column.end());
    }
    return detail::found_around_pins(p, sequence, "balanced_shuffle");
}

}  // namespace segue
