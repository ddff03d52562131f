// Ordering your own type: say once how it is a track, and put your own values into the order that comes back.
#include <segue/segue.hpp>

#include <iostream>
#include <string>
#include <vector>

struct song {
    std::string name, band;
    int tempo;
};

int main() {
    const std::vector<song> songs{{"Sunrise", "The Larks", 90},
                                  {"Noon", "The Larks", 128},
                                  {"Dusk", "Owl", 124},
                                  {"Night", "Owl", 92},
                                  {"Dawn", "Wren", 110}};

    const auto crate = segue::crate::from(songs, [](const song& s) {
        segue::track t;
        t.title = s.name;
        t.artists = {s.band};
        t.bpm = s.tempo;
        return t;
    });
    const auto playlist =
        segue::order(crate, segue::cost(segue::tempo{}),
                     {.rules = {segue::first{"Sunrise"}, segue::apart{.field = segue::artist, .tracks = 1}}});

    for (int row : playlist.order()) {
        const song& s = songs[static_cast<std::size_t>(row)];
        std::cout << s.tempo << "  " << s.name << " by " << s.band << '\n';
    }
    for (const auto& broken : playlist.violations()) std::cout << "broken: " << broken.sentence << '\n';
    return playlist.violations().empty() ? 0 : 1;
}
