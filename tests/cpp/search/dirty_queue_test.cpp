#include <gtest/gtest.h>
#include <segue/detail/dirty_queue.hpp>

TEST(DirtyQueue, ServesInTurnAndHoldsNothingTwice) {
    segue::detail::dirty_queue queue(3);
    for (int round = 0; round < 5; ++round) {  // the ring comes around
        for (const int a : {2, 0, 2, 1, 0}) queue.push(a);
        EXPECT_EQ(queue.pop(), 2);
        queue.push(2);  // it may wait again once it was served
        for (const int a : {0, 1, 2}) EXPECT_EQ(queue.pop(), a);
        EXPECT_TRUE(queue.empty());
    }
}
