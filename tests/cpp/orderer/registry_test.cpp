#include <gtest/gtest.h>
#include <segue/orderer.hpp>

#include <set>

TEST(Registry, ListsEachOrdererOnceWithASentence) {
    std::vector<std::string> names;
    for (const auto& o : segue::orderers()) {
        names.push_back(o.name);
        EXPECT_FALSE(o.sentence.empty());
        EXPECT_EQ(&segue::orderer_named(o.name), &o);
    }
    EXPECT_EQ(names,
              (std::vector<std::string>{"given", "shuffle", "sort", "balanced_shuffle", "dithered_shuffle", "nearest",
                                        "insertion", "spanning_tree", "local_search", "iterated", "exact", "auto"}));
}

TEST(Registry, SuggestsANameThatIsNear) {
    try {
        static_cast<void>(segue::orderer_named("nearst"));
        FAIL();
    } catch (const segue::data_error& e) {
        EXPECT_STREQ(e.what(), "there is no orderer 'nearst' (did you mean 'nearest'?)");
    }
}
