// Looking at a playlist with range-v3: its transitions, its runs of a genre, its quarters of an hour.
#include <segue/segue.hpp>
#include <segue/views.hpp>

#include <iostream>

int main() {
    using namespace std::chrono_literals;
    const auto cost = segue::tempo{} + segue::fatigue{.of = segue::genre, .half_life = 15min};
    const auto playlist = segue::order(segue::never_back_down(), cost, {.seed = 7});

    for (auto [a, b] : playlist | segue::views::transitions) {
        std::cout << a.title << " -> " << b.title;
        if (a.bpm && b.bpm) std::cout << "  (" << *a.bpm << " to " << *b.bpm << " bpm)";
        std::cout << '\n';
    }
    for (auto run : playlist | segue::views::runs(segue::genre)) {
        std::cout << "one family:";
        for (int slot : run) std::cout << ' ' << slot + 1;
        std::cout << '\n';
    }
    for (auto phase : playlist | segue::views::phases(15min)) {
        std::cout << "a quarter of an hour:";
        for (int slot : phase) std::cout << ' ' << playlist[slot].title << ';';
        std::cout << '\n';
    }
}
