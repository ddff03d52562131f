#pragma once
#include <segue/knob.hpp>
#include <segue/lowering.hpp>

#include <string_view>

namespace segue {

/// Price of a genre distance g outside a band: (low - g)/low below it (too much alike), (g - high)/(1 - high) above it
/// (whiplash), 0 within.
struct contrast {
    static constexpr std::string_view name = "contrast";
    double low = 0.35;  ///< 0..1
    double high = 1;    ///< low..1

    friend bool operator==(const contrast&, const contrast&) = default;
};

template <class Self, class F>
requires same_term<contrast, Self>
void knobs(Self& self, F&& f) {
    f("low", self.low);
    f("high", self.high);
}

/// Price of genre distance g, 0..1.
[[nodiscard]] double price(const contrast&, double g) noexcept;

/// "contrast": the name in results.
[[nodiscard]] std::string label(const contrast& t);

/// Throws cost_error unless 0 <= low <= high <= 1.
void lower(const contrast&, double weight, lowering& out);

}  // namespace segue
