#pragma once
#include <segue/math.hpp>
#include <segue/problem.hpp>
#include <segue/random.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

/// A playlist as people have them, from a seed: tempo, key and energy price the transitions (drops of energy dearer),
/// some 24 genres in six families tire over 15 minutes, artists over 60, loudness over 5, energy follows an arc.
struct playlist_options {
    bool memory = true;
    bool arc = true;
    bool loudness = false;  ///< a third half-life
    bool equal_durations = false;
    double tracks_an_artist = 2;
    double genre_weight = 0.5;  ///< of the raw strain
    double artist_weight = 0.5;
    double arc_weight = 1;
};

inline segue::problem playlist_problem(int n, std::uint64_t seed, const playlist_options& o = {}) {
    segue::random r(seed);
    const auto size = static_cast<std::size_t>(n);
    const auto normal = [&] {
        double sum = -6;
        for (int k = 0; k < 12; ++k) sum += r.uniform();
        return sum;
    };
    std::vector<double> bpm(size), energy(size), durations(size), loud(size), transitions(size * size, 0.0);
    std::vector<int> camelot(size), letter(size), family(size), genre(size), artist(size);
    for (std::size_t i = 0; i < size; ++i) {
        bpm[i] = std::clamp(120 + 28 * normal(), 60.0, 200.0);
        energy[i] = std::clamp(0.68 + 0.18 * normal(), 0.0, 1.0);
        durations[i] = o.equal_durations ? 3.75 : std::clamp(3.75 + normal(), 1.0, 9.0);
        loud[i] = segue::smoothstep((6 + 3 * normal()) / 8);
        camelot[i] = static_cast<int>(r.below(12)), letter[i] = static_cast<int>(r.below(2));
        genre[i] = static_cast<int>(r.below(24)), family[i] = genre[i] / 4;
        artist[i] = static_cast<int>(r.below(static_cast<std::uint32_t>(std::max(1.0, n / o.tracks_an_artist))));
    }
    const auto ramp = [](double jump) {
        return std::clamp((std::abs(jump) - segue::log2(1.03)) / (segue::log2(1.25) - segue::log2(1.03)), 0.0, 1.0);
    };
    for (std::size_t a = 0; a < size; ++a)
        for (std::size_t b = 0; b < size; ++b) {
            if (a == b) continue;
            const double jump = segue::log2(bpm[b]) - segue::log2(bpm[a]);
            const double tempo = std::min({ramp(jump), 1.0, 0.15 + std::min(ramp(jump - 1), ramp(jump + 1))});
            const int around = std::abs(camelot[a] - camelot[b]),
                      steps = std::min(around, 12 - around) + (letter[a] != letter[b]);
            const double rise = energy[b] - energy[a];
            const double step = std::clamp((std::abs(rise) - 0.05) / 0.5 * (rise < 0 ? 1.5 : 1.0), 0.0, 1.0);
            transitions[a * size + b] = 0.5 * tempo + 0.3 * std::min(1.0, steps / 7.0) + 0.2 * step;
        }
    std::vector<segue::exposure> exposures;
    if (o.memory) {
        segue::exposure g{"genre", segue::minutes(15), o.genre_weight, 24, std::vector<double>(size * 24, 0.0), {}, {}};
        for (std::size_t i = 0; i < size; ++i)
            for (int k = 0; k < 24; ++k) {
                const double share = k == genre[i] ? 1.0 : k / 4 == family[i] ? 0.5 : 0.0;
                g.x[i * 24 + static_cast<std::size_t>(k)] = share / std::sqrt(1.75);
            }
        exposures.push_back(std::move(g));
        segue::exposure a{"artist", segue::minutes(60), o.artist_weight, 0, {}, artist, {}};
        for (int l : artist) a.dims = std::max(a.dims, l + 1);
        exposures.push_back(std::move(a));
        if (o.loudness) exposures.push_back({"loudness", segue::minutes(5), 0.3, 1, loud, {}, {}});
    }
    segue::problem plain = segue::problem::from_arrays(std::move(transitions), durations, std::move(exposures));
    if (!o.arc) return plain;
    segue::problem::parts parts;
    parts.n = n;
    parts.durations.assign(plain.durations().begin(), plain.durations().end());
    parts.transitions = plain.transition_terms();
    parts.exposures = plain.exposures();
    parts.arcs.push_back({"energy", o.arc_weight, energy, {{0, 0.4}, {1, 0.95}}, segue::priced_arc::axis::slots});
    return segue::problem(std::move(parts));
}
