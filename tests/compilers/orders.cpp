// Prints what every orderer finds for a seed: the same on every compiler and at every level of optimisation.
#include <segue/segue.hpp>

#include <iostream>
#include <string>
#include <vector>

namespace {

segue::crate random_tracks(int n, std::uint64_t seed) {
    const std::vector<std::string> genres{"rock", "punk", "hip hop", "techno", "jazz", "opera"};
    segue::random r(seed);
    std::vector<segue::track> tracks;
    for (int i = 0; i < n; ++i) {
        segue::track& t = tracks.emplace_back();
        t.id = std::to_string(i);
        t.genres = {{genres[r.below(6)], 1}, {genres[r.below(6)], 0.5}};
        t.artists = {"artist " + std::to_string(r.below(static_cast<std::uint32_t>(n) / 3 + 1))};
        t.key = segue::musical_key::from_wheel_index(static_cast<int>(r.below(24)));
        if (r.below(8) > 0) t.bpm = 60 + 140 * r.uniform();
        if (r.below(8) > 0) t.energy = r.uniform();
        t.loudness = -20 * r.uniform();
        t.duration = 60 + 300 * r.uniform();
    }
    return segue::crate(tracks);
}

void print(const std::string& what, const segue::playlist& mix) {
    std::cout << what << ':';
    for (const int row : mix.order()) std::cout << ' ' << row;
    std::cout << '\n';
}

}  // namespace

int main() {
    const segue::crate soundtrack = segue::never_back_down();
    for (const segue::preset& p : segue::presets()) print(p.name, segue::order(soundtrack, p));
    const segue::cost cost = segue::presets().front().cost + 0.4 * segue::arc{.shape = segue::shapes::peak};
    for (const int n : {9, 40})
        for (const segue::orderer& o : segue::orderers()) {
            if (o.name == "exact" && n > 9) continue;
            segue::order_options options{.seed = 3, .method = o.name};
            options.stop.idle = 30;
            print(o.name + " " + std::to_string(n), segue::order(random_tracks(n, 5), cost, options));
        }
}
