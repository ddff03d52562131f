// What each rule says when it is broken, and what it refuses.
#include <gtest/gtest.h>
#include <segue/error.hpp>
#include <segue/rule.hpp>

#include <numeric>

namespace {

/// Tracks A, B, C, ... of four minutes; capitals are loud, small letters calm.
segue::crate named(std::string_view letters) {
    std::vector<segue::track> tracks;
    for (const char letter : letters) {
        segue::track t;
        t.id = t.title = std::string(1, letter);
        t.energy = letter >= 'a' ? 0.2 : 0.9;
        t.duration = 240;
        t.popularity = letter >= 'a' ? 0.1 : 0.8;
        tracks.push_back(t);
    }
    return segue::crate(tracks);
}

std::vector<std::string> said(const segue::rule& r, std::string_view letters) {
    std::vector<int> order(letters.size());
    std::iota(order.begin(), order.end(), 0);
    std::vector<std::string> out;
    for (const auto& v : lower(std::vector{r}, named(letters)).front()->violations(order)) out.push_back(v.sentence);
    return out;
}

std::string refused(const segue::rule& r, std::string_view letters) {
    try {
        static_cast<void>(lower(std::vector{r}, named(letters)));
    } catch (const segue::rule_error& e) {
        return e.what();
    }
    return "not refused";
}

using sentences = std::vector<std::string>;

}  // namespace

TEST(RuleSentences, SayWhatIsBroken) {
    EXPECT_EQ(said(segue::before{"C", "A"}, "ABC"), sentences{"'C' (slot 3) must come before 'A' (slot 1)"});
    EXPECT_EQ(said(segue::keep_first{2, {"A", "C"}}, "ABC"), sentences{"'C' (slot 3) must stay in slot 2"});
    EXPECT_EQ(
        said(segue::together{.of = {.tracks = {"A", "C"}}}, "ABC"),
        sentences{"'C' (slot 3) stands apart from 'A' (slot 1); nothing else may stand between those of '(A, C)'"});
    EXPECT_EQ(said(segue::together{.of = {.tracks = {"B", "A"}}, .ordered = true}, "ABC"),
              sentences{"'A' (slot 1) must follow 'B' (slot 2) at once"});
    EXPECT_EQ(said(segue::forbid{{.tracks = {"A"}}, {.where = "energy>0.5"}}, "ABC"),
              sentences{"'B' (slot 2) must not follow 'A' (slot 1) at once"});
    EXPECT_EQ(said(segue::require{{.tracks = {"A"}}, {.tracks = {"C"}}}, "ABC"),
              sentences{"'A' (slot 1) must be followed at once by 'C', but 'B' follows"});
    EXPECT_EQ(said(segue::require{{.tracks = {"C"}}, {.tracks = {"A", "B"}}}, "ABC"),
              sentences{"'C' (slot 3) must be followed at once by one of 2 tracks, but is the last"});
    EXPECT_EQ(
        said(segue::rest{10}, "ABCd"),
        sentences{
            "'A' (slot 1) to 'C' (slot 3) are 12 minutes of tracks that are not calm in a row; at most 10 may be"});
    EXPECT_EQ(said(segue::ratio{3}, "ABCd"),
              sentences{"'A' (slot 1) to 'C' (slot 3) hold none of 'popularity<0.3'; at least 1 of every 3 must be"});
    EXPECT_EQ(
        said(segue::every{.k = segue::every::evenly, .of = {.where = "energy<0.5"}}, "aBC"),
        sentences{"'B' (slot 2) stands where one of 'energy<0.5' should part the others evenly, while 'a' (slot 1) "
                  "stands elsewhere"});
}

TEST(RuleSentences, KeptRulesSayNothing) {
    EXPECT_TRUE(said(segue::before{"A", "C"}, "ABC").empty());
    EXPECT_TRUE(said(segue::together{.of = {.tracks = {"C", "B"}}}, "ABC").empty());
    EXPECT_TRUE(said(segue::together{.of = {.tracks = {"B", "C"}}, .ordered = true}, "ABC").empty());
    EXPECT_TRUE(said(segue::rest{3}, "AbC").empty());   // one track alone may be longer
    EXPECT_TRUE(said(segue::ratio{4}, "ABC").empty());  // no four in a row
}

TEST(RuleSentences, RefuseWhatCannotBe) {
    EXPECT_EQ(refused(segue::before{"A", "A"}, "AB"), "rule 'before A -> A': 'A' cannot come before itself");
    EXPECT_EQ(refused(segue::keep_first{3}, "AB"), "rule 'keep_first 3': there are only 2 tracks");
    EXPECT_EQ(refused(segue::together{.of = {.tracks = {"A", "A"}}}, "AB"), "rule 'together A, A' names 'A' twice");
    EXPECT_EQ(refused(segue::forbid{{.where = "enrgy<0.4"}, {.tracks = {"A"}}}, "AB"),
              "rule 'forbid enrgy<0.4 -> A': there is no field 'enrgy' (did you mean 'energy'?)");
    EXPECT_EQ(refused(segue::ratio{3, 4}, "AB"), "rule 'ratio 4 in 3': least is 4; it must be 1 to 3");
    EXPECT_NE(refused(segue::require{{.tracks = {"A", "B"}}, {.tracks = {"B"}}}, "ABC"), "not refused");
    EXPECT_NE(refused(segue::rest{0}, "AB"), "not refused");
    EXPECT_NE(refused(segue::apart{.tracks = 1, .of = {.where = "artist<B"}}, "AB"), "not refused");
}

TEST(NoRepeat, KnowsTheSameRecordingUnderTwoIds) {
    std::vector<segue::track> tracks(6);
    const char* titles[] = {"Hurt", "hurt!", "Hurt (Live)", "Hurt", "Other", "Another"};
    for (std::size_t i = 0; i < 6; ++i) {
        tracks[i].id = i < 4 ? "id" + std::to_string(i) : "same";  // the crate makes the second one same#2
        tracks[i].title = titles[i];
        tracks[i].artists = {i == 3 ? "Someone Else" : "Johnny Cash"};
    }
    const auto law = lower(std::vector<segue::rule>{segue::no_repeat{}}, segue::crate(tracks)).front();
    EXPECT_EQ(law->count(std::vector{0, 1, 2, 3, 4, 5}), 2);
    EXPECT_EQ(law->count(std::vector{0, 2, 3, 4, 1, 5}), 0);
}

TEST(Chosen, EvaluatesAPredicateOnce) {
    const auto tracks = named("AbC");
    int calls = 0;
    const auto loud = chosen(
        tracks, [&](const segue::track& t) { return ++calls > 0 && *t.energy > 0.5; }, "loud");
    EXPECT_EQ(calls, 3);
    EXPECT_EQ(loud.tracks, (std::vector<std::string>{"A", "C"}));
    EXPECT_EQ(to_string(segue::rule(segue::at_most{.in_a_row = 1, .of = loud})), "at_most loud 1");
}
