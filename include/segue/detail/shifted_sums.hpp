#pragma once
#include <algorithm>
#include <cstddef>
#include <vector>

namespace segue::detail {

/// Prefix sums of a sequence that changes in stretches: entry i is the sum of what stands before i.
///
/// A change of items lo..hi shifts every later sum by one amount. Sums are kept relative to the beginning of their
/// chunk of 32, so a shift touches one base a chunk rather than every entry.
template <class Sum>
class shifted_sums {
public:
    explicit shifted_sums(std::size_t items = 0) : within_(items + 1), base_(items / chunk + 1) {}

    [[nodiscard]] Sum operator[](std::size_t i) const noexcept { return base_[i / chunk] + within_[i]; }
    [[nodiscard]] Sum total() const noexcept { return (*this)[within_.size() - 1]; }

    /// Items lo..hi have changed; `item(i)` tells what they are now.
    template <class Item>
    void renew(std::size_t lo, std::size_t hi, Item item) {
        const std::size_t here = (hi + 1) / chunk, end = std::min(within_.size(), (here + 1) * chunk);
        const Sum was = (*this)[hi + 1], base_was = base_[here];
        for (std::size_t i = lo; i <= hi; ++i) {
            const Sum next = within_[i] + item(i);
            if ((i + 1) % chunk == 0) {
                base_[(i + 1) / chunk] = base_[i / chunk] + next;
                within_[i + 1] = Sum{};
            } else {
                within_[i + 1] = next;
            }
        }
        const Sum by = (*this)[hi + 1] - was, left = by - (base_[here] - base_was);
        for (std::size_t i = hi + 2; i < end; ++i) within_[i] += left;
        for (std::size_t c = here + 1; c < base_.size(); ++c) base_[c] += by;
    }

private:
    static constexpr std::size_t chunk = 32;
    std::vector<Sum> within_, base_;
};

}  // namespace segue::detail
