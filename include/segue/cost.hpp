#pragma once
#include <segue/term/arc.hpp>
#include <segue/term/contrast.hpp>
#include <segue/term/cue.hpp>
#include <segue/term/custom.hpp>
#include <segue/term/embedding.hpp>
#include <segue/term/fatigue.hpp>
#include <segue/term/freshness.hpp>
#include <segue/term/impact.hpp>
#include <segue/term/key.hpp>
#include <segue/term/scene.hpp>
#include <segue/term/slot.hpp>
#include <segue/term/step.hpp>
#include <segue/term/tempo.hpp>

#include <iosfwd>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace segue {

using term = std::variant<tempo, segue::key, step, contrast, impact, fatigue, arc, freshness, scene, cue, slot,
                          embedding, custom>;

struct weighted_term {
    double weight = 1;
    segue::term term;
    friend bool operator==(const weighted_term&, const weighted_term&) = default;
};

/// A weighted sum of terms: a value that adds, scales, compares, prints, and reads and writes JSON.
class cost {
public:
    cost() = default;
    /// A bare term has weight 1.
    template <class T>
    requires std::constructible_from<segue::term, T> cost(T t)
        : terms_{{1.0, segue::term(std::move(t))}} {}  // NOLINT(google-explicit-constructor): a term is a cost
    explicit cost(std::vector<weighted_term> terms) : terms_(std::move(terms)) {}

    [[nodiscard]] const std::vector<weighted_term>& terms() const noexcept { return terms_; }

    cost& operator+=(const cost& other);
    /// Throws cost_error where the factor is negative, NaN or infinite.
    cost& operator*=(double factor);
    friend cost operator+(cost a, const cost& b) { return a += b; }
    friend cost operator*(double factor, cost c) { return c *= factor; }
    friend cost operator*(cost c, double factor) { return c *= factor; }
    friend bool operator==(const cost&, const cost&) = default;

private:
    std::vector<weighted_term> terms_;
};

template <class T>
concept cost_term = std::constructible_from<term, T> && !std::same_as<std::remove_cvref_t<T>, term>;

template <cost_term T>
[[nodiscard]] cost operator*(double factor, T t) {
    return factor * cost(std::move(t));
}
template <cost_term T>
[[nodiscard]] cost operator*(T t, double factor) {
    return factor * cost(std::move(t));
}
template <cost_term A, cost_term B>
[[nodiscard]] cost operator+(A a, B b) {
    return cost(std::move(a)) + cost(std::move(b));
}

/// "0.5*contrast(low=0.35, high=1) + fatigue(of=artist, half_life=5)"
[[nodiscard]] std::string to_string(const cost& c);
std::ostream& operator<<(std::ostream& out, const cost& c);

/// Knobs by name; cost_from_json(to_json(c)) == c. Throws cost_error where a term is custom or slot (they hold code or
/// a matrix), or the text is not a cost.
[[nodiscard]] std::string to_json(const cost& c);
[[nodiscard]] cost cost_from_json(std::string_view text);

/// Name of a term as it stands in results: "tempo", "step(energy)", "fatigue(genre)", "arc(energy)".
[[nodiscard]] std::string label(const term& t);

/// The cost for music that lasts so long: plans of scenes are put on its clock. What `choose` needs, which prices with
/// the whole library's numbers.
[[nodiscard]] cost lasting(const cost& c, minutes music);

/// Lowers every term once. Throws cost_error where a knob is out of range, data_error where the history is.
[[nodiscard]] problem lower(const cost& c, const crate& tracks, constraints rules = {}, const crate& history = {});

}  // namespace segue
