#include <segue/detail/config.hpp>
#include <segue/detail/pin.hpp>
#include <segue/detail/rearranged.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/detail/selected.hpp>
#include <segue/error.hpp>
#include <segue/rule/keep_first.hpp>

#include <algorithm>
#include <numeric>

namespace segue {
namespace detail {

class kept_constraint final : public constraint {
public:
    kept_constraint(const crate& tracks, std::vector<int> rows, std::string rule)
        : tracks_(tracks), rows_(std::move(rows)), rule_(std::move(rule)) {}

    [[nodiscard]] int count(std::span<const int> order) const override {
        int astray = 0;
        for (std::size_t i = 0; i < std::min(rows_.size(), order.size()); ++i) astray += order[i] != rows_[i];
        return astray;
    }

    [[nodiscard]] std::vector<violation> violations(std::span<const int> order) const override {
        std::vector<violation> out;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (order[i] == rows_[i]) continue;
            const auto at = static_cast<int>(std::find(order.begin(), order.end(), rows_[i]) - order.begin());
            out.push_back({rule_,
                           {static_cast<int>(i), at},
                           track_in_slot(tracks_, rows_[i], at) + " must stay in slot " + std::to_string(i + 1)});
        }
        return out;
    }

    [[nodiscard]] int change(std::span<const int> order, std::span<const int> position,
                             const arrangement& a) const override {
        if (a.empty()) return 0;
        const rearranged after{order, position, a};
        int more = 0;
        for (int i = a.lo; i <= std::min(a.hi, static_cast<int>(rows_.size()) - 1); ++i) {
            const auto slot = static_cast<std::size_t>(i);
            more += (after.row(i) != rows_[slot]) - (order[slot] != rows_[slot]);
        }
        return more;
    }

    [[nodiscard]] int certain(std::span<const int> prefix) const override {
        int astray = count(prefix);
        for (std::size_t i = prefix.size(); i < rows_.size(); ++i)
            astray += std::find(prefix.begin(), prefix.end(), rows_[i]) != prefix.end();
        return astray;
    }

    [[nodiscard]] bool eases(std::span<const int> a, std::span<const int> b) const override {
        return certain(a) <= certain(b);
    }

    [[nodiscard]] bool fits(int row, int slot) const override {
        if (static_cast<std::size_t>(slot) < rows_.size()) return rows_[static_cast<std::size_t>(slot)] == row;
        return std::find(rows_.begin(), rows_.end(), row) == rows_.end();
    }

    [[nodiscard]] std::vector<std::pair<int, int>> pins() const override {
        std::vector<std::pair<int, int>> out;
        for (std::size_t i = 0; i < rows_.size(); ++i) out.emplace_back(rows_[i], static_cast<int>(i));
        return out;
    }

private:
    crate tracks_;
    std::vector<int> rows_;
    std::string rule_;
};

}  // namespace detail

SEGUE_INLINE std::string to_string(const keep_first& r) {
    std::string out = "keep_first " + std::to_string(r.k);
    for (std::size_t i = 0; i < r.tracks.size(); ++i) out += (i == 0 ? " " : ", ") + detail::name_in_list(r.tracks[i]);
    return out;
}

SEGUE_INLINE std::shared_ptr<const constraint> lower(const keep_first& r, const crate& tracks) {
    const std::string text = to_string(r), intro = "rule 'keep_first " + std::to_string(r.k) + "': ";
    if (r.k < 1) throw rule_error(intro + "k is " + std::to_string(r.k) + "; it must be at least 1");
    if (r.k > tracks.size()) throw rule_error(intro + "there are only " + detail::counted(tracks.size(), "track"));
    std::vector<int> rows(static_cast<std::size_t>(r.k));
    std::iota(rows.begin(), rows.end(), 0);
    if (!r.tracks.empty()) {
        if (r.tracks.size() < rows.size())
            throw rule_error(intro + "only " + detail::counted(static_cast<int>(r.tracks.size()), "track") +
                             " are named");
        const std::vector<std::string> kept(r.tracks.begin(), r.tracks.begin() + r.k);
        rows = detail::selected_rows({.tracks = kept}, tracks, text);
    }
    return std::make_shared<detail::kept_constraint>(tracks, std::move(rows), "keep_first " + std::to_string(r.k));
}

}  // namespace segue
