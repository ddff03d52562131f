#include <segue/detail/baseline.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/pin.hpp>

#include <map>

namespace segue::detail {

SEGUE_INLINE found found_around_pins(const problem& p, const std::vector<int>& sequence, std::string_view method) {
    found out;
    out.order = around_pins(pinned_rows(p.rules(), p.size()), sequence);
    out.method = method;
    return out;
}

static inline std::vector<int> labels_to_spread(const problem& p, const search_options& options) {
    const auto n = static_cast<std::size_t>(p.size());
    if (!options.groups.empty()) {
        if (options.groups.size() != n)
            throw data_error("groups has " + std::to_string(options.groups.size()) + " entries for " +
                             std::to_string(n) + " tracks; it needs one a track");
        return options.groups;
    }
    for (const exposure& e : p.exposures())
        if (!e.dense()) return e.labels;
    return std::vector<int>(n, -1);
}

SEGUE_INLINE std::vector<std::vector<int>> groups_to_spread(const problem& p, const search_options& options) {
    const std::vector<int> label = labels_to_spread(p, options);
    std::vector<std::vector<int>> out;
    std::map<int, std::size_t> group_of;
    for (int row = 0; row < p.size(); ++row) {
        const int l = label[static_cast<std::size_t>(row)];
        const std::size_t group = l < 0 ? out.size() : group_of.try_emplace(l, out.size()).first->second;
        if (group == out.size()) out.emplace_back();
        out[group].push_back(row);
    }
    return out;
}

}  // namespace segue::detail
