#pragma once
#include <segue/knob.hpp>
#include <segue/lowering.hpp>

#include <string_view>

namespace segue {

/// Ear fatigue in one attribute: exposure that meets memory of the same exposure, with recovery (model, section 3.2).
///
/// Two tracks strain each other by <x_j, x_k> * 2^(-(minutes between them) / half_life): neighbours fully, distant ones
/// hardly. `of` is genre, artist, album, loudness, tempo_band, straight_rhythm, obscurity, decade or role.
struct fatigue {
    static constexpr std::string_view name = "fatigue";
    attribute of = attribute::genre;
    /// Minutes until the ear has half recovered, > 0. Default: artist and album 5, genre 15, loudness 5, role 30,
    /// other 15.
    std::optional<minutes> half_life = std::nullopt;
    /// "run": an unbroken run costs about 1 a track at any half-life; "pair": two neighbours that share the attribute
    /// cost 1. Empty: pair for artist and album, run for the others.
    std::string per = "";

    friend bool operator==(const fatigue&, const fatigue&) = default;
};

template <class Self, class F>
requires same_term<fatigue, Self>
void knobs(Self& self, F&& f) {
    f("of", self.of);
    f("half_life", self.half_life);
    f("per", self.per);
}

/// The half-life in force.
[[nodiscard]] minutes half_life_of(const fatigue& f) noexcept;

/// "fatigue(genre)": the name in results.
[[nodiscard]] std::string label(const fatigue& t);

/// Throws cost_error when the attribute cannot fatigue or a knob is out of range.
void lower(const fatigue&, double weight, lowering& out);

}  // namespace segue
