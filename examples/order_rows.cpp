// Orders tab-separated tracks from standard input and prints their row numbers: id, title, artist, genres parted by |,
// bpm, wheel index of the key, energy, valence, loudness, popularity, year, seconds; empty where unknown.
// Without input it orders the embedded soundtrack.
#include <segue/segue.hpp>

#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

static std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, at);) out.push_back(part);
    return out;
}

static segue::track read(const std::string& line) {
    std::vector<std::string> cells = split(line, '\t');
    cells.resize(12);
    const auto number = [&](std::size_t i) {
        return cells[i].empty() ? std::nullopt : std::optional(std::strtod(cells[i].c_str(), nullptr));
    };
    segue::track t;
    t.id = cells[0];
    t.title = cells[1];
    if (!cells[2].empty()) t.artists = {cells[2]};
    for (const auto& genre : split(cells[3], '|')) t.genres.push_back({genre});
    if (const auto wheel = number(5); wheel && *wheel >= 0)
        t.key = segue::musical_key::from_wheel_index(static_cast<int>(*wheel));
    t.bpm = number(4), t.energy = number(6), t.valence = number(7), t.loudness = number(8), t.popularity = number(9);
    t.year = number(10), t.duration = number(11);
    return t;
}

int main(int count, char** arguments) {
    const std::uint64_t seed = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 0;
    std::vector<segue::track> tracks;
    for (std::string line; std::getline(std::cin, line);) tracks.push_back(read(line));
    const auto mix = segue::order(tracks.empty() ? segue::never_back_down() : segue::crate(tracks), {.seed = seed});
    for (const int row : mix.order()) std::cout << row << ' ';
    std::cout << '\n';
}
