#pragma once
#include <segue/knob.hpp>
#include <segue/lowering.hpp>

#include <string_view>

namespace segue {

/// Texture contrast: a band on the distance of embeddings, priced as `contrast` prices genres.
///
/// metric "cosine": (1 - cos)/2; "l2": the distance over twice the mean distance from the crate's centre, clipped to 1.
struct embedding {
    static constexpr std::string_view name = "embedding";
    double low = 0;                 ///< 0..1; 0 means nothing is too near
    double high = 0;                ///< low..1; with 0 and 0 the price is the distance itself
    std::string metric = "cosine";  ///< "cosine" or "l2"

    friend bool operator==(const embedding&, const embedding&) = default;
};

template <class Self, class F>
requires same_term<embedding, Self>
void knobs(Self& self, F&& f) {
    f("low", self.low);
    f("high", self.high);
    f("metric", self.metric);
}

/// "embedding": the name in results.
[[nodiscard]] std::string label(const embedding& t);

/// Throws cost_error when a knob is out of range.
void lower(const embedding&, double weight, lowering& out);

}  // namespace segue
