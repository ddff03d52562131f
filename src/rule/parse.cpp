#include "words.hpp"

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

/// Where the arrow stands that parts two tracks; those in quotes do not count.
static inline std::size_t arrow_in(std::string_view text) {
    bool quoted = false;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        quoted ^= text[i] == '"';
        if (!quoted && text[i] == '-' && text[i + 1] == '>') return i;
    }
    return text.find("->");
}

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

/// "3" or "30min": how many tracks, or how long.
static inline void parsed_length(rule_words& words, int& tracks, double& minutes, const char* what) {
    const auto length = words.rest_trimmed();
    if (const double time = rule_minutes(length); time > 0) {
        minutes = time;
        words.rest = {};
    } else if (words.next().find_first_not_of("+-0123456789") == std::string_view::npos) {
        tracks = words.take_whole(what);
    } else {
        words.fail("'" + std::string(length) + "' is neither a number of tracks nor a time such as 30min");
    }
}

/// Seconds in "48s", "0:48", "1.5min"; NaN where the text is no time.
static inline double rule_seconds(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) {
        const bool in_seconds = text.ends_with('s') && text.find('m') == std::string_view::npos;
        const double minutes =
            rule_minutes(in_seconds ? std::string(text.substr(0, text.size() - 1)) + "min" : std::string(text));
        return in_seconds ? minutes : 60 * minutes;
    }
    return 60 * rule_minutes(std::string(text.substr(0, colon)) + "min") +
           rule_minutes(std::string(text.substr(colon + 1)) + "min");
}

static inline double taken_seconds(rule_words& words) {
    const auto word = words.take("a time such as 0:48 or 48s");
    const double seconds = rule_seconds(word);
    if (std::isnan(seconds)) words.fail("'" + std::string(word) + "' is no time; write 0:48 or 48s");
    return seconds;
}

static inline rule parsed_land(rule_words& words) {
    land r;
    r.at = taken_seconds(words);
    if (words.take("'at', as in 'land 0:48 at 12:30 within 5s Stronger'") != "at")
        words.fail("write it as 'land 0:48 at 12:30 within 5s Stronger'");
    r.hits = taken_seconds(words);
    if (words.next() == "within") {
        words.take("");
        r.within = taken_seconds(words);
    }
    r.track = words.take_track();
    return r;
}

static inline rule parsed_apart(rule_words& words) {
    apart r;
    words.take_field_or_selection(r.field, r.of);
    parsed_length(words, r.tracks, r.minutes, "a number of tracks or a time such as 30min");
    return r;
}

/// "2", "20min", "2 within 60min" or "2 within 10".
static inline rule parsed_at_most(rule_words& words) {
    at_most r;
    words.take_field_or_selection(r.field, r.of);
    if (const auto within = words.rest.find(" within "); within != std::string_view::npos) {
        at_most_within w{.field = r.field, .of = r.of};
        rule_words span{words.text, words.rest.substr(within + 8)};
        words.rest = words.rest.substr(0, within);
        w.count = words.take_whole("how many");
        parsed_length(span, w.tracks, w.minutes, "a number of tracks");
        if (words.rest_trimmed().empty()) words.rest = span.rest;
        return w;
    }
    parsed_length(words, r.in_a_row, r.minutes, "how many may follow each other, or a time such as 20min");
    return r;
}

static inline rule parsed_no_repeat(rule_words& words) {
    no_repeat r;
    if (!words.rest_trimmed().empty()) parsed_length(words, r.tracks, r.minutes, "a number of tracks");
    return r;
}

static inline rule parsed_every(rule_words& words) {
    every r{.k = every::evenly};
    if (words.next() == "evenly")
        words.take("");
    else
        r.k = words.take_whole("a number of tracks, or 'evenly'");
    selection of = words.take_selection("a role");
    if (of.tracks.size() != 1) {
        r.of = std::move(of);
        return r;
    }
    try {
        r.role = role_named(of.tracks.front());
    } catch (const data_error& e) {
        words.fail(e.what());
    }
    return r;
}

static inline rule parsed_rest(rule_words& words) {
    const auto all = words.rest_trimmed();
    const auto unit = all.find_first_of("hms");  // the first letter of a unit
    const auto end = unit == std::string_view::npos ? unit : all.find_first_of(" \t", unit);
    rest r{.minutes = rule_minutes(all.substr(0, end))};
    if (!(r.minutes > 0)) words.fail("it lacks a time such as 20min");
    words.rest = end == std::string_view::npos ? std::string_view{} : all.substr(end);
    if (!words.rest_trimmed().empty()) r.calm = words.take_selection("tracks");
    return r;
}

static inline rule parsed_ratio(rule_words& words) {
    ratio r;
    r.least = words.take_whole("how many, as in 'ratio 1 in 4'");
    if (words.take("'in', as in 'ratio 1 in 4'") != "in") words.fail("write it as 'ratio 1 in 4 popularity<0.3'");
    r.among = words.take_whole("a number of tracks");
    if (!words.rest_trimmed().empty()) r.of = words.take_selection("tracks");
    return r;
}

static inline rule parsed_keep_first(rule_words& words) {
    keep_first r{words.take_whole("a number of tracks")};
    if (!words.rest_trimmed().empty()) r.tracks = names_in(words.take_all("tracks"), ",");
    return r;
}

static inline rule parsed_together(rule_words& words) {
    together r;
    if (words.next() == "ordered") {
        words.take("");
        r.ordered = true;
    }
    const auto all = words.take_all("tracks, as in 'together A, B, C'");
    if (const auto field = attribute_named(all)) {
        r.field = field;
        return r;
    }
    r.of = selection_from_string(all);
    if (r.of.where.empty() && all.front() != '(') r.of.tracks = names_in(all, ",");
    return r;
}

/// Both sides of "A -> B".
static inline std::pair<std::string, std::string> parsed_arrow(rule_words& words) {
    const auto all = words.take_all("two tracks, as in 'A -> B'");
    const auto arrow = arrow_in(all);
    if (arrow == std::string_view::npos) words.fail("it lacks an arrow; write 'A -> B'");
    return {std::string(all.substr(0, arrow)), std::string(all.substr(arrow + 2))};
}

static inline rule parsed_before(rule_words& words) {
    const auto [a, b] = parsed_arrow(words);
    before r{names_in(a, "\n").front(), names_in(b, "\n").front()};
    if (r.earlier.empty() || r.later.empty()) words.fail("a side of the arrow is empty");
    return r;
}

template <class Rule>
static inline rule parsed_transition(rule_words& words) {
    const auto [from, to] = parsed_arrow(words);
    Rule r{selection_from_string(from), selection_from_string(to)};
    if (!r.from.given() || !r.to.given()) words.fail("a side of the arrow is empty");
    return r;
}

static inline rule parsed_lock(rule_words& words) {
    const int slot = words.take_whole("a slot, counted from 1");
    if (slot < 1) words.fail("there is no slot " + std::to_string(slot) + "; slots count from 1");
    return lock{slot - 1, words.take_track()};
}

using rule_parser = rule (*)(rule_words&);

static inline const std::vector<std::pair<std::string, rule_parser>>& rule_parsers() {
    static const std::vector<std::pair<std::string, rule_parser>> all{
        {"first", [](rule_words& w) { return rule(first{w.take_track()}); }},
        {"last", [](rule_words& w) { return rule(last{w.take_track()}); }},
        {"lock", parsed_lock},
        {"keep_first", parsed_keep_first},
        {"before", parsed_before},
        {"together", parsed_together},
        {"apart", parsed_apart},
        {"at_most", parsed_at_most},
        {"forbid", parsed_transition<forbid>},
        {"require", parsed_transition<segue::require>},
        {"every", parsed_every},
        {"rest", parsed_rest},
        {"ratio", parsed_ratio},
        {"no_repeat", parsed_no_repeat},
        {"land", parsed_land},
    };
    return all;
}

static inline rule parsed_rule(rule_words& words) {
    std::string kind(words.take("a name"));
    std::replace(kind.begin(), kind.end(), '-', '_');
    std::vector<std::string> kinds;
    for (const auto& [name, parse] : rule_parsers()) {
        if (name == kind) return parse(words);
        kinds.push_back(name);
    }
    words.fail("there is no rule '" + kind + "'" + did_you_mean(kind, kinds) + "; there are " + listed(kinds));
}

}  // namespace detail

SEGUE_INLINE rule rule_from_string(std::string_view text) {
    detail::rule_words words{text, text};
    rule out = detail::parsed_rule(words);
    words.end();
    return out;
}

}  // namespace segue
