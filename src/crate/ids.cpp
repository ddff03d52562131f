#include "state.hpp"

#include <segue/detail/config.hpp>

#include <utility>

namespace segue::detail {

/// `wanted`, or `wanted#2`, `wanted#3` ... : the first that no row has. `tried` keeps many duplicates from taking
/// quadratic time.
static inline std::string free_id(const std::string& wanted, const std::unordered_map<std::string_view, int>& taken,
                                  std::unordered_map<std::string, int>& tried) {
    if (!taken.contains(wanted)) return wanted;
    int& last = tried.try_emplace(wanted, 1).first->second;
    std::string made;
    do made = wanted + "#" + std::to_string(++last);
    while (taken.contains(made));
    return made;
}

SEGUE_INLINE std::unordered_map<std::string_view, int> unique_ids(crate_columns& columns, int rows,
                                                                  crate_report& report) {
    std::unordered_map<std::string_view, int> taken;
    taken.reserve(static_cast<std::size_t>(rows));
    columns.id.resize(static_cast<std::size_t>(rows));
    std::vector<int> rest;
    for (int row = 0; row < rows; ++row) {  // ids that were given come first: a made one must not take their place
        const std::string& id = columns.id[static_cast<std::size_t>(row)];
        if (id.empty() || !taken.emplace(id, row).second) rest.push_back(row);
    }
    std::unordered_map<std::string, int> tried;
    int titled = 0, numbered = 0;
    for (const int row : rest) {
        std::string& id = columns.id[static_cast<std::size_t>(row)];
        std::string wanted = std::move(id);
        if (wanted.empty() && !columns.title.empty()) {
            wanted = columns.title[static_cast<std::size_t>(row)];
            titled += !wanted.empty();
        }
        if (wanted.empty()) {
            wanted = "row " + std::to_string(row + 1);
            ++numbered;
        }
        id = free_id(wanted, taken, tried);
        if (id != wanted) report.renamed_ids.push_back(wanted + " -> " + id);
        taken.emplace(id, row);
    }
    if (titled > 0)
        report.notes.push_back("id is missing in " + std::to_string(titled) + (titled == 1 ? " row" : " rows") +
                               ": the title is taken");
    if (numbered > 0)
        report.notes.push_back("id and title are missing in " + std::to_string(numbered) +
                               " rows: the row number is taken");
    return taken;
}

}  // namespace segue::detail
