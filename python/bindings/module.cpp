#include "bindings.hpp"

#include <segue/error.hpp>
#include <segue/version.hpp>

#include <limits>

namespace segue::python {

float_array to_array(const std::vector<double>& v) { return float_array(static_cast<py::ssize_t>(v.size()), v.data()); }

float_array to_array(const std::vector<double>& v, std::size_t rows, std::size_t columns) {
    return float_array({static_cast<py::ssize_t>(rows), static_cast<py::ssize_t>(columns)}, v.data());
}

py::array read_only(py::array a) {
    a.attr("flags").attr("writeable") = false;
    return a;
}

std::vector<double> to_vector(const float_array& a) { return {a.data(), a.data() + a.size()}; }

std::vector<int> to_rows(const py::object& order) {
    const py::array given = py::module_::import("numpy").attr("asarray")(order);
    const char kind = given.dtype().kind();
    if (given.size() > 0 && kind != 'i' && kind != 'u')
        throw data_error("an order is a sequence of whole row numbers, not of " +
                         py::str(py::object(given.dtype())).cast<std::string>());
    if (given.ndim() != 1) throw data_error("an order has one dimension, not " + std::to_string(given.ndim()));
    const int_array rows = int_array::ensure(given);
    std::vector<int> out(static_cast<std::size_t>(rows.size()));
    for (std::size_t i = 0; i < out.size(); ++i) {
        const std::int64_t row = rows.data()[i];
        if (row < 0 || row > std::numeric_limits<int>::max())
            throw data_error("slot " + std::to_string(i + 1) + ": row " + std::to_string(row) + " is not a row number");
        out[i] = static_cast<int>(row);
    }
    return out;
}

}  // namespace segue::python

PYBIND11_MODULE(_core, m) {
    namespace py = pybind11;
    using namespace segue::python;
    m.doc() = "The compiled half of segue: values, numbers and searches. Use the package `segue`.";
    m.attr("__version__") = SEGUE_VERSION;
    py::register_exception<segue::data_error>(m, "DataError", PyExc_ValueError);
    py::register_exception<segue::rule_error>(m, "RuleError", PyExc_ValueError);
    py::register_exception<segue::cost_error>(m, "CostError", PyExc_ValueError);
    m.def("did_you_mean", &segue::did_you_mean, py::arg("word"), py::arg("candidates"),
          "\" (did you mean 'x'?)\" for the candidate nearest in spelling, else an empty string.");
    bind_values(m);
    bind_genres(m);
    bind_crate(m);
    bind_cost(m);
    bind_rules(m);
    bind_problem(m);
    bind_order(m);
    bind_sample(m);
    bind_choose(m);
}
