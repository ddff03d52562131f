#include <segue/detail/config.hpp>
#include <segue/detail/tour.hpp>

#include <algorithm>

namespace segue::detail {

/// Nodes of a range of places, copied before it is written over.
SEGUE_INLINE const int* tour::keep(int first, int count) {
    const auto begin = written_.size();
    ranges_.push_back({first, count});
    const int* from = at_.data() + first + 1;
    const int until_end = std::min(count, size() - first);
    written_.insert(written_.end(), from, from + until_end);
    written_.insert(written_.end(), at_.data() + 1, at_.data() + 1 + (count - until_end));
    return written_.data() + begin;
}

SEGUE_INLINE int tour::rearrange(std::span<const piece> pieces) {
    const auto longest = std::max_element(pieces.begin(), pieces.end(),
                                          [&](const piece& a, const piece& b) { return length(a) < length(b); });
    const std::size_t k = pieces.size(), stays = static_cast<std::size_t>(longest - pieces.begin());
    const bool mirrored = longest->turned;  // then the tour is read the other way round
    std::array<piece, most_pieces> rest{};
    std::size_t begin = 0, end = k - 1;
    for (std::size_t i = 1; i < k; ++i) {
        rest[i - 1] = pieces[(mirrored ? stays + k - i : stays + i) % k];
        rest[i - 1].turned ^= mirrored;
    }
    int first = around(longest->last + 1), last = around(longest->first - 1);
    for (; begin < end && !rest[begin].turned && rest[begin].first == first; ++begin)
        first = around(rest[begin].last + 1);
    for (; begin < end && !rest[end - 1].turned && rest[end - 1].last == last; --end)
        last = around(rest[end - 1].first - 1);
    if (begin == end) return 0;
    const int count = length({first, last, false});
    const int* old = keep(first, count);
    int to = first;
    for (; begin < end; ++begin) {
        const piece& p = rest[begin];
        const int* from = old + (p.first - first + (p.first < first ? size() : 0));
        const int nodes = length(p), step = p.turned ? -1 : 1;
        if (p.turned) from += nodes - 1;
        for (int i = 0; i < nodes; ++i, from += step) {
            set(to, *from);
            to = to + 1 == size() ? 0 : to + 1;
        }
    }
    close();
    return count;
}

SEGUE_INLINE void tour::undo(std::size_t changes) {
    for (; ranges_.size() > changes; ranges_.pop_back()) {
        const range r = ranges_.back();
        const std::size_t begin = written_.size() - static_cast<std::size_t>(r.count);
        int to = r.first;
        for (int i = 0; i < r.count; ++i) {
            set(to, written_[begin + static_cast<std::size_t>(i)]);
            to = to + 1 == size() ? 0 : to + 1;
        }
        written_.resize(begin);
    }
    close();
}

}  // namespace segue::detail
