#include <segue/detail/config.hpp>
#include <segue/error.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace segue {
namespace detail {

static inline std::string ascii_lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

/// Insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`; `limit + 1` once above `limit`.
static inline std::size_t spelling_distance(std::string_view a, std::string_view b, std::size_t limit) {
    const std::size_t longer = std::max(a.size(), b.size()), shorter = std::min(a.size(), b.size());
    if (longer - shorter > limit) return limit + 1;
    std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), here(b.size() + 1);
    std::iota(above.begin(), above.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        here[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            here[j] = std::min({above[j] + 1, here[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                here[j] = std::min(here[j], before[j - 2] + 1);
            least = std::min(least, here[j]);
        }
        if (least > limit) return limit + 1;
        std::swap(before, above);
        std::swap(above, here);
    }
    return above[b.size()];
}

}  // namespace detail

SEGUE_INLINE std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
    const std::string wanted = detail::ascii_lower(word);
    const std::string* nearest = nullptr;
    std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);  // a third of the letters wrong is another word
    for (const std::string& candidate : candidates) {
        const std::size_t d = detail::spelling_distance(wanted, detail::ascii_lower(candidate), limit);
        if (d > limit || d >= std::max<std::size_t>(1, std::max(wanted.size(), candidate.size()))) continue;
        nearest = &candidate;
        if (d == 0) break;
        limit = d - 1;
    }
    return nearest ? " (did you mean '" + *nearest + "'?)" : std::string{};
}

SEGUE_INLINE std::string listed(const std::vector<std::string>& items) {
    std::string out;
    for (const std::string& item : items) out += (out.empty() ? "" : ", ") + item;
    return out;
}

}  // namespace segue
