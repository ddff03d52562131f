#include <segue/never_back_down.hpp>

#include <segue/detail/config.hpp>
#include <segue/error.hpp>

#include <locale>
#include <sstream>
#include <stdexcept>

namespace segue {
namespace detail {

struct fact_line {
    std::string_view title, field, value, provenance;
};

inline constexpr fact_line never_back_down_lines[] = {
#include "never_back_down.inc"
};

/// Under the C locale, whatever the program's.
static inline double plain_decimal(const std::string& text) {
    std::istringstream in(text);
    in.imbue(std::locale::classic());
    double value = 0;
    if (!(in >> value)) throw std::logic_error("'" + text + "' is not a number");
    return value;
}

static inline std::vector<tag> tags_of(std::string_view list) {
    std::vector<tag> out;
    while (!list.empty()) {
        const std::size_t comma = list.find(", ");
        out.push_back({std::string(list.substr(0, comma)), 1});
        list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 2);
    }
    return out;
}

static inline void learn_fact(track& t, const fact& f) {
    if (f.field == "artist") {
        t.artists = {f.value};
    } else if (f.field == "album") {
        t.album = f.value;
    } else if (f.field == "role") {
        t.role = role_named(f.value);
    } else if (f.field == "genres") {
        t.genres = tags_of(f.value);
    } else if (f.field == "key") {
        t.key = musical_key::parse(f.value);
    } else if (f.field == "note") {
        t.note = f.value;
    } else {
        set_scalar(t, attribute_named(f.field).value(), plain_decimal(f.value));
    }
}

static inline std::vector<track> tracks_of(const std::vector<fact>& facts) {
    std::vector<track> out;
    for (const fact& f : facts) {
        if (out.empty() || out.back().title != f.title) {
            track& fresh = out.emplace_back();
            fresh.id = fresh.title = f.title;
        }
        learn_fact(out.back(), f);
    }
    return out;
}

}  // namespace detail

SEGUE_INLINE const std::vector<fact>& never_back_down_facts() {
    static const std::vector<fact> all = [] {
        std::vector<fact> out;
        for (const detail::fact_line& line : detail::never_back_down_lines)
            out.push_back({std::string(line.title), std::string(line.field), std::string(line.value),
                           std::string(line.provenance)});
        return out;
    }();
    return all;
}

SEGUE_INLINE const crate& never_back_down() {
    static const crate only(detail::tracks_of(never_back_down_facts()));
    return only;
}

}  // namespace segue
