#include <segue/detail/config.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/error.hpp>

#include <array>
#include <charconv>
#include <cmath>

namespace segue::detail {

SEGUE_INLINE std::string number_text(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

SEGUE_INLINE std::string rounded_text(double value) { return number_text(std::round(value * 10) / 10); }

SEGUE_INLINE std::string counted(int count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

SEGUE_INLINE std::string counted(int count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

SEGUE_INLINE std::string length_text(int tracks, double minutes) {
    return minutes > 0 || minutes < 0 || std::isnan(minutes) ? number_text(minutes) + "min" : std::to_string(tracks);
}

SEGUE_INLINE std::string field_text(attribute field, const selection& of) {
    return of.given() ? to_string(of) : std::string(name(field));
}

SEGUE_INLINE std::string track_text(std::string_view name) {
    const auto edge = [&](std::size_t i) { return std::string_view(" \t\"").find(name[i]) != std::string_view::npos; };
    const bool bare = !name.empty() && !edge(0) && !edge(name.size() - 1);
    return bare ? std::string(name) : "\"" + std::string(name) + "\"";
}

SEGUE_INLINE std::string track_in_slot(const crate& tracks, int row, int slot) {
    return "'" + tracks.label(row) + "' (slot " + std::to_string(slot + 1) + ")";
}

SEGUE_INLINE int row_in_rule(const crate& tracks, std::string_view name, const std::string& rule) {
    try {
        return tracks.find(name);
    } catch (const data_error& e) {
        throw rule_error("rule '" + rule + "': " + e.what());
    }
}

}  // namespace segue::detail
