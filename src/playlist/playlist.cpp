#include <segue/detail/config.hpp>
#include <segue/detail/words.hpp>
#include <segue/playlist.hpp>

#include <algorithm>
#include <cmath>

namespace segue {

SEGUE_INLINE playlist::playlist(segue::crate tracks, segue::problem p, std::vector<int> order)
    : crate_(std::move(tracks)), problem_(std::move(p)), order_(std::move(order)), priced_(problem_.evaluate(order_)) {
    found_.order = order_;
    found_.method = "given";
}

SEGUE_INLINE playlist make_playlist(segue::crate tracks, segue::problem p, found f, std::uint64_t seed,
                                    double seconds) {
    playlist out(std::move(tracks), std::move(p), f.order);
    out.found_ = std::move(f);
    out.seed = seed;
    out.seconds = seconds;
    return out;
}

SEGUE_INLINE std::vector<track> playlist::tracks() const {
    std::vector<track> out;
    for (int slot = 0; slot < size(); ++slot) out.push_back((*this)[slot]);
    return out;
}

SEGUE_INLINE std::optional<double> playlist::gap() const {
    if (!bound()) return std::nullopt;
    if (cost() == 0 && *bound() == 0) return 0.0;
    if (*bound() <= 0) return std::nullopt;
    return std::max(0.0, (cost() - *bound()) / *bound());
}

SEGUE_INLINE std::optional<double> playlist::closed() const {
    if (!bound()) return std::nullopt;
    const double shuffle = shuffle_cost(problem_), way = shuffle - *bound();
    if (!std::isfinite(way)) return std::nullopt;
    return way == 0 ? 1.0 : (shuffle - cost()) / way;
}

SEGUE_INLINE double shuffle_cost(const problem& p) {
    constexpr int shuffles = 100;
    random r(0);
    double sum = 0;
    for (int k = 0; k < shuffles; ++k) sum += p.evaluate(shuffled(p.size(), r)).total;
    return sum / shuffles;
}

SEGUE_INLINE std::string proof_sentence(const playlist& p) {
    if (p.proven()) return "proven: no order is better";
    const auto gap = p.gap(), closed = p.closed();
    if (!gap) return "no bound was computed; give it time, or ask for one";
    std::string out = "at most " + detail::number(100 * *gap, 1) + " % above the best possible";
    if (closed) out += ", " + detail::number(100 * *closed, 0) + " % of the way from a shuffle to the proven limit";
    return out;
}

}  // namespace segue
