#include <segue/detail/config.hpp>
#include <segue/genre.hpp>

#include <algorithm>
#include <utility>

namespace segue {
namespace detail {

/// Letters of U+00C0..U+00FF and U+0100..U+017F without their marks; ' ' where it is no letter.
inline constexpr std::string_view latin_1_letters = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty";
inline constexpr std::string_view latin_a_letters =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuu"
    "uu"
    "wwyyyzzzzzzs";

/// What a code point becomes: " " parts words, ' is every apostrophe; itself where there is nothing to fold.
static inline std::string folded_letter(char32_t c, std::string_view bytes) {
    if (c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02bc || c == '`' || c == 0xb4) return "'";
    if (c == '&' || c == '+') return " and ";
    if (c >= 'A' && c <= 'Z') return {static_cast<char>(c - 'A' + 'a')};
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? std::string(bytes) : " ";
    if (c < 0xc0) return " ";
    if (c == 0xc6 || c == 0xe6) return "ae";
    if (c == 0xdf) return "ss";
    if (c < 0x100) return {latin_1_letters[c - 0xc0]};
    if (c == 0x152 || c == 0x153) return "oe";
    if (c < 0x180) return {latin_a_letters[c - 0x100]};
    if (c >= 0x300 && c < 0x370) return "";                      // combining marks
    if ((c >= 0x2000 && c < 0x2070) || c == 0x2212) return " ";  // hyphens, dashes, dots, spaces
    return std::string(bytes);
}

/// The code point that starts at `at` and its length in bytes; a stray byte stands for itself.
static inline std::pair<char32_t, std::size_t> code_point(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[at + k]); };
    const std::size_t length = byte(0) < 0xc0 ? 1 : byte(0) < 0xe0 ? 2 : byte(0) < 0xf0 ? 3 : 4;
    if (length == 1) return {byte(0) < 0x80 ? byte(0) : 0xfffd, 1};
    if (at + length > text.size()) return {0xfffd, 1};
    char32_t c = byte(0) & (0xffu >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) {
        if ((byte(k) & 0xc0) != 0x80) return {0xfffd, 1};
        c = (c << 6) | (byte(k) & 0x3fu);
    }
    return {c, length};
}

}  // namespace detail

SEGUE_INLINE std::string normal_tag(std::string_view tag) {
    std::string spread;
    for (std::size_t at = 0; at < tag.size();) {
        const auto [c, length] = detail::code_point(tag, at);
        spread += detail::folded_letter(c, tag.substr(at, length));
        at += length;
    }
    for (std::size_t at = 0; (at = spread.find("'n'", at)) != std::string::npos;) spread.replace(at, 3, " n ");
    std::erase(spread, '\'');  // an apostrophe parts no words: won't, rock'n'roll excepted
    std::string out;
    for (std::size_t at = 0; at < spread.size();) {
        const std::size_t end = std::min(spread.find(' ', at), spread.size());
        const std::string_view word = std::string_view(spread).substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        if (!out.empty()) out += ' ';
        const bool inner = out.size() > 0 && end < spread.size();
        out += word == "n" && inner ? std::string_view("and") : word;  // drum n bass, rock 'n' roll
    }
    return out;
}

}  // namespace segue
