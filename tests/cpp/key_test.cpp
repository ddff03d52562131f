#include <segue/error.hpp>
#include <segue/key.hpp>

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace segue {
namespace {

const musical_key a_minor(9, mode::minor), c_major(0, mode::major), f_sharp_minor(6, mode::minor),
    e_flat_minor(3, mode::minor);

TEST(Key, ReadsEverySpellingInUse) {
    for (const char* text : {"8A", "08A", "8a", " 8A ", "1m", "01m", "1M", "Am", "A minor", "A min", "Amin", "A-minor",
                             "a moll", "am", "21", "8A/Am"})
        EXPECT_EQ(musical_key::parse(text), a_minor) << text;
    for (const char* text : {"8B", "08b", "1d", "1D", "C", "C major", "Cmaj", "C Maj", "CM", "c dur", "0", "B#"})
        EXPECT_EQ(musical_key::parse(text), c_major) << text;
    for (const char* text : {"F#m", "Gbm", "F♯m", "G♭m", "F sharp minor", "G flat minor", "F#/Gb minor", "11A", "4m"})
        EXPECT_EQ(musical_key::parse(text), f_sharp_minor) << text;
    for (const char* text : {"D♯m/E♭m", "D#m", "Ebm", "2A", "7m"})
        EXPECT_EQ(musical_key::parse(text), e_flat_minor) << text;
}

TEST(Key, UnknownIsEmptyNotAnError) {
    for (const char* text : {"", "  ", "-1", "-", "none", "None", "all", "o", "nan", "unknown"})
        EXPECT_EQ(musical_key::parse(text), std::nullopt) << text;
}

TEST(Key, NonsenseIsQuotedBack) {
    for (const char* text : {"13A", "0A", "8C", "H", "24", "-5", "Amx", "C/Am", "Am/Bm", "8A/", "123", "minor"})
        EXPECT_THROW((void)musical_key::parse(text), data_error) << text;
    try {
        (void)musical_key::parse("13A");
        FAIL();
    } catch (const data_error& e) {
        EXPECT_NE(std::string(e.what()).find("'13A'"), std::string::npos);
    }
    EXPECT_THROW(musical_key(12, mode::major), data_error);
    EXPECT_THROW((void)musical_key::from_traktor(24), data_error);
    EXPECT_THROW((void)musical_key::from_wheel_index(-1), data_error);
}

TEST(Key, TheWheelIsTheOneThatDjsKnow) {
    const std::pair<const char*, const char*> pairs[] = {
        {"1A", "Abm"}, {"2A", "Ebm"}, {"3A", "Bbm"}, {"4A", "Fm"},  {"5A", "Cm"},   {"6A", "Gm"},
        {"7A", "Dm"},  {"8A", "Am"},  {"9A", "Em"},  {"10A", "Bm"}, {"11A", "F#m"}, {"12A", "C#m"},
        {"1B", "B"},   {"2B", "F#"},  {"3B", "Db"},  {"4B", "Ab"},  {"5B", "Eb"},   {"6B", "Bb"},
        {"7B", "F"},   {"8B", "C"},   {"9B", "G"},   {"10B", "D"},  {"11B", "A"},   {"12B", "E"}};
    for (const auto& [camelot, name] : pairs) {
        EXPECT_EQ(musical_key::parse(camelot), musical_key::parse(name)) << camelot;
        EXPECT_EQ(musical_key::parse(name)->camelot(), camelot);
    }
}

TEST(Key, AllNotationsReadBack) {
    std::set<std::string> names;
    for (int i = 0; i < 24; ++i) {
        const musical_key k = musical_key::from_wheel_index(i);
        EXPECT_EQ(k.wheel_index(), i);
        EXPECT_EQ(musical_key::from_traktor(k.traktor()), k);
        for (const std::string& text :
             {k.camelot(), k.open_key(), k.name(), k.short_name(), std::to_string(k.traktor())})
            EXPECT_EQ(musical_key::parse(text), k) << text;
        names.insert(k.name());
    }
    EXPECT_EQ(names.size(), 24U);
    EXPECT_EQ(musical_key().name(), "C minor");
}

TEST(Key, AFifthIsOneStepAndATritoneSix) {
    EXPECT_EQ(wheel_distance(c_major, c_major.transposed(7)), 1);
    EXPECT_EQ(wheel_distance(c_major, c_major.transposed(-7)), 1);
    EXPECT_EQ(wheel_distance(c_major, c_major.transposed(6)), 6);
    EXPECT_EQ(wheel_distance(a_minor, c_major), 0);
    EXPECT_EQ(c_major.transposed(-3).short_name(), "A");
    EXPECT_EQ(c_major.transposed(24), c_major);
}

}  // namespace
}  // namespace segue
