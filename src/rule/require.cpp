#include <segue/detail/config.hpp>
#include <segue/detail/neighbours.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/detail/selected.hpp>
#include <segue/error.hpp>
#include <segue/rule/require.hpp>

namespace segue {
namespace detail {

struct require_law {
    static constexpr bool directed = true;
    static constexpr int constant = 0;
    std::vector<char> from, to;
    std::vector<int> sources, targets;

    [[nodiscard]] int pair(int a, int b) const noexcept {
        return from[static_cast<std::size_t>(a)] & ~to[static_cast<std::size_t>(b)] & 1;
    }
    [[nodiscard]] int end(int last) const noexcept { return from[static_cast<std::size_t>(last)]; }
    [[nodiscard]] static int certain(std::span<const int>, int pairs) noexcept { return pairs; }

    [[nodiscard]] std::vector<std::pair<int, int>> precedences() const {
        if (sources.size() != 1 || targets.size() != 1) return {};
        return {{sources.front(), targets.front()}};
    }
    [[nodiscard]] std::vector<std::vector<int>> blocks() const {
        if (sources.size() != 1 || targets.size() != 1) return {};
        return {{sources.front(), targets.front()}};
    }

    [[nodiscard]] std::vector<violation> broken(std::span<const int> order, const crate& tracks,
                                                const std::string& rule) const {
        std::vector<violation> out;
        const int n = static_cast<int>(order.size());
        for (int i = 0; i < n; ++i) {
            const int a = order[static_cast<std::size_t>(i)];
            const int b = i + 1 < n ? order[static_cast<std::size_t>(i) + 1] : -1;
            if ((b < 0 ? end(a) : pair(a, b)) == 0) continue;
            const std::string wanted = targets.size() == 1
                                           ? "'" + tracks.label(targets.front()) + "'"
                                           : "one of " + counted(static_cast<int>(targets.size()), "track");
            out.push_back({rule, b < 0 ? std::vector{i} : std::vector{i, i + 1},
                           track_in_slot(tracks, a, i) + " must be followed at once by " + wanted +
                               (b < 0 ? ", but is the last" : ", but '" + tracks.label(b) + "' follows")});
        }
        return out;
    }
};

}  // namespace detail

SEGUE_INLINE std::string to_string(const require& r) {
    return "require " + to_string(r.from) + " -> " + to_string(r.to);
}

SEGUE_INLINE std::shared_ptr<const constraint> lower(const require& r, const crate& tracks) {
    const std::string text = to_string(r);
    auto from = detail::selected_rows(r.from, tracks, text), to = detail::selected_rows(r.to, tracks, text);
    detail::require_law law{detail::marked(from, tracks.size()), detail::marked(to, tracks.size()), from, to};
    if (!from.empty() &&
        std::all_of(to.begin(), to.end(), [&](int row) { return law.from[static_cast<std::size_t>(row)]; }))
        throw rule_error("rule '" + text + "': " +
                         (to.empty() ? "no track is there to follow"
                                     : "the last of '" + to_string(r.from) + "' would have to follow itself"));
    return std::make_shared<detail::neighbour_constraint<detail::require_law>>(tracks, std::move(law), text);
}

}  // namespace segue
