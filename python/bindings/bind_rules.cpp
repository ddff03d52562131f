#include "bindings.hpp"

#include "interruptible.hpp"

#include <segue/check.hpp>
#include <segue/detail/selected.hpp>
#include <segue/rule.hpp>

namespace segue::python {

static attribute field_named(const std::string& word) {
    if (const auto a = attribute_named(word)) return *a;
    std::vector<std::string> all;
    for (const attribute x : attributes()) all.emplace_back(name(x));
    throw rule_error("there is no field '" + word + "'" + did_you_mean(word, all));
}

static track_role rule_role(const std::string& word) {
    try {
        return role_named(word);
    } catch (const data_error& e) {
        throw rule_error(e.what());
    }
}

std::vector<rule> rules_of(const std::vector<held_rule>& held) {
    std::vector<rule> out;
    for (const held_rule& r : held) out.push_back(r.value);
    return out;
}

/// Names the tracks of a predicate one by one, so that the rule reads back.
static void spell(selection& s) {
    if (!s.called.empty()) s.called = s.tracks.empty() ? "()" : "";
}
template <class Rule>
static void spell_all(Rule& r) {
    if constexpr (requires { r.of; }) spell(r.of);
    if constexpr (requires { r.calm; }) spell(r.calm);
    if constexpr (requires { r.from; }) spell(r.from), spell(r.to);
}
static std::string spelled(rule r) {
    std::visit([](auto& one) { spell_all(one); }, r);
    return to_string(r);
}

/// (ok, proven, conflicts, sentences, relaxations as (from, to or None, sentence), witness, text).
static py::tuple checked(const crate& tracks, const std::vector<held_rule>& held) {
    const rule_report r =
        interruptible(py::none(), false).run([&](std::stop_token cancelled, const interruptible::listener&) {
            return check(tracks, rules_of(held), std::move(cancelled));
        });
    std::vector<held_rule> conflicts;
    for (const rule& one : r.conflicts) conflicts.push_back({one});
    py::list relaxations;
    for (const relaxation& x : r.relaxations)
        relaxations.append(
            py::make_tuple(held_rule{x.from}, x.to ? py::cast(held_rule{*x.to}) : py::none(), x.sentence));
    return py::make_tuple(r.ok(), r.proven, conflicts, r.sentences, relaxations, r.witness, to_string(r));
}

void bind_rules(py::module_& m) {
    py::class_<held_rule>(m, "Rule", "A hard condition on the order.")
        .def("__str__", [](const held_rule& r) { return to_string(r.value); })
        .def_property_readonly(
            "text", [](const held_rule& r) { return spelled(r.value); },
            "The rule as text that reads back; the tracks of a predicate are named.")
        .def_property_readonly(
            "names", [](const held_rule& r) { return tracks_named(r.value); },
            "Names of the tracks that the rule speaks of one by one.")
        .def_property_readonly(
            "kept",
            [](const held_rule& r) {
                const auto* kept = std::get_if<keep_first>(&r.value);
                return kept && kept->tracks.empty() ? kept->k : 0;
            },
            "Of keep_first without names: how many tracks of the crate it keeps where they are; else 0.")
        .def("__repr__", [](const held_rule& r) { return "Rule('" + to_string(r.value) + "')"; })
        .def("__hash__", [](const held_rule& r) { return std::hash<std::string>()(to_string(r.value)); })
        .def(
            "__eq__", [](const held_rule& a, const held_rule& b) { return a.value == b.value; }, py::is_operator());
    py::class_<selection>(m, "Selection",
                          "Tracks by id or title, or by a condition; `called` names those of a predicate.")
        .def(py::init([](std::vector<std::string> tracks, std::string where, std::string called) {
                 return selection{std::move(tracks), std::move(where), std::move(called)};
             }),
             py::arg("tracks") = std::vector<std::string>{}, py::arg("where") = "", py::arg("called") = "")
        .def_static("from_string", &selection_from_string, py::arg("text"))
        .def(
            "rows", [](const selection& s, const crate& c) { return detail::selected_rows(s, c, to_string(s)); },
            py::arg("crate"), "The rows that it stands for. Raises RuleError.")
        .def_property_readonly("given", &selection::given)
        .def("__str__", [](const selection& s) { return to_string(s); });
    const py::arg_v of("of", selection{}, "Selection()");
    m.def(
        "rule_first", [](std::string t) { return held_rule{first{std::move(t)}}; }, py::arg("track"));
    m.def(
        "rule_last", [](std::string t) { return held_rule{last{std::move(t)}}; }, py::arg("track"));
    m.def(
        "rule_lock",
        [](int slot, std::string t) {
            return held_rule{lock{slot, std::move(t)}};
        },
        py::arg("slot"), py::arg("track"));
    m.def(
        "rule_keep_first",
        [](int k) {
            return held_rule{keep_first{k, {}}};
        },
        py::arg("k"));
    m.def(
        "rule_before",
        [](std::string a, std::string b) {
            return held_rule{before{std::move(a), std::move(b)}};
        },
        py::arg("earlier"), py::arg("later"));
    m.def(
        "rule_together",
        [](selection s, bool ordered) {
            return held_rule{together{std::move(s), {}, ordered}};
        },
        py::arg("of"), py::arg("ordered") = false);
    m.def(
        "rule_together_field",
        [](const std::string& f, bool ordered) {
            return held_rule{together{{}, field_named(f), ordered}};
        },
        py::arg("field"), py::arg("ordered") = false);
    m.def(
        "rule_apart",
        [](const std::string& f, int tracks, double time, selection s) {
            return held_rule{apart{field_named(f), tracks, time, std::move(s)}};
        },
        py::arg("field"), py::arg("tracks") = 1, py::arg("minutes") = 0.0, of);
    m.def(
        "rule_at_most",
        [](const std::string& f, int k, double time, selection s) {
            return held_rule{at_most{field_named(f), k, time, std::move(s)}};
        },
        py::arg("field"), py::arg("in_a_row") = 2, py::arg("minutes") = 0.0, of);
    m.def(
        "rule_at_most_within",
        [](const std::string& f, int count, double time, int tracks, selection s) {
            return held_rule{at_most_within{field_named(f), count, time, tracks, std::move(s)}};
        },
        py::arg("field"), py::arg("count") = 2, py::arg("minutes") = 0.0, py::arg("tracks") = 0, of);
    m.def(
        "rule_forbid",
        [](selection a, selection b) {
            return held_rule{forbid{std::move(a), std::move(b)}};
        },
        py::arg("from_"), py::arg("to"));
    m.def(
        "rule_land",
        [](std::string t, double at, double hits, double within) {
            return held_rule{land{std::move(t), at, hits, within}};
        },
        py::arg("track"), py::arg("at"), py::arg("hits"), py::arg("within"));
    m.def(
        "rule_require",
        [](selection a, selection b) {
            return held_rule{require{std::move(a), std::move(b)}};
        },
        py::arg("from_"), py::arg("to"));
    m.def(
        "rule_every",
        [](int k, const std::string& r, selection s) {
            return held_rule{every{k, rule_role(r), std::move(s)}};
        },
        py::arg("k"), py::arg("role"), of);
    m.attr("EVENLY") = every::evenly;
    m.def(
        "rule_rest",
        [](double time, selection s) {
            return held_rule{rest{time, std::move(s)}};
        },
        py::arg("minutes"), of);
    m.def(
        "rule_ratio",
        [](int among, int least, selection s) {
            return held_rule{ratio{among, least, std::move(s)}};
        },
        py::arg("among"), py::arg("least") = 1, of);
    m.def(
        "rule_no_repeat",
        [](int tracks, double time) {
            return held_rule{no_repeat{tracks, time}};
        },
        py::arg("tracks") = 1, py::arg("minutes") = 0.0);
    m.def("check_rules", &checked, py::arg("crate"), py::arg("rules"),
          "(ok, proven, conflicts, sentences, relaxations, witness, text)");
    m.def(
        "rule_from_string", [](const std::string& text) { return held_rule{rule_from_string(text)}; }, py::arg("text"));
}

}  // namespace segue::python
