#include "bindings.hpp"

#include <segue/cost.hpp>

namespace segue::python {

/// Sets knobs from Python values; the error names term and knob.
struct knob_from_python {
    std::string_view term_name;
    const py::dict& given;

    [[noreturn]] void refuse(const char* knob, const py::handle& value, const char* wanted) const {
        throw cost_error(std::string(term_name) + ": " + knob + " is " + py::repr(value).cast<std::string>() +
                         "; it must be " + wanted);
    }
    template <class T>
    void cast(const char* knob, const py::handle& value, T& to, const char* wanted) const {
        if (py::isinstance<py::bool_>(value)) refuse(knob, value, wanted);
        try {
            to = value.cast<T>();
        } catch (const py::cast_error&) {
            refuse(knob, value, wanted);
        }
    }
    void set(const char* knob, const py::handle& v, double& to) const { cast(knob, v, to, "a number"); }
    void set(const char* knob, const py::handle& v, bool& to) const {
        if (!py::isinstance<py::bool_>(v)) refuse(knob, v, "True or False");
        to = v.cast<bool>();
    }
    void set(const char* knob, const py::handle& v, std::string& to) const {
        v.is_none() ? to.clear() : cast(knob, v, to, "a text");
    }
    void set(const char* knob, const py::handle& v, std::vector<double>& to) const {
        cast(knob, v, to, "a list of numbers");
    }
    void set(const char* knob, const py::handle& v, std::optional<double>& to) const {
        cast(knob, v, to, "a number or None");
    }
    void set(const char* knob, const py::handle& v, std::optional<minutes>& to) const {
        std::optional<double> number;
        cast(knob, v, number, "a number of minutes or None");
        to = number ? std::optional(minutes(*number)) : std::nullopt;
    }
    void set(const char* knob, const py::handle& v, curve& to) const {
        if (py::isinstance<py::str>(v))
            to = shape_named(v.cast<std::string>());
        else
            cast(knob, v, to, "the name of a shape or a list of (position, value)");
    }
    void set(const char* knob, const py::handle& v, attribute& to) const {
        std::string word;
        cast(knob, v, word, "the name of a feature");
        const auto a = attribute_named(word);
        std::vector<std::string> all;
        for (const attribute x : attributes()) all.emplace_back(name(x));
        if (!a)
            throw cost_error(std::string(term_name) + ": there is no feature '" + word + "'" + did_you_mean(word, all));
        to = *a;
    }
    template <class T>
    void operator()(const char* knob, T& to) const {
        if (given.contains(knob)) set(knob, given[knob], to);
    }
};

static void refuse_unknown_knobs(std::string_view term_name, const py::dict& given,
                                 const std::vector<std::string>& known) {
    for (const auto& item : given) {
        const auto knob = py::str(item.first).cast<std::string>();
        if (std::find(known.begin(), known.end(), knob) == known.end())
            throw cost_error(std::string(term_name) + " has no knob '" + knob + "'" + did_you_mean(knob, known));
    }
}

template <class T>
static cost make_term(const py::dict& given) {
    T made;
    std::vector<std::string> known;
    knobs(made, [&](const char* knob, const auto&) { known.emplace_back(knob); });
    refuse_unknown_knobs(T::name, given, known);
    knobs(made, knob_from_python{T::name, given});
    cost out(made);
    static_cast<void>(lower(out, crate()));  // over no tracks: only to raise at the line that names the knob
    return out;
}

static cost make_named(const std::string& word, const py::kwargs& given) {
    if (word == tempo::name) return make_term<tempo>(given);
    if (word == segue::key::name) return make_term<segue::key>(given);
    if (word == step::name) return make_term<step>(given);
    if (word == contrast::name) return make_term<contrast>(given);
    if (word == impact::name) return make_term<impact>(given);
    if (word == fatigue::name) return make_term<fatigue>(given);
    if (word == arc::name) return make_term<arc>(given);
    if (word == freshness::name) return make_term<freshness>(given);
    if (word == scene::name) return make_term<scene>(given);
    if (word == cue::name) return make_term<cue>(given);
    if (word == embedding::name) return make_term<embedding>(given);
    throw cost_error("there is no term '" + word + "'" +
                     did_you_mean(word, {"tempo", "key", "step", "contrast", "impact", "fatigue", "arc", "freshness",
                                         "scene", "cue", "embedding"}));
}

struct knob_to_python {
    py::dict& out;
    void operator()(const char* knob, attribute a) const { out[knob] = std::string(name(a)); }
    void operator()(const char* knob, const std::optional<minutes>& v) const {
        out[knob] = v ? py::object(py::float_(v->count())) : py::object(py::none());
    }
    template <class T>
    void operator()(const char* knob, const T& v) const {
        out[knob] = v;
    }
};

static py::list terms_of(const cost& c) {
    py::list out;
    for (const weighted_term& t : c.terms()) {
        py::dict values;
        const auto kind = std::visit(
            [&](const auto& x) {
                if constexpr (requires { knobs(x, knob_to_python{values}); }) knobs(x, knob_to_python{values});
                return std::string(x.name);
            },
            t.term);
        out.append(py::make_tuple(t.weight, kind, values, label(t.term)));
    }
    return out;
}

static std::vector<double> square(const float_array& matrix, const char* what) {
    if (matrix.ndim() != 2 || matrix.shape(0) != matrix.shape(1))
        throw cost_error(std::string(what) + " must be a square matrix");
    return to_vector(matrix);
}

void bind_cost(py::module_& m) {
    py::class_<cost>(m, "Cost",
                     "A weighted sum of terms: a value that adds, scales, compares, prints, and reads and writes JSON.")
        .def(py::init<>())
        .def_static(
            "from_json", [](const std::string& text) { return cost_from_json(text); }, py::arg("text"))
        .def("to_json", [](const cost& c) { return to_json(c); })
        .def(
            "lasting", [](const cost& c, double music) { return lasting(c, minutes(music)); }, py::arg("minutes"),
            "The cost for music that lasts so long: plans of scenes are put on its clock.")
        .def_property_readonly("terms", &terms_of, "(weight, name, knobs, label) of each term.")
        .def("__len__", [](const cost& c) { return c.terms().size(); })
        .def(
            "__add__", [](const cost& a, const cost& b) { return a + b; }, py::is_operator())
        .def(
            "__mul__", [](const cost& c, double factor) { return factor * c; }, py::is_operator())
        .def(
            "__rmul__", [](const cost& c, double factor) { return factor * c; }, py::is_operator())
        .def(
            "__eq__", [](const cost& a, const cost& b) { return a == b; }, py::is_operator())
        .def("__repr__", [](const cost& c) { return to_string(c); });
    m.def("term", &make_named, py::arg("name"), "A term of that name with its knobs, weight 1. Raises CostError.");
    m.def(
        "custom",
        [](const float_array& matrix, const std::string& text) { return cost(custom(square(matrix, "custom"), text)); },
        py::arg("matrix"), py::arg("label") = "custom",
        "n x n prices of b (column) after a (row); NaN unknown, +inf forbids.");
    m.def(
        "slot",
        [](const float_array& matrix, const std::string& text) { return cost(slot(square(matrix, "slot"), text)); },
        py::arg("matrix"), py::arg("label") = "slot", "n x n prices of track (row) in slot (column).");
}

}  // namespace segue::python
