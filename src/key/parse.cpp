#include <segue/detail/config.hpp>
#include <segue/error.hpp>
#include <segue/key.hpp>

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

namespace segue {
namespace detail {

/// A key as far as one spelling of it says: "C#" of "C#/Db minor" lacks the mode.
struct half_key {
    int pitch_class;
    std::optional<mode> stated;
};

static inline void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

/// Accidentals as # and b, no blanks, hyphens or underscores. Case is kept: M is major, m is minor.
static inline std::string plain_key(std::string_view text) {
    std::string out(text);
    replace_all(out, "\u266f", "#");
    replace_all(out, "\u266d", "b");
    for (const std::string_view sharp : {" sharp", "-sharp", " Sharp"}) replace_all(out, sharp, "#");
    for (const std::string_view flat : {" flat", "-flat", " Flat"}) replace_all(out, flat, "b");
    std::erase_if(out, [](unsigned char c) { return std::isspace(c) || c == '-' || c == '_'; });
    return out;
}

static inline std::string lower_ascii_key(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

static inline std::optional<mode> mode_word(std::string_view word) {
    if (word == "m") return mode::minor;
    if (word == "M") return mode::major;
    const std::string lower = lower_ascii_key(word);
    if (lower == "min" || lower == "minor" || lower == "moll") return mode::minor;
    if (lower == "maj" || lower == "major" || lower == "dur") return mode::major;
    return std::nullopt;
}

/// "8A", "08a", "1m", "12d", and the bare numbers 0-23.
static inline std::optional<half_key> numbered_key(std::string_view text) {
    std::size_t digits = 0;
    int number = 0;
    while (digits < text.size() && digits < 3 && text[digits] >= '0' && text[digits] <= '9')
        number = number * 10 + (text[digits++] - '0');
    if (digits == 0 || digits > 2 || text.size() > digits + 1) return std::nullopt;
    musical_key k;
    if (text.size() == digits) {
        if (number > 23) return std::nullopt;
        k = musical_key::from_traktor(number);
    } else {
        if (number < 1 || number > 12) return std::nullopt;
        const int open_key_on_camelot = (number + 6) % 12 + 1;  // 1d is 8B
        const auto wheel = [](int n, mode m) {
            return musical_key::from_wheel_index((n - 1) * 2 + (m == mode::major));
        };
        switch (text[digits]) {
            case 'A':
            case 'a': k = wheel(number, mode::minor); break;
            case 'B':
            case 'b': k = wheel(number, mode::major); break;
            case 'M':
            case 'm': k = wheel(open_key_on_camelot, mode::minor); break;
            case 'D':
            case 'd': k = wheel(open_key_on_camelot, mode::major); break;
            default: return std::nullopt;
        }
    }
    return half_key{k.pitch_class(), k.key_mode()};
}

/// "A", "Am", "F#m", "Gbmaj", "Aminor".
static inline std::optional<half_key> named_key(std::string_view text) {
    constexpr int natural[] = {9, 11, 0, 2, 4, 5, 7};  // A to G
    if (text.empty()) return std::nullopt;
    const int letter = std::toupper(static_cast<unsigned char>(text[0]));
    if (letter < 'A' || letter > 'G') return std::nullopt;
    half_key out{natural[letter - 'A'], std::nullopt};
    text.remove_prefix(1);
    while (!text.empty() && (text[0] == '#' || text[0] == 'b')) {
        out.pitch_class = (out.pitch_class + (text[0] == '#' ? 1 : 11)) % 12;
        text.remove_prefix(1);
    }
    if (text.empty()) return out;
    out.stated = mode_word(text);
    return out.stated ? std::optional(out) : std::nullopt;
}

static inline bool means_no_key(std::string_view plain) {
    const std::string lower = lower_ascii_key(plain);
    constexpr std::string_view words[] = {"",    "?",    "none", "all", "o",     "unknown",
                                          "nan", "null", "n/a",  "na",  "nokey", "offkey"};
    return std::find(std::begin(words), std::end(words), lower) != std::end(words);
}

/// The key on which all spellings between slashes agree; a mode stated once holds for all.
static inline std::optional<musical_key> agreed_key(std::string_view plain) {
    std::vector<half_key> spellings;
    for (std::size_t from = 0; from <= plain.size();) {
        const std::size_t to = std::min(plain.find('/', from), plain.size());
        const std::string_view part = plain.substr(from, to - from);
        const auto read = numbered_key(part).has_value() ? numbered_key(part) : named_key(part);
        if (!read) return std::nullopt;
        spellings.push_back(*read);
        from = to + 1;
    }
    half_key all = spellings.front();
    for (const half_key& s : spellings) {
        if (s.pitch_class != all.pitch_class || (s.stated && all.stated && *s.stated != *all.stated))
            return std::nullopt;
        if (s.stated) all.stated = s.stated;
    }
    return musical_key(all.pitch_class, all.stated.value_or(mode::major));
}

}  // namespace detail

SEGUE_INLINE std::optional<musical_key> musical_key::parse(std::string_view text) {
    const auto blank = [](unsigned char c) { return std::isspace(c) != 0; };
    while (!text.empty() && blank(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
    while (!text.empty() && blank(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
    if (text == "-1") return std::nullopt;
    const bool negative = text.size() > 1 && text[0] == '-' && std::isdigit(static_cast<unsigned char>(text[1]));
    const std::string plain = detail::plain_key(text);
    if (detail::means_no_key(plain)) return std::nullopt;
    const auto key = negative ? std::nullopt : detail::agreed_key(plain);
    if (!key)
        throw data_error(
            "key is '" + std::string(text) +
            "'; write it as 8A (Camelot), 1m (Open Key), Am or A minor, 0 to 23, or leave it empty if unknown");
    return key;
}

}  // namespace segue
