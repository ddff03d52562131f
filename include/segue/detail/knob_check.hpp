#pragma once
#include <segue/attribute.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace segue::detail {

/// A number as short as it can be so that it reads back the same: "0.35", "12", "1e-09".
[[nodiscard]] std::string shortest_text(double value);

/// Throws cost_error "tempo: tolerance is -0.1; it must be 0 or more" unless `holds`.
void require(bool holds, std::string_view term, std::string_view knob, double value, std::string_view must);
void require(bool holds, std::string_view term, std::string_view knob, std::string_view value, std::string_view must);

/// Throws cost_error unless `of` is a number of a track.
void require_scalar(std::string_view term, attribute of);

/// Throws cost_error unless a user's matrix of `entries` numbers fits `n` tracks, and these a matrix in memory.
void require_square(const std::string& what, std::size_t entries, int n);

}  // namespace segue::detail
