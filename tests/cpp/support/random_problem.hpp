#pragma once
#include <segue/problem.hpp>
#include <segue/random.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

/// What a random problem holds; all off is a symmetric pure path.
struct random_problem_options {
    bool asymmetric = false;
    bool memory = false;   ///< two dense exposures
    bool labels = false;   ///< one label exposure
    bool unknown = false;  ///< missing labels and arc values
    bool start = false;    ///< memory before slot 0
    bool slot_arc = false;
    bool minute_arc = false;
    bool slots = false;      ///< a matrix of slot prices
    bool stretches = false;  ///< prices by the minute
    bool forbidden = false;  ///< a few +inf transitions
    bool equal_durations = false;
};

inline segue::problem random_problem(int n, const random_problem_options& o, segue::random& r) {
    using segue::exposure;
    const auto size = static_cast<std::size_t>(n);
    std::vector<double> transitions(size * size, 0.0), minutes_of(size);
    for (std::size_t a = 0; a < size; ++a)
        for (std::size_t b = 0; b < size; ++b) {
            if (a == b) continue;
            transitions[a * size + b] = o.asymmetric || a < b ? r.uniform() : transitions[b * size + a];
            if (o.forbidden && r.below(12) == 0) transitions[a * size + b] = std::numeric_limits<double>::infinity();
        }
    for (double& m : minutes_of) m = o.equal_durations ? 3.5 : 0.2 + 7 * r.uniform();
    std::vector<exposure> exposures;
    const auto dense = [&](const char* name, int dims, double half_life, double weight) {
        exposure e{name, segue::minutes(half_life), weight, dims, {}, {}, {}};
        for (std::size_t i = 0; i < size * static_cast<std::size_t>(dims); ++i)
            e.x.push_back(r.below(2) ? r.uniform() : 0);
        for (int d = 0; o.start && d < dims; ++d) e.start.push_back(2 * r.uniform());
        exposures.push_back(std::move(e));
    };
    if (o.memory) dense("genre", 5, 15, 0.7), dense("loudness", 1, 5, 0.4);
    if (o.labels) {
        const int artists = n / 3 + 1;
        exposure e{"artist", segue::minutes(5 + 55 * r.uniform()), 0.9, artists, {}, {}, {}};
        for (int i = 0; i < n; ++i)
            e.labels.push_back(
                o.unknown && r.below(5) == 0 ? -1 : static_cast<int>(r.below(static_cast<std::uint32_t>(artists))));
        for (int l = 0; o.start && l < artists; ++l) e.start.push_back(r.below(3) == 0 ? r.uniform() : 0);
        exposures.push_back(std::move(e));
    }
    segue::problem plain = segue::problem::from_arrays(transitions, minutes_of, exposures);
    segue::problem::parts parts;
    parts.n = n;
    parts.durations.assign(plain.durations().begin(), plain.durations().end());
    parts.transitions = plain.transition_terms();
    parts.exposures = plain.exposures();
    const auto arc = [&](segue::priced_arc::axis axis) {
        segue::priced_arc a{"arc",
                            0.5 + r.uniform(),
                            {},
                            {{0.1, r.uniform()}, {0.4, r.uniform()}, {0.7, r.uniform()}, {1, r.uniform()}},
                            axis};
        for (int i = 0; i < n; ++i) a.values.push_back(o.unknown && r.below(5) == 0 ? std::nan("") : r.uniform());
        parts.arcs.push_back(std::move(a));
    };
    if (o.slot_arc) arc(segue::priced_arc::axis::slots);
    if (o.minute_arc) arc(segue::priced_arc::axis::minutes);
    if (o.slots) {
        segue::slot_price s{"slot", 0.8, {}};
        for (std::size_t i = 0; i < size * size; ++i) s.price.push_back(r.uniform());
        parts.slots.push_back(std::move(s));
    }
    if (o.stretches) {
        segue::stretch_price s{"scene", 0.5 + r.uniform(), {}, {}};
        std::int64_t end = 0;
        for (int k = static_cast<int>(r.below(6)); k > 0; --k) s.ends.push_back(end += 1 + r.below(1'000'000));
        for (std::size_t i = 0; i < size * s.count(); ++i) s.price.push_back(r.below(3) ? r.uniform() : 0);
        parts.stretches.push_back(std::move(s));
    }
    return segue::problem(std::move(parts));
}

/// One of each kind, and everything at once last.
inline std::vector<std::pair<std::string, random_problem_options>> random_problem_kinds() {
    return {
        {"path", {}},
        {"asymmetric", {.asymmetric = true}},
        {"memory", {.memory = true}},
        {"memory with start", {.memory = true, .start = true}},
        {"labels", {.labels = true}},
        {"unknown labels with start", {.labels = true, .unknown = true, .start = true}},
        {"arc on slots", {.slot_arc = true}},
        {"arc on slots, unknown", {.unknown = true, .slot_arc = true}},
        {"arc on minutes", {.unknown = true, .minute_arc = true}},
        {"slots", {.slots = true}},
        {"stretches", {.stretches = true}},
        {"all",
         {.asymmetric = true,
          .memory = true,
          .labels = true,
          .unknown = true,
          .start = true,
          .slot_arc = true,
          .minute_arc = true,
          .stretches = true}},
    };
}
