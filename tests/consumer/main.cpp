#include <segue/segue.hpp>

#include <iostream>

int tracks_seen_from_elsewhere();  // other.cpp: a second file that includes everything

int main() {
    const segue::crate soundtrack = segue::never_back_down();
    const segue::playlist mix = segue::order(soundtrack, {.seed = 7});
    for (int row : mix.order()) std::cout << soundtrack.label(row) << '\n';
    return mix.size() == soundtrack.size() && tracks_seen_from_elsewhere() == mix.size() ? 0 : 1;
}
