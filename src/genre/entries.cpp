#include "data.hpp"

#include <segue/detail/config.hpp>

#include <algorithm>
#include <iterator>

namespace segue::detail {

struct genre_line {
    std::string_view name, parents, aliases;
};

inline constexpr genre_line genre_lines[] = {
#include "table.inc"
};

static inline std::vector<std::string> split_list(std::string_view list) {
    std::vector<std::string> out;
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        std::string_view item = list.substr(0, comma);
        item.remove_prefix(std::min(item.find_first_not_of(' '), item.size()));
        if (!item.empty()) out.emplace_back(item);
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return out;
}

SEGUE_INLINE std::vector<genre_entry> genre_entries() {
    std::vector<genre_entry> out;
    out.reserve(std::size(genre_lines));
    for (const genre_line& line : genre_lines)
        out.push_back({std::string(line.name), split_list(line.parents), split_list(line.aliases)});
    return out;
}

}  // namespace segue::detail
