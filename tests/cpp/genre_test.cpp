#include <segue/error.hpp>
#include <segue/genre.hpp>
#include <segue/track.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace segue {
namespace {

const taxonomy& genres = taxonomy::standard();

std::string placed(std::string_view tag) {
    const int node = genres.find(tag);
    return node < 0 ? "?" : genres.name(node);
}

genre_profile profile(std::initializer_list<const char*> names) {
    std::vector<tag> tags;
    for (const char* name : names) tags.push_back({name, 1});
    return profile_of(tags);
}

double apart(std::initializer_list<const char*> a, std::initializer_list<const char*> b) {
    return genre_distance(profile(a), profile(b));
}

TEST(NormalTag, FoldsWhatSpellersDifferIn) {
    EXPECT_EQ(normal_tag("  Hip\u2010Hop / RAP_music! "), "hip hop rap music");
    EXPECT_EQ(normal_tag("R&B"), "r and b");
    EXPECT_EQ(normal_tag("drum 'n' bass"), "drum and bass");
    EXPECT_EQ(normal_tag("Músicá FRANÇAISE œuvre Łódź"), "musica francaise oeuvre lodz");
    EXPECT_EQ(normal_tag("演歌"), "演歌");
    EXPECT_EQ(normal_tag("\xff\xc3"), "\xff\xc3");
    EXPECT_EQ(normal_tag("..."), "");
}

TEST(Taxonomy, IsLargeAndParentsComeFirst) {
    EXPECT_GE(genres.size(), 450);
    EXPECT_GE(genres.families(), 20);
    for (int node = 0; node < genres.size(); ++node) {
        EXPECT_EQ(genres.parents(node).empty(), node < genres.families());
        for (const int parent : genres.parents(node)) EXPECT_LT(parent, node);
        EXPECT_EQ(genres.find(genres.name(node)), node);
        EXPECT_EQ(genres.name(node).find_first_of("*=~"), std::string::npos) << "only aliases carry marks";
    }
}

TEST(Taxonomy, FindsByAliasAndSpelling) {
    for (const char* tag : {"hip-hop", "Hip Hop", "hiphop", "rap", "Rap/Hip Hop"})
        EXPECT_EQ(placed(tag), "hip hop") << tag;
    for (const char* tag : {"dnb", "Drum & Bass", "d&b", "drum'n'bass", "drum n bass", "jungle"})
        EXPECT_EQ(placed(tag), "drum and bass") << tag;
    for (const char* tag : {"R&B", "rnb", "r n b", "Rhythm and Blues"}) EXPECT_EQ(placed(tag), "r&b") << tag;
    for (const char* tag : {"post-hardcore", "Post Hardcore", "posthardcore"})
        EXPECT_EQ(placed(tag), "post hardcore") << tag;
    EXPECT_EQ(placed("lofi"), "lo-fi");
    EXPECT_EQ(placed("Electro House"), "electro house");
    EXPECT_EQ(placed("synthpop"), "synth-pop");
    EXPECT_EQ(placed("progressive electro house"), "electro house");
}

TEST(Taxonomy, FindsByTheLastWordsThenByAnyWords) {
    EXPECT_EQ(placed("swedish melodic death metal"), "melodic death metal");
    EXPECT_EQ(placed("finnish gnome metal"), "metal");
    EXPECT_EQ(placed("belgian pop"), "pop");
    EXPECT_EQ(placed("krachcore"), "hardcore punk");
    EXPECT_EQ(placed("rap du quartier"), "hip hop");
    EXPECT_EQ(placed("xyzzy"), "?");
    EXPECT_EQ(placed(""), "?");
}

TEST(Taxonomy, SaysByWhichRuleItPlaces) {
    EXPECT_EQ(genres.place("Hip-Hop").by, placed_by::name);
    EXPECT_EQ(genres.place("finnish gnome metal").by, placed_by::last_words);
    EXPECT_EQ(genres.place("krachcore").by, placed_by::ending);
    EXPECT_EQ(genres.place("rap du quartier").by, placed_by::inner_words);
    EXPECT_EQ(genres.place("xyzzy"), placement{});
    EXPECT_EQ(placed("indie rock italiano"), "indie rock");  // a region yields to a style
    EXPECT_EQ(placed("duo italiano"), "canzone");
}

TEST(Taxonomy, IsExtendedAsAValue) {
    const taxonomy mine =
        genres.extended({{"dreampunk", {"ambient", "vapor wave"}, {"drimpunk"}}, {"grime", {"hip hop"}, {}}});
    EXPECT_EQ(mine.size(), genres.size() + 1);
    EXPECT_EQ(mine.families(), genres.families());
    EXPECT_EQ(mine.name(mine.find("deep Dream-Punk")), "dreampunk");
    EXPECT_EQ(mine.parents(mine.find("grime")).size(), 1U);
    EXPECT_EQ(placed("dreampunk"), "vaporwave");
    EXPECT_FALSE(mine == genres);
    EXPECT_TRUE(taxonomy(mine) == mine);
    EXPECT_THROW((void)genres.extended({{"blorp", {}, {}}}), data_error);
    EXPECT_THROW((void)genres.extended({{"blorp", {"tecno"}, {}}}), data_error);
    EXPECT_THROW((void)genres.extended({{"rock", {"pop"}, {}}}), data_error);
    EXPECT_THROW((void)genres.extended({{"a1", {"b1"}, {}}, {"b1", {"a1"}, {}}}), data_error);
}

TEST(Taxonomy, IsWrittenDownAsItsAdditions) {
    EXPECT_TRUE(genres.additions().empty());
    const taxonomy mine = genres.extended({{"garage", {"garage rock"}, {}}, {"techno", {}, {"schranzig", "*Tek-kno"}}});
    const taxonomy twice = mine.extended({{"blorp", {"garage"}, {}}, {"grime", {"hip hop"}, {}}});
    const taxonomy again = genres.extended(twice.additions());
    EXPECT_EQ(twice.additions().size(), 4U);
    EXPECT_EQ(again.additions(), twice.additions());
    ASSERT_EQ(again.size(), twice.size());
    for (const char* tag : {"garage", "blorp", "grime", "schranzig", "turbotekkno", "uk garage", "techno"})
        EXPECT_EQ(again.name(again.find(tag)), twice.name(twice.find(tag))) << tag;
    EXPECT_EQ(again.name(again.find("turbotekkno")), "techno");
}

TEST(Taxonomy, FamiliesAreFoundByNameAlone) {
    EXPECT_EQ(genres.name(genres.find_family("Hip-Hop")), "hip hop");
    EXPECT_EQ(genres.find_family("pop punk"), -1);
    EXPECT_EQ(genres.find_family("xyzzy"), -1);
}

TEST(Taxonomy, VectorsHaveUnitLengthAndSharesSumToOne) {
    for (int node = 0; node < genres.size(); ++node) {
        double square = 0, sum = 0;
        for (const genre_weight& w : genres.vector(node)) square += w.weight * w.weight;
        for (const double share : genres.family_shares(node)) sum += share;
        EXPECT_NEAR(square, 1, 1e-12) << genres.name(node);
        EXPECT_NEAR(sum, 1, 1e-12) << genres.name(node);
    }
    const auto& x = genres.vector(genres.find("east coast hip hop"));
    ASSERT_EQ(x.size(), 2U);
    EXPECT_DOUBLE_EQ(x[0].weight * 2, x[1].weight);  // the parent counts half
}

TEST(Taxonomy, AffinityIsSymmetricAndGreatestOnTheDiagonal) {
    for (int a = 0; a < genres.families(); ++a)
        for (int b = 0; b < genres.families(); ++b) {
            EXPECT_EQ(genres.affinity(a, b), genres.affinity(b, a));
            EXPECT_GE(genres.affinity(a, b), 0);
            EXPECT_LE(genres.affinity(a, b), genres.affinity(a, a));
        }
}

TEST(GenreProfile, LeavesOutAndCountsUnknownTags) {
    std::map<std::string, int> unknown;
    const genre_profile p = profile_of({{"punk", 2}, {"xyzzy", 1}}, genres, &unknown);
    EXPECT_EQ(unknown, (std::map<std::string, int>{{"xyzzy", 1}}));
    EXPECT_EQ(p, profile({"punk"}));
    EXPECT_TRUE(profile({"xyzzy"}).vector.empty());
    EXPECT_TRUE(profile({}).families.empty());
}

TEST(GenreDistance, IsWhatAListenerWouldSay) {
    EXPECT_NEAR(apart({"hip hop"}, {"Hip-Hop"}), 0, 1e-12);
    EXPECT_GE(apart({"hip hop", "rap", "chicago rap"}, {"emo", "pop punk", "rock"}), .5);  // Stronger -> Teenagers
    EXPECT_LT(apart({"rock"}, {"punk"}), .35);
    EXPECT_GT(apart({"hip hop"}, {"opera"}), apart({"hip hop"}, {"punk"}));
    EXPECT_LT(apart({"hip hop"}, {"r&b"}), apart({"hip hop"}, {"country"}));
}

TEST(GenreDistance, SubgenresOfOneFamilyAreNearButNotTheSame) {
    for (const auto& [a, b] : {std::pair{"techno", "deep house"}, std::pair{"black metal", "power metal"},
                               std::pair{"bebop", "smooth jazz"}, std::pair{"grunge", "surf rock"}}) {
        EXPECT_GE(apart({a}, {b}), .1) << a;
        EXPECT_LE(apart({a}, {b}), .4) << a;
    }
    EXPECT_LT(apart({"deep house"}, {"house"}), apart({"deep house"}, {"drum and bass"}));
}

TEST(GenreDistance, IsSymmetricAndBounded) {
    for (int a = 0; a < genres.size(); a += 7)
        for (int b = 0; b < genres.size(); b += 11) {
            const genre_profile p = profile({genres.name(a).c_str()}), q = profile({genres.name(b).c_str()});
            EXPECT_NEAR(genre_distance(p, q), genre_distance(q, p), 1e-12);
            EXPECT_GE(genre_distance(p, q), 0);
            EXPECT_LE(genre_distance(p, q), 1);
        }
}

}  // namespace
}  // namespace segue
