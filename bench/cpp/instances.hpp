#pragma once
#include <segue/crate.hpp>
#include <segue/problem.hpp>
#include <segue/random.hpp>

#include <string>
#include <vector>

/// Tracks drawn from a seed: all features known, genres from a dozen families, about three tracks an artist.
inline segue::crate seeded_crate(int n, std::uint64_t seed = 1) {
    static const std::vector<std::string> genres{"hip hop", "punk rock",  "techno",  "deep house",
                                                 "jazz",    "indie rock", "metal",   "folk",
                                                 "soul",    "reggae",     "ambient", "pop"};
    segue::random r(seed);
    const auto pick = [&](int k) { return static_cast<int>(r.below(static_cast<std::uint32_t>(k))); };
    std::vector<segue::track> tracks;
    for (int i = 0; i < n; ++i) {
        segue::track t;
        t.id = std::to_string(i);
        t.artists = {"artist " + std::to_string(pick(n / 3 + 1))};
        t.genres = {{genres[static_cast<std::size_t>(pick(12))]}};
        t.bpm = 70 + pick(110);
        t.key = segue::musical_key::from_wheel_index(pick(24));
        t.energy = r.uniform();
        t.valence = r.uniform();
        t.loudness = -3 - 15 * r.uniform();
        t.duration = 120 + pick(240);
        tracks.push_back(std::move(t));
    }
    return segue::crate(tracks);
}

/// n tracks with random transitions and one dense exposure of d dimensions.
inline segue::problem seeded_problem(int n, int d, std::uint64_t seed = 1) {
    segue::random r(seed);
    const auto size = static_cast<std::size_t>(n);
    std::vector<double> transitions(size * size), minutes_of(size);
    for (double& t : transitions) t = r.uniform();
    for (double& m : minutes_of) m = 2 + 4 * r.uniform();
    segue::exposure e{"genre", segue::minutes(15), 0.5, d, {}, {}, {}};
    for (std::size_t i = 0; i < size * static_cast<std::size_t>(d); ++i) e.x.push_back(r.uniform());
    return segue::problem::from_arrays(transitions, minutes_of, {e});
}
