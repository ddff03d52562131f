#pragma once
#include <segue/crate.hpp>

#include <string>
#include <vector>

namespace segue {

/// One thing known about one track, and where it comes from.
struct fact {
    std::string title, field, value, provenance;
    friend bool operator==(const fact&, const fact&) = default;
};

/// Songs and score of the film Never Back Down (2008), an example crate of twelve tracks in the order of the article.
///
/// Numbers are what public tables agree on, rounded to what a listener could measure or judge: bpm to 1, features of
/// 0..1 to .05, loudness to .5 dB, duration to 1 s, popularity to .1. What no table knows stays missing.
[[nodiscard]] const crate& never_back_down();

/// The facts that `never_back_down` is made of, a track's facts together.
[[nodiscard]] const std::vector<fact>& never_back_down_facts();

}  // namespace segue
