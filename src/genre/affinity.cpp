#include "data.hpp"

#include <segue/detail/config.hpp>

#include <algorithm>
#include <stdexcept>

namespace segue::detail {

struct affinity_line {
    std::string_view a, b;
    double value;
};

inline constexpr affinity_line affinity_lines[] = {
#include "affinity.inc"
};

/// Within a family genres still differ: what they share beyond it comes from their vectors.
inline constexpr double own_affinity = .70;
inline constexpr double floor_affinity = .08;

SEGUE_INLINE std::vector<double> affinity_matrix(const std::vector<std::string>& names, int families) {
    const auto n = static_cast<std::size_t>(families);
    std::vector<double> out(n * n, floor_affinity);
    for (std::size_t f = 0; f < n; ++f) out[f * n + f] = own_affinity;
    const auto family = [&](std::string_view name) {
        const auto end = names.begin() + families;
        const auto place = std::find(names.begin(), end, name);
        if (place == end)
            throw std::logic_error("the affinity table names '" + std::string(name) + "', which is no family");
        return static_cast<std::size_t>(place - names.begin());
    };
    for (const affinity_line& line : affinity_lines) {
        const std::size_t a = family(line.a), b = family(line.b);
        out[a * n + b] = out[b * n + a] = line.value;
    }
    return out;
}

}  // namespace segue::detail
