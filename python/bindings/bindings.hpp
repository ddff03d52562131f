#pragma once
#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <segue/order.hpp>
#include <segue/rule.hpp>

#include <string>
#include <vector>

namespace segue::python {

namespace py = pybind11;

void bind_values(py::module_& m);
void bind_genres(py::module_& m);
void bind_crate(py::module_& m);
void bind_cost(py::module_& m);
void bind_rules(py::module_& m);
void bind_problem(py::module_& m);
void bind_order(py::module_& m);
void bind_sample(py::module_& m);
void bind_choose(py::module_& m);

using float_array = py::array_t<double, py::array::c_style | py::array::forcecast>;
using int_array = py::array_t<std::int64_t, py::array::c_style | py::array::forcecast>;

/// A one- or two-dimensional NumPy copy of a vector.
[[nodiscard]] float_array to_array(const std::vector<double>& v);
[[nodiscard]] float_array to_array(const std::vector<double>& v, std::size_t rows, std::size_t columns);
/// The array, made read-only.
[[nodiscard]] py::array read_only(py::array a);

[[nodiscard]] std::vector<double> to_vector(const float_array& a);
/// Row numbers; throws data_error where one is not a whole number that fits.
[[nodiscard]] std::vector<int> to_rows(const py::object& order);

/// A rule as Python holds it: pybind11 would take a bare variant apart.
struct held_rule {
    rule value;
};
[[nodiscard]] std::vector<rule> rules_of(const std::vector<held_rule>& held);

/// A crate of nameless tracks with ids "0", "1", ..., so that rules can name rows of a problem of numbers. Needs
/// the interpreter's lock.
[[nodiscard]] crate numbered(int n);
/// (rule, slots, sentence) of each.
[[nodiscard]] py::list violations_of(const std::vector<violation>& all);

}  // namespace segue::python
