#include <segue/detail/config.hpp>
#include <segue/detail/knob_check.hpp>
#include <segue/problem.hpp>

#include <array>
#include <charconv>

namespace segue::detail {

SEGUE_INLINE std::string shortest_text(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

SEGUE_INLINE void require(bool holds, std::string_view term, std::string_view knob, std::string_view value,
                          std::string_view must) {
    if (holds) return;
    throw cost_error(
        std::string(term).append(": ").append(knob).append(" is ").append(value).append("; it must be ").append(must));
}

SEGUE_INLINE void require(bool holds, std::string_view term, std::string_view knob, double value,
                          std::string_view must) {
    if (!holds) require(false, term, knob, shortest_text(value), must);
}

SEGUE_INLINE void require_scalar(std::string_view term, attribute of) {
    if (is_scalar(of)) return;
    require(false, term, "of", name(of), "a number of a track, such as energy, bpm or loudness");
}

SEGUE_INLINE void require_square(const std::string& what, std::size_t entries, int n) {
    const auto size = static_cast<std::size_t>(n);
    if (entries != size * size)
        throw cost_error(what + " has " + std::to_string(entries) + " entries; " + std::to_string(n) + " tracks need " +
                         std::to_string(n) + " x " + std::to_string(n) + " = " + std::to_string(size * size));
    if (n > problem::dense_limit)
        throw cost_error(what + " would take " + std::to_string(size * size * sizeof(double) / 1'000'000) + " MB for " +
                         std::to_string(n) + " tracks; the limit is " + std::to_string(problem::dense_limit) +
                         " tracks");
}

}  // namespace segue::detail
