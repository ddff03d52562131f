#pragma once
#include <segue/attribute.hpp>
#include <segue/problem.hpp>

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace segue {

/// The kinds of knob a term may have. Each term has a template function `knobs(self, f)` beside it that calls
/// f(name, member) for every knob: one list that printing, JSON and the bindings share.
///   double, bool, std::string, attribute, std::optional<double>, std::optional<minutes>, minutes,
///   std::vector<std::pair<double, double>>, std::vector<double>
template <class T, class Self>
concept same_term = std::same_as<std::remove_cvref_t<Self>, T>;

}  // namespace segue
