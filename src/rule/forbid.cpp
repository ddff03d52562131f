#include <segue/detail/config.hpp>
#include <segue/detail/neighbours.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/detail/selected.hpp>
#include <segue/error.hpp>
#include <segue/rule/forbid.hpp>

namespace segue {
namespace detail {

struct forbid_law {
    static constexpr bool directed = true;
    static constexpr int constant = 0;
    std::vector<char> from, to;
    std::vector<int> sources;

    [[nodiscard]] int pair(int a, int b) const noexcept {
        return from[static_cast<std::size_t>(a)] & to[static_cast<std::size_t>(b)];
    }
    [[nodiscard]] static int end(int) noexcept { return 0; }
    [[nodiscard]] static int certain(std::span<const int>, int pairs) noexcept { return pairs; }
    [[nodiscard]] static std::vector<std::pair<int, int>> precedences() { return {}; }
    [[nodiscard]] static std::vector<std::vector<int>> blocks() { return {}; }

    [[nodiscard]] std::vector<violation> broken(std::span<const int> order, const crate& tracks,
                                                const std::string& rule) const {
        std::vector<violation> out;
        for (int i = 1; i < static_cast<int>(order.size()); ++i) {
            const int a = order[static_cast<std::size_t>(i - 1)], b = order[static_cast<std::size_t>(i)];
            if (pair(a, b) == 0) continue;
            out.push_back(
                {rule,
                 {i - 1, i},
                 track_in_slot(tracks, b, i) + " must not follow " + track_in_slot(tracks, a, i - 1) + " at once"});
        }
        return out;
    }
};

}  // namespace detail

SEGUE_INLINE std::string to_string(const forbid& r) { return "forbid " + to_string(r.from) + " -> " + to_string(r.to); }

SEGUE_INLINE std::shared_ptr<const constraint> lower(const forbid& r, const crate& tracks) {
    const std::string text = to_string(r);
    auto from = detail::selected_rows(r.from, tracks, text);
    const auto to = detail::selected_rows(r.to, tracks, text);
    if (from == to && from.size() == 1 && r.from.where.empty() && r.to.where.empty())
        throw rule_error("rule '" + text + "': '" + tracks.label(from.front()) + "' never follows itself");
    return std::make_shared<detail::neighbour_constraint<detail::forbid_law>>(
        tracks, detail::forbid_law{detail::marked(from, tracks.size()), detail::marked(to, tracks.size()), from}, text);
}

}  // namespace segue
