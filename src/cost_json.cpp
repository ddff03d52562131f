#include <segue/cost.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/knob_check.hpp>
#include <segue/error.hpp>

// Boost 1.74 says otherwise that its own parser uses an old header of its own.
#if !defined(BOOST_BIND_GLOBAL_PLACEHOLDERS)
#define BOOST_BIND_GLOBAL_PLACEHOLDERS
#include <boost/property_tree/json_parser.hpp>
#undef BOOST_BIND_GLOBAL_PLACEHOLDERS
#else
#include <boost/property_tree/json_parser.hpp>
#endif
#include <boost/property_tree/ptree.hpp>

#include <cmath>
#include <locale>
#include <set>
#include <sstream>

namespace segue {
namespace detail {

using json_tree = boost::property_tree::ptree;

template <class T>
concept has_knobs = requires(T& t) {
    knobs(t, [](const char*, auto&) {});
};

// Writing

static inline std::string json_text(double v) {
    if (!std::isfinite(v))
        throw cost_error("a cost with a knob or weight of " + shortest_text(v) + " cannot be written as JSON");
    return shortest_text(v);
}
static inline std::string json_text(bool v) { return v ? "true" : "false"; }
static inline std::string json_text(const std::string& v) {
    std::string quoted = "\"";
    for (const char c : v) {
        if (c == '"' || c == '\\') quoted += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            throw cost_error("a cost with a control character in a knob cannot be written as JSON");
        quoted += c;
    }
    return quoted + "\"";
}
static inline std::string json_text(attribute v) { return json_text(std::string(name(v))); }
static inline std::string json_text(const std::optional<double>& v) { return v ? json_text(*v) : "null"; }
static inline std::string json_text(const std::optional<minutes>& v) { return v ? json_text(v->count()) : "null"; }
template <class T>
static std::string json_text(const std::vector<T>& list);
static inline std::string json_text(const std::pair<double, double>& v) {
    return "[" + json_text(v.first) + ", " + json_text(v.second) + "]";
}
template <class T>
static std::string json_text(const std::vector<T>& list) {
    std::string text;
    for (const T& v : list) text += (text.empty() ? "" : ", ") + json_text(v);
    return "[" + text + "]";
}
/// A named shape by its name.
static inline std::string json_knob(const curve& v) {
    const std::string_view word = shape_name(v);
    return word.empty() ? json_text(v) : json_text(std::string(word));
}
template <class T>
static std::string json_knob(const T& v) {
    return json_text(v);
}

template <class T>
static std::string json_of(double weight, const T& t) {
    std::string text = "{\"term\": " + json_text(std::string(T::name)) + ", \"weight\": " + json_text(weight);
    if constexpr (has_knobs<const T>)
        knobs(t, [&](const char* knob, const auto& value) {
            text += ", " + json_text(std::string(knob)) + ": " + json_knob(value);
        });
    else
        throw cost_error(t.label() + " cannot be written as JSON: a " + std::string(T::name) +
                         " term holds code or a matrix");
    return text + "}";
}

// Reading

[[noreturn]] static inline void wrong_value(const std::string& what, const json_tree& tree, const std::string& must) {
    throw cost_error(what + " is " + (tree.empty() ? "'" + tree.data() + "'" : "a list or an object") +
                     "; it must be " + must);
}

static inline void read_knob(const std::string& what, const json_tree& tree, double& out) {
    std::istringstream in(tree.data());  // not every standard library reads a double with from_chars yet
    in.imbue(std::locale::classic());
    double value = 0;
    in >> std::noskipws >> value;
    if (!tree.empty() || in.fail() || in.peek() != std::istringstream::traits_type::eof() || !std::isfinite(value))
        wrong_value(what, tree, "a number");
    out = value;
}
static inline void read_knob(const std::string& what, const json_tree& tree, bool& out) {
    if (!tree.empty() || (tree.data() != "true" && tree.data() != "false")) wrong_value(what, tree, "true or false");
    out = tree.data() == "true";
}
static inline void read_knob(const std::string& what, const json_tree& tree, std::string& out) {
    if (!tree.empty()) wrong_value(what, tree, "a word");
    out = tree.data();
}
static inline void read_knob(const std::string& what, const json_tree& tree, attribute& out) {
    std::vector<std::string> words;
    for (attribute a : attributes()) words.emplace_back(name(a));
    const auto found = attribute_named(tree.data());
    if (!found || !tree.empty()) wrong_value(what, tree, "a feature of a track" + did_you_mean(tree.data(), words));
    out = *found;
}
static inline void read_knob(const std::string& what, const json_tree& tree, std::optional<double>& out) {
    out.reset();
    if (tree.empty() && tree.data() == "null") return;
    read_knob(what, tree, out.emplace());
}
static inline void read_knob(const std::string& what, const json_tree& tree, std::optional<minutes>& out) {
    std::optional<double> count;
    read_knob(what, tree, count);
    out = count ? std::optional(minutes(*count)) : std::nullopt;
}
static inline void read_knob(const std::string& what, const json_tree& tree, std::pair<double, double>& out) {
    if (tree.size() != 2 || !tree.front().first.empty()) wrong_value(what, tree, "a pair [position, value]");
    read_knob(what, tree.front().second, out.first);
    read_knob(what, tree.back().second, out.second);
}
template <class T>
static void read_knob(const std::string& what, const json_tree& tree, std::vector<T>& out) {
    if constexpr (std::same_as<std::vector<T>, curve>)
        if (tree.empty() && !tree.data().empty()) return static_cast<void>(out = shape_named(tree.data()));
    out.clear();
    // The parser reads an empty list and an empty text alike.
    if (!tree.data().empty()) wrong_value(what, tree, "a list");
    for (const auto& [key_text, entry] : tree) {
        if (!key_text.empty()) wrong_value(what, tree, "a list");
        read_knob(what + ", entry " + std::to_string(out.size() + 1), entry, out.emplace_back());
    }
}

template <class T>
static void read_knobs(const json_tree& tree, T& t) {
    std::set<std::string> known{"term", "weight"};
    knobs(t, [&](const char* knob, auto& member) {
        known.insert(knob);
        if (const auto child = tree.find(knob); child != tree.not_found())
            read_knob(std::string(T::name) + ": " + knob, child->second, member);
    });
    for (const auto& [word, child] : tree)
        if (!known.contains(word))
            throw cost_error(std::string(T::name) + " has no knob '" + word + "'" +
                             did_you_mean(word, {known.begin(), known.end()}));
}

/// Makes the term called `word`, trying the kinds one after the other.
template <std::size_t kind = 0>
static term term_from(const std::string& word, const json_tree& tree, std::vector<std::string> names = {}) {
    if constexpr (kind < std::variant_size_v<term>) {
        using T = std::variant_alternative_t<kind, term>;
        names.emplace_back(T::name);
        if (word != T::name) return term_from<kind + 1>(word, tree, std::move(names));
        T t;
        if constexpr (has_knobs<T>)
            read_knobs(tree, t);
        else
            throw cost_error("a " + word + " term cannot be read from JSON: it holds code or a matrix");
        return t;
    } else {
        throw cost_error("no term is called '" + word + "'" + did_you_mean(word, names));
    }
}

/// The parser calls itself for every bracket: text that nests deeper than any cost does is refused beforehand.
static inline void check_depth(std::string_view text) {
    int depth = 0;
    for (const char c : text) {
        if (c == '[' || c == '{') ++depth;
        if (c == ']' || c == '}') --depth;
        if (depth > 16) throw cost_error("the cost is not one: its JSON nests deeper than 16 brackets");
    }
}

static inline json_tree parsed(std::string_view text) {
    check_depth(text);
    std::istringstream in{std::string(text)};
    json_tree tree;
    try {
        boost::property_tree::read_json(in, tree);
    } catch (const boost::property_tree::json_parser_error& fault) {
        throw cost_error("the cost is not JSON: line " + std::to_string(fault.line()) + ": " + fault.message());
    }
    return tree;
}

}  // namespace detail

SEGUE_INLINE std::string to_json(const cost& c) {
    std::string text;
    for (const auto& [weight, t] : c.terms())
        text += (text.empty() ? "\n  " : ",\n  ") +
                std::visit([w = weight](const auto& one) { return detail::json_of(w, one); }, t);
    return "{\"terms\": [" + text + (text.empty() ? "]}" : "\n]}");
}

SEGUE_INLINE cost cost_from_json(std::string_view text) {
    const detail::json_tree tree = detail::parsed(text);
    const auto list = tree.find("terms");
    if (tree.size() != 1 || list == tree.not_found() || !list->second.data().empty())
        throw cost_error("the cost is not one: it must be an object with a list 'terms' and nothing else");
    std::vector<weighted_term> terms;
    for (const auto& [unnamed, entry] : list->second) {
        const auto word = entry.find("term"), weight = entry.find("weight");
        const std::string what = "term " + std::to_string(terms.size() + 1);
        if (!unnamed.empty() || word == entry.not_found())
            throw cost_error(what + " of the cost has no name: 'term' is missing");
        weighted_term read;
        if (weight != entry.not_found()) detail::read_knob(what + ": weight", weight->second, read.weight);
        detail::require(read.weight >= 0, what, "weight", read.weight, "0 or more");
        read.term = detail::term_from(word->second.data(), entry);
        terms.push_back(std::move(read));
    }
    return cost(std::move(terms));
}

}  // namespace segue
