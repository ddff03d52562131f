#include <segue/bound/one_tree.hpp>
#include <segue/detail/bound_parts.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/tree_ascent.hpp>

#include <algorithm>

namespace segue {
namespace detail {

SEGUE_INLINE std::vector<double> cheaper_directions(const problem& p) {
    const auto n = static_cast<std::size_t>(p.size());
    const std::span<const double> t = p.transition_matrix();
    std::vector<double> out(n * n, 0.0);
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b)
            if (a != b) out[a * n + b] = std::min(t[a * n + b], t[b * n + a]);
    return out;
}

}  // namespace detail

SEGUE_INLINE certificate one_tree_bound(const problem& p, double seconds, std::stop_token cancelled) {
    const std::string method = "1-tree";
    if (p.size() < 2) return {0, method};
    const detail::deadline until(seconds, std::move(cancelled));
    const std::vector<double> cost = detail::cheaper_directions(p), ends(static_cast<std::size_t>(p.size()), 0.0);
    detail::tree_ascent ascent(cost, ends);
    const double aim = detail::cost_of_some_path(p);
    return {ascent.run(aim, [&] { return until.passed(); }), method};
}

}  // namespace segue
