#pragma once
#include <segue/cost.hpp>
#include <segue/rule.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace segue {

/// A named cost and rules for one use, with the ground of every weight. Scenes are terms of the cost, with times as
/// shares of the music.
struct preset {
    std::string name;
    std::string sentence;
    segue::cost cost;
    std::vector<rule> rules;
    /// One a term: "s" supported by data, "n" sign right but weak, "t" taste, "x" contradicted by data, on the user's
    /// word.
    std::vector<char> grounds;
};

[[nodiscard]] const std::vector<preset>& presets();
/// Throws cost_error with 'did you mean'.
[[nodiscard]] const preset& preset_named(std::string_view name);

}  // namespace segue
