#pragma once
#include <segue/knob.hpp>
#include <segue/lowering.hpp>

#include <string_view>
#include <vector>

namespace segue {

/// What should be heard in a stretch of the playing time: a scene of a film, a phase of a workout.
///
/// Every track pays the mean distance from the targets given, times the share of itself that sounds in the scene. A
/// distance is (v - target)^2 over half the feature's arc range, at most 1; for a genre it is 1 - the share of the
/// family, or the distance from the genre. What is unknown pays the mean of what is known.
struct scene {
    static constexpr std::string_view name = "scene";
    std::string title = "";
    double begin = 0;  ///< minutes from the start, 0 or more
    double end = 4;    ///< minutes, above `begin`
    /// Minutes of the whole plan that it is part of. Where the music is more than a tenth longer or shorter, the scene
    /// is stretched with it, and that is said. 0: the clock counts as it is. 1: times are shares of the music.
    double plan = 0;
    double soft = 0;  ///< minutes over which its border fades into the neighbour's, 0 or more
    std::string genre = "";
    std::optional<double> cadence = {};  ///< steps a minute; bpm, half and double of it serve alike
    std::optional<double> bpm = {}, energy = {}, valence = {}, danceability = {}, acousticness = {},
                          instrumentalness = {}, syncopation = {}, loudness = {}, popularity = {};

    friend bool operator==(const scene&, const scene&) = default;
};

template <class Self, class F>
requires same_term<scene, Self>
void knobs(Self& self, F&& f) {
    f("title", self.title);
    f("begin", self.begin);
    f("end", self.end);
    f("plan", self.plan);
    f("soft", self.soft);
    f("genre", self.genre);
    f("cadence", self.cadence);
    f("bpm", self.bpm);
    f("energy", self.energy);
    f("valence", self.valence);
    f("danceability", self.danceability);
    f("acousticness", self.acousticness);
    f("instrumentalness", self.instrumentalness);
    f("syncopation", self.syncopation);
    f("loudness", self.loudness);
    f("popularity", self.popularity);
}

/// "scene(training)": the name in results.
[[nodiscard]] std::string label(const scene& t);

/// The scene on the clock of music that lasts so many minutes: its times stretched where they have to be, its plan 0.
[[nodiscard]] scene lasting(scene t, double music);

/// Throws cost_error where a knob is out of range.
void lower(const scene&, double weight, lowering& out);

}  // namespace segue
