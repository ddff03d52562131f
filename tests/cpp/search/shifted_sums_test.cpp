#include <gtest/gtest.h>
#include <segue/detail/shifted_sums.hpp>
#include <segue/random.hpp>

#include <algorithm>
#include <numeric>

// Whole numbers, so that sums are exact and any slip shows.
TEST(ShiftedSums, FollowChangesOfAnyStretch) {
    segue::random r(1);
    for (const std::size_t items : {1u, 2u, 63u, 64u, 65u, 127u, 128u, 200u, 1000u}) {
        std::vector<long> values(items);
        segue::detail::shifted_sums<long> sums(items);
        const auto item = [&](std::size_t i) { return values[i]; };
        for (int change = 0; change < 200; ++change) {
            std::size_t lo = r.below(static_cast<std::uint32_t>(items)),
                        hi = r.below(static_cast<std::uint32_t>(items));
            if (lo > hi) std::swap(lo, hi);
            for (std::size_t i = lo; i <= hi; ++i) values[i] = static_cast<long>(r.below(1000)) - 500;
            sums.renew(lo, hi, item);
            long sum = 0;
            for (std::size_t i = 0; i <= items; ++i) {
                ASSERT_EQ(sums[i], sum) << items << " items, entry " << i << " after renewing " << lo << ".." << hi;
                if (i < items) sum += values[i];
            }
        }
    }
}
