#include <segue/segue.hpp>

#include <iostream>

int main() {
    using namespace std::chrono_literals;
    const auto soundtrack = segue::never_back_down();
    const auto cost = 1.0 * segue::tempo{} + 0.8 * segue::contrast{.low = 0.3, .high = 0.8} +
                      segue::fatigue{.of = segue::genre, .half_life = 15min};
    const auto mix = segue::order(soundtrack, cost, {.seed = 7});
    for (int row : mix.order()) std::cout << soundtrack.label(row) << '\n';
    std::cout << mix.explain(1) << '\n';
}
