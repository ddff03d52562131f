#pragma once
#include <segue/knob.hpp>
#include <segue/lowering.hpp>

#include <string_view>

namespace segue {

/// A moment inside a track that should land on a moment of the film or the workout: "the beat drops when the kick
/// lands".
///
/// The track pays 0 where it lands, 1/4 half its own length away, 1/2 a length away, 2/3 two lengths, 3/4 three, ...:
/// steep where it is near, and never flat where it is far.
struct cue {
    static constexpr std::string_view name = "cue";
    std::string track = "";  ///< id, title
    double at = 0;           ///< seconds into the track
    double hits = 0;         ///< minutes into the playlist
    double within = 5;       ///< seconds; farther off than that, the rule `land` is broken

    friend bool operator==(const cue&, const cue&) = default;
};

template <class Self, class F>
requires same_term<cue, Self>
void knobs(Self& self, F&& f) {
    f("track", self.track);
    f("at", self.at);
    f("hits", self.hits);
    f("within", self.within);
}

/// "cue(Stronger)": the name in results.
[[nodiscard]] std::string label(const cue& t);

/// Row of the track and the ms at which it should start. Throws cost_error where the moment is outside the track or
/// the music, or the track would have to start before the playlist or end after it.
[[nodiscard]] std::pair<int, std::int64_t> landing(const cue& t, const crate& tracks);

void lower(const cue&, double weight, lowering& out);

}  // namespace segue
