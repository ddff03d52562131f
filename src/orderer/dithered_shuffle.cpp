#include <segue/detail/baseline.hpp>
#include <segue/detail/config.hpp>
#include <segue/orderer/dithered_shuffle.hpp>

#include <algorithm>

namespace segue {

SEGUE_INLINE found dithered_shuffle_order(const problem& p, const search_options& options) {
    constexpr double jitter = 0.3;  // share of a group's even distance, so that its tracks never change places
    random r(options.seed);
    std::vector<std::pair<double, int>> placed;
    for (auto& group : detail::groups_to_spread(p, options)) {
        r.shuffle(std::span(group));
        const auto size = static_cast<double>(group.size());
        double at = r.uniform();
        for (const int row : group) {
            placed.emplace_back((at + jitter * (r.uniform() - 0.5)) / size, row);
            at += 1;
        }
    }
    std::sort(placed.begin(), placed.end());
    std::vector<int> sequence;
    for (const auto& [position, row] : placed) sequence.push_back(row);
    return detail::found_around_pins(p, sequence, "dithered_shuffle");
}

}  // namespace segue
