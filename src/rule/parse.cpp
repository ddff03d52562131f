#include <segue/detail/config.hpp>
#include <segue/error.hpp>
#include <segue/rule.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <locale>
#include <sstream>

namespace segue {
namespace detail {

/// The words of a rule, taken off one after the other.
struct rule_words {
    std::string_view text, rest;

    [[noreturn]] void fail(const std::string& what) const {
        throw rule_error("rule '" + std::string(text) + "': " + what);
    }

    [[nodiscard]] std::string_view rest_trimmed() const {
        const auto first = rest.find_first_not_of(" \t"), last = rest.find_last_not_of(" \t");
        return first == std::string_view::npos ? std::string_view{} : rest.substr(first, last - first + 1);
    }

    std::string_view take(const char* what) {
        rest = rest_trimmed();
        if (rest.empty()) fail(std::string("it lacks ") + what);
        const auto word = rest.substr(0, rest.find_first_of(" \t"));
        rest.remove_prefix(word.size());
        return word;
    }

    int take_whole(const char* what) {
        const auto word = take(what);
        int value = 0;
        const auto [end, failed] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (failed != std::errc{} || end != word.data() + word.size())
            fail("'" + std::string(word) + "' is not a whole number; it should be " + what);
        return value;
    }

    attribute take_field() {
        const auto word = take("a field");
        if (const auto field = attribute_named(word)) return *field;
        std::vector<std::string> names;
        for (const attribute a : attributes()) names.emplace_back(name(a));
        fail("there is no field '" + std::string(word) + "'" + did_you_mean(word, names));
    }

    std::string take_track() {
        auto track = rest_trimmed();
        if (track.empty()) fail("it lacks a track");
        if (track.size() > 1 && track.front() == '"' && track.back() == '"') track = track.substr(1, track.size() - 2);
        rest = {};
        return std::string(track);
    }

    void end() const {
        if (!rest_trimmed().empty()) fail("'" + std::string(rest_trimmed()) + "' is too much");
    }
};

/// Minutes in "30min", "1.5 h", "90s"; NaN where the text is no time.
static inline double rule_minutes(std::string_view text) {
    std::istringstream in{std::string(text)};
    in.imbue(std::locale::classic());
    double value = 0;
    std::string unit, more;
    if (!(in >> value >> unit) || in >> more) return NAN;
    if (unit == "min" || unit == "m" || unit == "minutes" || unit == "minute") return value;
    if (unit == "h" || unit == "hour" || unit == "hours") return value * 60;
    return unit == "s" || unit == "seconds" ? value / 60 : NAN;
}

static inline rule parsed_apart(rule_words& words) {
    apart r{.field = words.take_field()};
    const auto distance = words.rest_trimmed();
    if (distance.find_first_not_of("+-0123456789") == std::string_view::npos) {
        r.tracks = words.take_whole("a number of tracks or a time such as 30min");
        return r;
    }
    r.minutes = rule_minutes(distance);
    if (!(r.minutes > 0))
        words.fail("'" + std::string(distance) + "' is neither a number of tracks nor a time such as 30min");
    words.rest = {};
    return r;
}

static inline rule parsed_every(rule_words& words) {
    every r{.k = words.take_whole("a number of tracks")};
    try {
        r.role = role_named(words.take("a role"));
    } catch (const data_error& e) {
        words.fail(e.what());
    }
    return r;
}

static inline rule parsed_rule(rule_words& words) {
    std::string kind(words.take("a name"));
    std::replace(kind.begin(), kind.end(), '-', '_');
    if (kind == "first") return first{words.take_track()};
    if (kind == "last") return last{words.take_track()};
    if (kind == "lock") {
        const int slot = words.take_whole("a slot, counted from 1");
        if (slot < 1) words.fail("there is no slot " + std::to_string(slot) + "; slots count from 1");
        return lock{slot - 1, words.take_track()};
    }
    if (kind == "apart") return parsed_apart(words);
    if (kind == "at_most") {
        const attribute field = words.take_field();
        return at_most{field, words.take_whole("how many may follow each other")};
    }
    if (kind == "every") return parsed_every(words);
    words.fail("there is no rule '" + kind + "'" +
               did_you_mean(kind, {"first", "last", "lock", "apart", "at_most", "every"}));
}

}  // namespace detail

SEGUE_INLINE rule rule_from_string(std::string_view text) {
    detail::rule_words words{text, text};
    rule out = detail::parsed_rule(words);
    words.end();
    return out;
}

}  // namespace segue
