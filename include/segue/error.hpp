#pragma once
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace segue {

/// Base of every error that segue throws on bad input. The message is a sentence: what is wrong, where, and what to do.
struct error : std::invalid_argument {
    using std::invalid_argument::invalid_argument;
};

/// The data are at fault: names the file, row, field and value.
struct data_error : error {
    using error::error;
};

/// A rule names what is not there, or rules cannot hold on their face.
struct rule_error : error {
    using error::error;
};

/// A term's knob or a weight is out of range.
struct cost_error : error {
    using error::error;
};

/// The candidate nearest to `word` in spelling, as " (did you mean 'x'?)"; empty when none is near.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

/// "a, b, c".
[[nodiscard]] std::string listed(const std::vector<std::string>& items);

}  // namespace segue
