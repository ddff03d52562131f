// Prints what every orderer finds for a seed: the same on every compiler and at every level of optimisation.
#include <segue/segue.hpp>

#include <cmath>
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

/// Distances of points in a square; where directed, one of four ways is dearer in one direction.
void print_path(int n, bool directed) {
    segue::random r(6);
    std::vector<double> at, transitions;
    for (int i = 0; i < 2 * n; ++i) at.push_back(r.uniform());
    for (std::size_t a = 0; a < at.size(); a += 2)
        for (std::size_t b = 0; b < at.size(); b += 2) {
            const double x = at[a] - at[b], y = at[a + 1] - at[b + 1];
            transitions.push_back(std::sqrt(x * x + y * y) + (directed && r.below(4) == 0 ? 0.2 : 0));
        }
    const auto problem =
        segue::problem::from_arrays(transitions, std::vector<double>(static_cast<std::size_t>(n), 3.0));
    std::cout << "path " << n << (directed ? " directed:" : ":");
    for (const int row : segue::orderer_named("iterated").run(problem, {}).order) std::cout << ' ' << row;
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
    for (const int n : {12, 60, 200})
        for (const bool directed : {false, true}) print_path(n, directed);
}
