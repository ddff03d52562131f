#include <gtest/gtest.h>
#include <segue/detail/segmented_tour.hpp>
#include <segue/random.hpp>

#include <algorithm>
#include <set>
#include <vector>

using segue::detail::tour;

namespace {

template <class Tour>
std::vector<int> read(const Tour& t) {
    std::vector<int> nodes;
    for (int i = 0; i < t.size(); ++i) nodes.push_back(t.node(i));
    return nodes;
}

/// From node 0 on, in the direction of its smaller neighbour: the same for the same ring.
std::vector<int> ring(std::vector<int> nodes) {
    std::rotate(nodes.begin(), std::find(nodes.begin(), nodes.end(), 0), nodes.end());
    if (nodes[1] > nodes.back()) std::reverse(nodes.begin() + 1, nodes.end());
    return nodes;
}

/// A ring of n nodes cut at random into at most `most` pieces, in random order, some turned around.
std::vector<tour::piece> random_pieces(int n, int most, segue::random& r) {
    std::set<int> cuts;
    while (static_cast<int>(cuts.size()) < std::min(n, most))
        cuts.insert(static_cast<int>(r.below(static_cast<std::uint32_t>(n))));
    std::vector<tour::piece> out;
    int first = (*cuts.rbegin() + 1) % n;
    for (const int last : cuts) {
        out.push_back({first, last, r.below(2) == 1});
        first = last + 1;
    }
    r.shuffle(std::span<tour::piece>(out));
    return out;
}

template <class Tour>
class TourOf : public testing::Test {};
using tours = testing::Types<tour, segue::detail::segmented_tour>;
TYPED_TEST_SUITE(TourOf, tours);

}  // namespace

TYPED_TEST(TourOf, PiecesArePutBackInTheOrderGivenAndUndone) {
    segue::random r(2);
    for (const int n : {3, 4, 5, 8, 31, 2000}) {
        TypeParam t(segue::shuffled(n, r));
        for (int k = 0; k < 300; ++k) {
            const auto before = read(t);
            const auto pieces = random_pieces(n, 2 + static_cast<int>(r.below(5)), r);
            std::vector<int> expected;
            for (const tour::piece& p : pieces) {
                std::vector<int> nodes;
                for (int i = p.first;; i = (i + 1) % n) {
                    nodes.push_back(before[static_cast<std::size_t>(i)]);
                    if (i == p.last) break;
                }
                if (p.turned) std::reverse(nodes.begin(), nodes.end());
                expected.insert(expected.end(), nodes.begin(), nodes.end());
            }
            const std::size_t changes = t.changes();
            t.rearrange(pieces);
            ASSERT_EQ(ring(read(t)), ring(expected)) << n;
            for (int i = 0; i < n; ++i) {
                ASSERT_EQ(t.place(t.node(i)), i);
                ASSERT_EQ(t.previous(t.next(t.node(i))), t.node(i));
            }
            if (k % 2 == 0) {
                t.undo(changes);
                ASSERT_EQ(ring(read(t)), ring(before));
            }
        }
        const auto last = ring(read(t));
        t.settle();
        t.rearrange(random_pieces(n, 3, r));
        t.rearrange(random_pieces(n, 3, r));
        t.undo();
        EXPECT_EQ(ring(read(t)), last);
    }
}
