// A price of your own: any callable of two rows is a term, and weighs and adds as the built-in ones do.
#include <segue/segue.hpp>

#include <algorithm>
#include <iostream>

int main() {
    const auto soundtrack = segue::never_back_down();

    // A long title tires the eye: two in a row cost 1, and a short one is rest.
    const segue::custom long_titles(
        [titles = soundtrack.columns().title](int a, int b) {
            const auto length = [&](int row) {
                return static_cast<double>(titles[static_cast<std::size_t>(row)].size());
            };
            return std::min(length(a) * length(b) / 400, 1.0);
        },
        "long titles");

    const auto playlist = segue::order(soundtrack, segue::tempo{} + 2.0 * long_titles, {.seed = 1});
    for (const auto& track : playlist.tracks()) std::cout << track.title << '\n';
    for (const auto& [term, total] : playlist.price().terms) std::cout << term << ": " << total << '\n';
}
