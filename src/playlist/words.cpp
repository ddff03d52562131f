#include <segue/detail/config.hpp>
#include <segue/detail/words.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace segue::detail {

SEGUE_INLINE std::string number(double value, int decimals, bool sign) {
    char text[64];
    std::snprintf(text, sizeof text, sign ? "%+.*f" : "%.*f", decimals, value);
    return text;
}

SEGUE_INLINE std::string differences(const priced& before, const priced& after) {
    constexpr double worth_saying = 0.005;
    std::vector<std::pair<std::string, double>> by;
    for (std::size_t t = 0; t < before.terms.size(); ++t)
        if (const double d = after.terms[t].second - before.terms[t].second; std::abs(d) >= worth_saying)
            by.emplace_back(before.terms[t].first, d);
    std::stable_sort(by.begin(), by.end(),
                     [](const auto& a, const auto& b) { return std::abs(a.second) > std::abs(b.second); });
    std::string out;
    for (const auto& [name, d] : by) out += (out.empty() ? "" : ", ") + name + " " + number(d, 2, true);
    return out;
}

}  // namespace segue::detail
