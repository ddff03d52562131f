#include <segue/detail/config.hpp>
#include <segue/error.hpp>
#include <segue/presets.hpp>

namespace segue {
namespace detail {

/// A term of a preset with its weight and the ground of it.
struct grounded_term {
    double weight;
    segue::term term;
    char ground;
};

static inline preset preset_of(std::string name, std::string sentence, const std::vector<grounded_term>& terms,
                               std::vector<rule> rules = {}) {
    preset p{std::move(name), std::move(sentence), {}, std::move(rules), {}};
    for (const grounded_term& t : terms) {
        p.cost += t.weight * cost(t.term);
        p.grounds.push_back(t.ground);
    }
    return p;
}

/// What a stage asks for.
struct stage_targets {
    std::string genre = "";
    std::optional<double> bpm = {}, energy = {}, valence = {};
};

/// A scene between two shares of the playing time, `soft` of which its borders fade over.
static inline scene stage(std::string title, double begin, double end, double soft, stage_targets t) {
    scene s{
        .title = std::move(title), .begin = begin, .end = end, .plan = 1, .soft = soft, .genre = std::move(t.genre)};
    s.bpm = t.bpm, s.energy = t.energy, s.valence = t.valence;
    return s;
}

// Grounds, from what 297 lists of DJs, albums, editors and listeners show (docs/evidence): 's' supported by data, 'n'
// sign right but weak, 't' taste, 'x' contradicted by data.
static inline std::vector<preset> make_presets() {
    using enum attribute;
    const minutes quarter(15), five(5);
    return {
        preset_of("default", "Variety without whiplash: genres and artists get time to rest, and steps stay small.",
                  {{.5, contrast{.35, 1}, 't'},
                   {.5, fatigue{genre, quarter}, 't'},
                   {1, fatigue{artist, five, "pair"}, 's'},
                   {.3, tempo{}, 'n'},
                   {.2, step{energy}, 'n'},
                   {.1, step{loudness}, 'n'},
                   {.1, step{valence}, 'n'},
                   {.1, segue::key{}, 'n'},
                   {.2, impact{}, 't'}}),
        preset_of("dj", "As DJs mix: keys that fit, a steady pulse, and genres that flow into each other.",
                  {{1, segue::key{}, 's'}, {.5, tempo{}, 's'}, {.5, contrast{0, 0}, 's'}, {.2, step{loudness}, 'n'}}),
        preset_of("album", "As albums run: loud, energetic and bright first, and no jumps in loudness.",
                  {{1, arc{loudness, shapes::album}, 's'},
                   {.5, arc{energy, shapes::album}, 's'},
                   {.3, arc{valence, shapes::album}, 's'},
                   {.3, step{loudness}, 's'}}),
        preset_of("editorial", "As editors of playlists do: hits first, and no artist again within the next few songs.",
                  {{1, fatigue{artist, five, "pair"}, 's'},
                   {.4, arc{popularity, shapes::fall}, 's'},
                   {.1, step{loudness}, 'n'},
                   {.05, step{energy}, 'n'},
                   {.05, step{valence}, 'n'},
                   {.05, tempo{}, 'n'},
                   {.05, segue::key{}, 'n'}}),
        preset_of("workout", "Fast rock to start, a breather half-way, and the score as glue between the songs.",
                  {{.4, contrast{.35, 1}, 't'},
                   {1, fatigue{genre, quarter}, 't'},
                   {1, fatigue{artist, five, "pair"}, 's'},
                   {.3, fatigue{role}, 't'},
                   {2, stage("fast rock", 0, .25, .1, {.genre = "rock", .bpm = 165}), 't'},
                   {2, stage("flow", .25, .6, .1, {.energy = .7}), 't'},
                   {2, stage("last round", .6, 1, .1, {.genre = "rock"}), 't'},
                   {2, arc{bpm, {{0, 1}, {.12, .9}, {.25, .3}, {1, .3}}}, 't'},
                   {.3, arc{energy, {{0, 1}, {.5, .6}, {1, 1}}}, 't'},
                   {.2, tempo{}, 'n'},
                   {.2, step{energy}, 'n'},
                   {.2, impact{}, 't'}},
                  {apart{role, 2}}),
        preset_of("montage", "A training montage: the electronic pulse gives way to guitars while the effort builds.",
                  {{1, stage("pulse", 0, .45, .2, {.genre = "electronic"}), 't'},
                   {1, stage("guitar", .45, 1, .2, {.genre = "rock"}), 't'},
                   {1, arc{energy, shapes::montage}, 't'},
                   {.5, arc{bpm, shapes::montage}, 't'},
                   {.3, contrast{.35, 1}, 't'},
                   {.3, fatigue{genre, quarter}, 't'},
                   {1, fatigue{artist, five, "pair"}, 's'},
                   {.2, impact{}, 't'}}),
        preset_of("film", "Four acts: calm at first, the trials, the fight in the dark, and peace; score set apart.",
                  {{3, stage("beginning", 0, .25, .05, {.energy = .5, .valence = .6}), 't'},
                   {3, stage("trials", .25, .7, .05, {.energy = .75}), 't'},
                   {3, stage("fight", .7, .9, .02, {.energy = .95, .valence = .3}), 't'},
                   {3, stage("peace", .9, 1, .02, {.energy = .35, .valence = .7}), 't'},
                   {.3, contrast{.35, 1}, 't'},
                   {.3, fatigue{genre, quarter}, 't'},
                   {1, fatigue{artist, five, "pair"}, 's'},
                   {.2, step{loudness}, 'n'}},
                  {apart{role, 2}}),
        preset_of("radio",
                  "Separation first: an artist after 1:10 hours and a recording after three, then small steps.",
                  {{1, fatigue{artist, five, "pair"}, 't'},
                   {.1, step{loudness}, 't'},
                   {.05, segue::key{}, 't'},
                   {.05, tempo{}, 't'},
                   {.05, step{energy}, 't'},
                   {.05, step{valence}, 't'}},
                  {apart{.field = artist, .minutes = 70}, no_repeat{.minutes = 180}}),
        preset_of("focus", "Nothing that startles: near genres, even loudness and energy, a pulse that hardly moves.",
                  {{.5, contrast{0, .3}, 't'},
                   {.5, step{energy, .05, .4}, 't'},
                   {.5, step{loudness, 2., 8.}, 't'},
                   {.3, step{valence}, 't'},
                   {.3, tempo{}, 't'},
                   {1, fatigue{artist, five, "pair"}, 's'}}),
        preset_of("party", "A night that climbs to its peak at 70 %, hits spread over it, and a pulse to dance to.",
                  {{1, arc{energy, shapes::peak}, 't'},
                   {.5, arc{danceability, shapes::peak}, 't'},
                   {.5, tempo{}, 't'},
                   {.3, segue::key{}, 't'},
                   {.3, fatigue{obscurity}, 't'},
                   {.2, fatigue{genre, quarter}, 't'},
                   {1, fatigue{artist, five, "pair"}, 's'}}),
        preset_of("underdog", "From down to triumph: low spirits, then the effort, then joy at full strength.",
                  {{3, stage("down", 0, .3, .08, {.energy = .4, .valence = .3}), 't'},
                   {3, stage("effort", .3, .75, .08, {.energy = .7}), 't'},
                   {3, stage("triumph", .75, 1, .08, {.energy = .95, .valence = .8}), 't'},
                   {.3, contrast{.35, 1}, 't'},
                   {.3, fatigue{genre, quarter}, 't'},
                   {1, fatigue{artist, five, "pair"}, 's'},
                   {.2, impact{}, 't'}}),
    };
}

}  // namespace detail

SEGUE_INLINE const std::vector<preset>& presets() {
    static const std::vector<preset> all = detail::make_presets();
    return all;
}

SEGUE_INLINE const preset& preset_named(std::string_view name) {
    std::vector<std::string> names;
    for (const preset& p : presets()) {
        if (p.name == name) return p;
        names.push_back(p.name);
    }
    throw cost_error("no preset is called '" + std::string(name) + "'" + did_you_mean(name, names));
}

}  // namespace segue
