#pragma once
#include <segue/error.hpp>
#include <segue/random.hpp>
#include <segue/rule.hpp>

#include <string>
#include <vector>

/// A rule of any kind on a crate of `rule_crate`, numbers drawn so that small crates both keep and break it.
inline segue::rule random_rule(int n, segue::random& r) {
    using segue::attribute;
    const auto below = [&](int limit) { return static_cast<int>(r.below(static_cast<std::uint32_t>(limit))); };
    const auto track = [&] { return "t" + std::to_string(below(n)); };
    const std::vector<attribute> fields{attribute::artist, attribute::album, attribute::genre,     attribute::role,
                                        attribute::decade, attribute::year,  attribute::tempo_band};
    const attribute field = fields[static_cast<std::size_t>(below(static_cast<int>(fields.size())))];
    const auto some = [&](int most) {
        segue::selection s;
        switch (below(4)) {
            case 0: return segue::selection{.where = "role=score"};
            case 1: return segue::selection{.where = "bpm<" + std::to_string(80 + below(100))};
            case 2: return segue::selection{.where = "genre=rock"};
            default: break;
        }
        const auto rows = segue::shuffled(n, r);
        for (int i = 0; i <= below(std::min(n, most)); ++i)
            s.tracks.push_back("t" + std::to_string(rows[static_cast<std::size_t>(i)]));
        return s;
    };
    const auto sometimes = [&] { return below(3) == 0 ? some(6) : segue::selection{}; };
    const int reach = 1 + below(below(3) == 0 ? 40 : 5);
    const double length = 40 * r.uniform() + 0.01;
    switch (below(22)) {
        case 0: return segue::first{track()};
        case 1: return segue::last{track()};
        case 2: return segue::lock{below(n), track()};
        case 3: return segue::apart{.field = field, .tracks = reach, .of = sometimes()};
        case 4: return segue::apart{.field = field, .minutes = length, .of = sometimes()};
        case 5: return segue::at_most{.field = field, .in_a_row = 1 + below(4), .of = sometimes()};
        case 6: return segue::at_most{.field = field, .minutes = length / 2, .of = sometimes()};
        case 7:
            return segue::every{below(4) == 0 ? segue::every::evenly : 1 + below(5),
                                static_cast<segue::track_role>(below(4)), sometimes()};
        case 8: return segue::keep_first{1 + below(std::min(n, 3))};
        case 9: return segue::before{track(), track()};
        case 10: return segue::together{.of = some(5), .field = {}, .ordered = false};
        case 11: return segue::together{.of = some(5), .field = {}, .ordered = true};
        case 12: return segue::together{.of = {}, .field = field, .ordered = below(2) == 0};
        case 13: return segue::forbid{some(6), some(6)};
        case 14: return segue::require{some(3), some(6)};
        case 15: return segue::rest{length / 2, some(6)};
        case 16: return segue::ratio{2 + below(4), 1 + below(2), some(8)};
        case 17: return segue::no_repeat{1 + below(4), 0};
        case 18: return segue::land{track(), 20.0 * r.uniform(), 200.0 * below(n), 300 * r.uniform()};
        case 19:
            return segue::at_most_within{.field = field, .count = 1 + below(3), .minutes = length, .of = sometimes()};
        case 20: {
            const int count = 1 + below(3);
            return segue::at_most_within{.field = field, .count = count, .tracks = count + reach, .of = sometimes()};
        }
        default: return segue::no_repeat{1, length};
    }
}

/// Draws until the rule can be lowered: not one that is impossible on its face, such as a track before itself.
inline segue::rule possible_rule(const segue::crate& tracks, segue::random& r) {
    for (;;) {
        segue::rule drawn = random_rule(tracks.size(), r);
        try {
            static_cast<void>(segue::lower(std::vector{drawn}, tracks));
            return drawn;
        } catch (const segue::rule_error&) {
        }
    }
}
