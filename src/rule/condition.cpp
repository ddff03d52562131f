#include <segue/detail/config.hpp>
#include <segue/detail/rule_text.hpp>
#include <segue/detail/selected.hpp>
#include <segue/error.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace segue::detail {

/// A condition in its parts.
struct comparison {
    attribute field;
    std::string_view sign;  ///< one of < <= > >= =
    std::string value;
    std::string rule;  ///< that it stands in

    [[noreturn]] void fail(const std::string& what) const { throw rule_error("rule '" + rule + "': " + what); }
};

static inline std::string_view condition_part(std::string_view text) {
    const auto first = text.find_first_not_of(" \t"), last = text.find_last_not_of(" \t");
    return first == std::string_view::npos ? std::string_view{} : text.substr(first, last - first + 1);
}

static inline comparison compared(std::string_view where, const std::string& rule) {
    const auto at = where.find_first_of("<>=");
    if (at == std::string_view::npos)
        throw rule_error("rule '" + rule + "': '" + std::string(where) +
                         "' is no condition; write one such as energy<0.4 or genre=rock");
    const std::size_t width = where[at] != '=' && at + 1 < where.size() && where[at + 1] == '=' ? 2 : 1;
    const auto word = condition_part(where.substr(0, at));
    const auto field = attribute_named(word);
    if (!field) {
        std::vector<std::string> names;
        for (const attribute a : attributes()) names.emplace_back(name(a));
        throw rule_error("rule '" + rule + "': there is no field '" + std::string(word) + "'" +
                         did_you_mean(word, names));
    }
    auto value = condition_part(where.substr(at + width));
    if (value.size() > 1 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    return {*field, where.substr(at, width), std::string(value), rule};
}

static inline std::vector<char> rows_by_number(const comparison& c, const crate& tracks) {
    double wanted = 0;
    const char* last = c.value.data() + c.value.size();
    const auto [end, failed] = std::from_chars(c.value.data(), last, wanted);
    if (failed != std::errc{} || end != last || !std::isfinite(wanted))
        c.fail("'" + c.value + "' is no number to compare " + std::string(name(c.field)) + " with");
    std::vector<char> out;
    for (const double x : tracks.scalar(c.field))  // nothing compares with NaN, which is unknown
        out.push_back(c.sign == "<"    ? x < wanted
                      : c.sign == "<=" ? x <= wanted
                      : c.sign == ">"  ? x > wanted
                      : c.sign == ">=" ? x >= wanted
                                       : x == wanted);
    return out;
}

/// Rows with a tag of this name, or of a genre beneath it in the taxonomy.
static inline std::vector<char> rows_of_genre(const comparison& c, const crate& tracks) {
    const int node = tracks.genres().find(c.value);
    const std::string wanted = normal_tag(c.value);
    std::vector<std::string> known;
    std::vector<char> out(static_cast<std::size_t>(tracks.size()), 0);
    for (int row = 0; row < tracks.size(); ++row) {
        bool meets = false;
        if (!tracks.columns().genres.empty())
            for (const tag& t : tracks.columns().genres[static_cast<std::size_t>(row)]) {
                meets = meets || normal_tag(t.name) == wanted;
                known.push_back(t.name);
            }
        if (const int profile = tracks.profile(row); node >= 0 && profile >= 0)
            for (const genre_weight& g : tracks.profiles()[static_cast<std::size_t>(profile)].vector)
                meets = meets || g.node == node;
        out[static_cast<std::size_t>(row)] = meets;
    }
    if (node < 0 && std::find(out.begin(), out.end(), char{1}) == out.end())
        c.fail("no track has the genre '" + c.value + "'" + did_you_mean(c.value, known));
    return out;
}

static inline std::vector<char> rows_by_name(const comparison& c, const crate& tracks) {
    const shared_values values(c.field, tracks);
    const std::string wanted = normal_tag(c.value);
    std::vector<char> out(static_cast<std::size_t>(tracks.size()), 0);
    std::vector<std::string> known;
    bool found = false;
    for (int v = 0; v < values.size(); ++v) {
        known.push_back(values.name(v));
        if (values.name(v) != c.value && normal_tag(values.name(v)) != wanted) continue;
        found = true;
        for (const int row : values.rows(v)) out[static_cast<std::size_t>(row)] = 1;
    }
    if (!found && c.field != attribute::role)
        c.fail("no track has the " + std::string(name(c.field)) + " '" + c.value + "'" + did_you_mean(c.value, known));
    return out;
}

SEGUE_INLINE std::vector<char> condition(std::string_view where, const crate& tracks, const std::string& rule) {
    comparison c = compared(where, rule);
    if (c.value.empty()) c.fail("'" + std::string(where) + "' lacks a value");
    if (is_scalar(c.field)) return rows_by_number(c, tracks);
    if (c.sign != "=") c.fail(std::string(name(c.field)) + " is a name, so it takes = and not " + std::string(c.sign));
    switch (c.field) {
        case attribute::genre: return rows_of_genre(c, tracks);
        case attribute::role: try { c.value = name(role_named(c.value));
            } catch (const data_error& e) {
                c.fail(e.what());
            }
            return rows_by_name(c, tracks);
        case attribute::artist:
        case attribute::album:
        case attribute::decade: return rows_by_name(c, tracks);
        default: c.fail(std::string(name(c.field)) + " cannot be compared; take a field that tracks carry");
    }
}

}  // namespace segue::detail
