#include <segue/cost.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/knob_check.hpp>

#include <ostream>

namespace segue {
namespace detail {

/// A knob's value in words; empty where it is left to its default.
static inline std::string knob_text(double v) { return shortest_text(v); }
static inline std::string knob_text(bool v) { return v ? "true" : ""; }
static inline std::string knob_text(const std::string& v) { return v; }
static inline std::string knob_text(attribute v) { return std::string(name(v)); }
static inline std::string knob_text(const std::optional<double>& v) { return v ? shortest_text(*v) : ""; }
static inline std::string knob_text(const std::optional<minutes>& v) { return v ? shortest_text(v->count()) : ""; }
static inline std::string knob_text(const std::vector<double>& v) {
    return v.empty() ? "" : "(" + std::to_string(v.size()) + " prices)";
}
static inline std::string knob_text(const curve& v) {
    if (const std::string_view word = shape_name(v); !word.empty()) return std::string(word);
    std::string text;
    for (const auto& [position, value] : v)
        text += (text.empty() ? "(" : ", ") + shortest_text(position) + " " + shortest_text(value);
    return text + ")";
}

/// "contrast(low=0.35, high=1)"; a term without knobs is its label.
template <class T>
static std::string term_text(const T& t) {
    if constexpr (requires { knobs(t, [](const char*, const auto&) {}); }) {
        std::string list;
        knobs(t, [&](const char* knob, const auto& value) {
            const std::string text = knob_text(value);
            if (!text.empty()) list += (list.empty() ? "" : ", ") + std::string(knob) + "=" + text;
        });
        return std::string(T::name) + "(" + list + ")";
    } else {
        return std::string(T::name) + "(" + (t.label() == T::name ? "" : t.label()) + ")";
    }
}

}  // namespace detail

SEGUE_INLINE std::string to_string(const cost& c) {
    std::string text;
    for (const auto& [weight, t] : c.terms()) {
        if (!text.empty()) text += " + ";
        if (weight != 1) text += detail::shortest_text(weight) + "*";
        text += std::visit([](const auto& one) { return detail::term_text(one); }, t);
    }
    return text.empty() ? "0" : text;
}

SEGUE_INLINE std::ostream& operator<<(std::ostream& out, const cost& c) { return out << to_string(c); }

}  // namespace segue
