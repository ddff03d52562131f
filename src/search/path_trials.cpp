#include <segue/detail/config.hpp>
#include <segue/detail/path_trials.hpp>

#include <algorithm>
#include <limits>
#include <numeric>

namespace segue::detail {

SEGUE_INLINE path_trials::path_trials(path_search<tour>& search, random& r)
    : search_(search),
      random_(r),
      merge_(search.prices()),
      best_(search.present()),
      tried_(best_),
      length_(search.length()),
      left_(static_cast<std::size_t>(best_.size())),
      place_left_(left_.size()) {
    start_.reserve(left_.size());
}

/// What comes after a in a start: the next of the best tour where the tree joins them, else any near node, else the
/// nearest that is left.
SEGUE_INLINE int path_trials::follower(int a) {
    const auto is_left = [&](int b) { return place_left_[static_cast<std::size_t>(b)] >= 0; };
    int out = -1;
    std::uint32_t met = 0;
    const int known = best_.next(a);
    for (const near_node& b : search_.prices().near(a, false)) {
        if (!is_left(b.node)) continue;
        if (b.in_tree && b.node == known) return known;
        if (random_.below(++met) == 0) out = b.node;
    }
    if (out >= 0) return out;
    double least = std::numeric_limits<double>::infinity();
    for (const int b : left_)
        if (const double d = search_.prices().distance(a, b); d < least) least = d, out = b;
    return out;
}

SEGUE_INLINE void path_trials::draw_start() {
    const int nodes = best_.size();
    left_.resize(static_cast<std::size_t>(nodes));
    std::iota(left_.begin(), left_.end(), 0);
    std::iota(place_left_.begin(), place_left_.end(), 0);
    start_.clear();
    for (int a = static_cast<int>(random_.below(static_cast<std::uint32_t>(nodes)));; a = follower(a)) {
        start_.push_back(a);
        int& place = place_left_[static_cast<std::size_t>(a)];
        left_[static_cast<std::size_t>(place)] = left_.back();
        place_left_[static_cast<std::size_t>(left_.back())] = place;
        place = -1;
        left_.pop_back();
        if (left_.empty()) return;
    }
}

SEGUE_INLINE void path_trials::next() {
    draw_start();
    search_.restart(start_, best_);
    tried_ = search_.present();
    double tried = search_.length() - merge_.improve(tried_, best_);
    tour merged = best_;
    if (const double both = length_ - merge_.improve(merged, tried_); both < tried) tried = both, tried_ = merged;
    if (tried < length_) length_ = tried, best_ = tried_;
}

}  // namespace segue::detail
