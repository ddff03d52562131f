#pragma once
#include <cmath>
#include <cstdint>
#include <string>

namespace segue::detail {

/// "12:30", in minutes and seconds.
[[nodiscard]] inline std::string clock_text(double ms) {
    const auto seconds = static_cast<std::int64_t>(std::llround(ms / 1000));
    const std::string s = std::to_string(seconds % 60);
    return std::to_string(seconds / 60) + (s.size() < 2 ? ":0" : ":") + s;
}

[[nodiscard]] inline std::string clock_text(std::int64_t ms) { return clock_text(static_cast<double>(ms)); }

}  // namespace segue::detail
