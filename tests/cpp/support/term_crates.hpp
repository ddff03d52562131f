#pragma once
#include <segue/cost.hpp>
#include <segue/random.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

inline constexpr double unknown_value = std::numeric_limits<double>::quiet_NaN();

/// A crate with one number a track; NaN is unknown.
inline segue::crate crate_of(segue::attribute a, const std::vector<double>& values) {
    segue::crate_columns columns;
    columns.scalar(a) = values;
    return {std::move(columns), static_cast<int>(values.size())};
}

/// A crate with one genre a track; empty is unknown.
inline segue::crate crate_of_genres(const std::vector<std::string>& genres, double seconds = 210) {
    std::vector<segue::track> tracks(genres.size());
    for (std::size_t i = 0; i < genres.size(); ++i) {
        tracks[i].id = std::to_string(i);
        tracks[i].duration = seconds;
        if (!genres[i].empty()) tracks[i].genres = {{genres[i], 1}};
    }
    return segue::crate(tracks);
}

/// Weighted price of b after a.
inline double priced_pair(const segue::cost& c, const segue::crate& tracks, int a = 0, int b = 1) {
    return segue::lower(c, tracks).transition(a, b);
}

/// Tracks with every feature; each is made unknown with the chance given.
inline segue::crate random_crate(int n, std::uint64_t seed, double unknown_share = 0) {
    static const std::vector<std::string> genres = {"rock", "punk", "hip hop",  "opera", "techno",
                                                    "folk", "jazz", "pop punk", "metal", "synthpop"};
    segue::random r(seed);
    std::vector<segue::track> tracks(static_cast<std::size_t>(n));
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        segue::track& t = tracks[i];
        t.id = std::to_string(i);
        const auto known = [&] { return r.uniform() >= unknown_share; };
        const auto genre_one = r.below(10), genre_two = r.below(10), wheel = r.below(24),
                   artist = r.below(static_cast<std::uint32_t>(n) / 3 + 1);
        const double numbers[] = {60 + 140 * r.uniform(), r.uniform(), r.uniform(),
                                  -20 * r.uniform(),      r.uniform(), r.uniform(),
                                  1960 + 60 * r.uniform()};
        t.duration = 60 + 300 * r.uniform();
        if (known()) t.genres = {{genres[genre_one], 1}, {genres[genre_two], 0.5}};
        if (known()) t.key = segue::musical_key::from_wheel_index(static_cast<int>(wheel));
        if (known()) t.artists = {"artist " + std::to_string(artist)};
        if (known()) t.bpm = numbers[0];
        if (known()) t.energy = numbers[1];
        if (known()) t.valence = numbers[2];
        if (known()) t.loudness = numbers[3];
        if (known()) t.syncopation = numbers[4];
        if (known()) t.popularity = numbers[5];
        if (known()) t.year = numbers[6];
        t.role = r.below(6) == 0 ? segue::track_role::score : segue::track_role::song;
    }
    return segue::crate(tracks);
}
