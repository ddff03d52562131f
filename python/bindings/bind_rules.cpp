#include "bindings.hpp"

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

void bind_rules(py::module_& m) {
    py::class_<held_rule>(m, "Rule", "A hard condition on the order.")
        .def("__str__", [](const held_rule& r) { return to_string(r.value); })
        .def("__repr__", [](const held_rule& r) { return "Rule('" + to_string(r.value) + "')"; })
        .def("__hash__", [](const held_rule& r) { return std::hash<std::string>()(to_string(r.value)); })
        .def(
            "__eq__", [](const held_rule& a, const held_rule& b) { return a.value == b.value; }, py::is_operator());
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
        "rule_apart",
        [](const std::string& f, int tracks, double time) {
            return held_rule{apart{field_named(f), tracks, time}};
        },
        py::arg("field"), py::arg("tracks") = 1, py::arg("minutes") = 0.0);
    m.def(
        "rule_at_most",
        [](const std::string& f, int k) {
            return held_rule{at_most{field_named(f), k}};
        },
        py::arg("field"), py::arg("in_a_row"));
    m.def(
        "rule_every",
        [](int k, const std::string& r) {
            return held_rule{every{k, rule_role(r)}};
        },
        py::arg("k"), py::arg("role"));
    m.def(
        "rule_from_string", [](const std::string& text) { return held_rule{rule_from_string(text)}; }, py::arg("text"));
}

}  // namespace segue::python
