#include <segue/detail/config.hpp>
#include <segue/detail/neighbours.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/detail/selected.hpp>
#include <segue/error.hpp>
#include <segue/rule/together.hpp>

namespace segue {
namespace detail {

/// Values whose rows stand beside each other: a group of m rows in r parts breaks r - 1, that is m - 1 less its
/// neighbouring pairs.
struct block_law {
    static constexpr bool directed = false;
    shared_values values;
    int constant = 0;
    std::vector<int> sources = {};

    explicit block_law(shared_values v) : values(std::move(v)) {
        for (int value = 0; value < values.size(); ++value)
            constant += std::max(0, static_cast<int>(values.rows(value).size()) - 1);
    }

    [[nodiscard]] int pair(int a, int b) const noexcept {
        if (!values.share(a, b)) return 0;
        int common = 0;
        for (const int value : values.values(a)) common += values.has(b, value);
        return -common;
    }
    [[nodiscard]] static int end(int) noexcept { return 0; }

    /// Parts that have begun, and one more where a closed block lacks rows.
    [[nodiscard]] int certain(std::span<const int> prefix, int pairs) const {
        int broken = pairs;
        std::vector<int> played(static_cast<std::size_t>(values.size()), 0);
        for (const int row : prefix)
            for (const int value : values.values(row)) ++played[static_cast<std::size_t>(value)];
        for (int value = 0; value < values.size(); ++value) {
            const int there = played[static_cast<std::size_t>(value)];
            if (there == 0) continue;
            broken += there - 1;
            broken += there < static_cast<int>(values.rows(value).size()) && !values.has(prefix.back(), value);
        }
        return broken;
    }
    [[nodiscard]] static std::vector<std::pair<int, int>> precedences() { return {}; }
    [[nodiscard]] std::vector<std::vector<int>> blocks() const {
        std::vector<std::vector<int>> out;
        for (int value = 0; value < values.size(); ++value)
            if (const auto rows = values.rows(value); rows.size() > 1) out.emplace_back(rows.begin(), rows.end());
        return out;
    }

    [[nodiscard]] std::vector<violation> broken(std::span<const int> order, const crate& tracks,
                                                const std::string& rule) const {
        std::vector<violation> out;
        std::vector<int> last(static_cast<std::size_t>(values.size()), -1);
        for (int i = 0; i < static_cast<int>(order.size()); ++i)
            for (const int value : values.values(order[static_cast<std::size_t>(i)])) {
                int& before = last[static_cast<std::size_t>(value)];
                if (before >= 0 && before < i - 1)
                    out.push_back({rule,
                                   {before, i},
                                   track_in_slot(tracks, order[static_cast<std::size_t>(i)], i) +
                                       " stands apart from " +
                                       track_in_slot(tracks, order[static_cast<std::size_t>(before)], before) +
                                       "; nothing else may stand between those of '" + values.name(value) + "'"});
                before = i;
            }
        return out;
    }
};

/// Every row but the last of a group has its next.
struct sequence_law {
    static constexpr bool directed = true;
    static constexpr int constant = 0;
    std::vector<std::vector<int>> groups;
    std::vector<int> next;  ///< of each row, -1 where there is none
    std::vector<int> sources = {};

    sequence_law(std::vector<std::vector<int>> sequences, int n)
        : groups(std::move(sequences)), next(static_cast<std::size_t>(n), -1) {
        for (const auto& group : groups)
            for (std::size_t i = 1; i < group.size(); ++i) {
                next[static_cast<std::size_t>(group[i - 1])] = group[i];
                sources.push_back(group[i - 1]);
            }
    }

    [[nodiscard]] int pair(int a, int b) const noexcept {
        const int wanted = next[static_cast<std::size_t>(a)];
        return wanted >= 0 && wanted != b;
    }
    [[nodiscard]] int end(int last) const noexcept { return next[static_cast<std::size_t>(last)] >= 0; }
    [[nodiscard]] int certain(std::span<const int> prefix, int pairs) const {
        std::vector<char> played = marked({prefix.begin(), prefix.end()}, static_cast<int>(next.size()));
        const int wanted = prefix.empty() ? -1 : next[static_cast<std::size_t>(prefix.back())];
        return pairs + (wanted >= 0 && played[static_cast<std::size_t>(wanted)]);
    }
    [[nodiscard]] std::vector<std::pair<int, int>> precedences() const {
        std::vector<std::pair<int, int>> out;
        for (const int row : sources) out.emplace_back(row, next[static_cast<std::size_t>(row)]);
        return out;
    }
    [[nodiscard]] std::vector<std::vector<int>> blocks() const { return groups; }

    [[nodiscard]] std::vector<violation> broken(std::span<const int> order, const crate& tracks,
                                                const std::string& rule) const {
        std::vector<violation> out;
        std::vector<int> slot(order.size());
        for (std::size_t i = 0; i < order.size(); ++i) slot[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
        for (const int row : sources) {
            const int wanted = next[static_cast<std::size_t>(row)], at = slot[static_cast<std::size_t>(row)],
                      found = slot[static_cast<std::size_t>(wanted)];
            if (found == at + 1) continue;
            out.push_back(
                {rule,
                 {at, found},
                 track_in_slot(tracks, wanted, found) + " must follow " + track_in_slot(tracks, row, at) + " at once"});
        }
        return out;
    }
};

}  // namespace detail

SEGUE_INLINE std::string to_string(const together& r) {
    std::string out = r.ordered ? "together ordered " : "together ";
    if (r.field) return out + std::string(name(*r.field));
    if (!r.of.called.empty() || r.of.tracks.empty()) return out + to_string(r.of);
    for (std::size_t i = 0; i < r.of.tracks.size(); ++i)
        out += (i == 0 ? "" : ", ") + detail::name_in_list(r.of.tracks[i]);
    return out;
}

SEGUE_INLINE std::shared_ptr<const constraint> lower(const together& r, const crate& tracks) {
    const std::string text = to_string(r);
    if (!r.field && !r.of.given()) throw rule_error("rule 'together' names no tracks");
    if (r.field) {
        detail::shared_values values = detail::values_for_rules(*r.field, tracks);
        if (!r.ordered)
            return std::make_shared<detail::neighbour_constraint<detail::block_law>>(
                tracks, detail::block_law(std::move(values)), text);
        std::vector<std::vector<int>> groups;
        for (int value = 0; value < values.size(); ++value)
            groups.emplace_back(values.rows(value).begin(), values.rows(value).end());
        for (int row = 0; row < tracks.size(); ++row)
            if (values.values(row).size() > 1)
                throw rule_error("rule '" + text + "': '" + tracks.label(row) + "' has more than one " +
                                 std::string(name(*r.field)) + ", so it cannot follow in two sequences");
        return std::make_shared<detail::neighbour_constraint<detail::sequence_law>>(
            tracks, detail::sequence_law(std::move(groups), tracks.size()), text);
    }
    if (r.ordered)
        return std::make_shared<detail::neighbour_constraint<detail::sequence_law>>(
            tracks, detail::sequence_law({detail::selected_rows(r.of, tracks, text)}, tracks.size()), text);
    return std::make_shared<detail::neighbour_constraint<detail::block_law>>(
        tracks, detail::block_law(detail::values_of(attribute::artist, r.of, tracks, text)), text);
}

}  // namespace segue
