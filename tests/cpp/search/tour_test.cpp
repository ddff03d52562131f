#include <gtest/gtest.h>
#include <segue/detail/tour.hpp>
#include <segue/random.hpp>

#include <algorithm>
#include <vector>

using segue::detail::tour;

namespace {

std::vector<int> read(const tour& t, int from) {
    std::vector<int> nodes{from};
    for (int a = t.next(from); a != from; a = t.next(a)) nodes.push_back(a);
    return nodes;
}

}  // namespace

TEST(Tour, APathIsTurnedAroundInEitherDirectionAndBack) {
    segue::random r(2);
    for (const int n : {3, 4, 5, 8, 31}) {
        tour t(segue::shuffled(n, r));
        for (int k = 0; k < 300; ++k) {
            if (r.below(3) == 0) t.mirror();
            const int a = static_cast<int>(r.below(static_cast<std::uint32_t>(n))),
                      b = static_cast<int>(r.below(static_cast<std::uint32_t>(n)));
            const auto before = read(t, a);
            const int steps = t.distance(a, b);
            ASSERT_EQ(before[static_cast<std::size_t>(steps)], b);
            t.flip(a, b);
            auto expected = before;
            std::reverse(expected.begin(), expected.begin() + steps + 1);
            ASSERT_EQ(read(t, b), expected) << n;
            ASSERT_EQ(t.previous(t.next(a)), a);
            if (k % 2 == 0) {
                t.flip(b, a);
                ASSERT_EQ(read(t, a), before);
            }
        }
    }
}
