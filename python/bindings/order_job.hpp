#pragma once
#include "interruptible.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace segue::python {

/// The keyword arguments that all searches share. Throws data_error where one cannot be.
struct search_arguments {
    explicit search_arguments(const py::kwargs& given);

    std::string method;
    std::uint64_t seed;
    int threads;
    stop when;
    std::vector<int> start;
    double near;
    std::size_t memory;
    bool reports;
    bool keep_best;  ///< on Ctrl-C

    /// True where ordering is surely over in some 20 ms: a heuristic of few tracks with its own stop.
    [[nodiscard]] bool brief(const problem& p) const;
};

/// One call of a search, with all that it needs: runs without the interpreter.
using order_job = std::function<playlist(std::stop_token, const interruptible::listener&)>;

[[nodiscard]] order_job job_of(crate tracks, cost c, const std::vector<held_rule>& rules, std::optional<crate> history,
                               bool strict, const search_arguments& a);
/// The playlist is of numbered tracks.
[[nodiscard]] order_job job_of(problem p, const search_arguments& a);

/// Listens for Ctrl-C and passes reports on to the argument `report`.
[[nodiscard]] interruptible watched(const py::kwargs& given, const search_arguments& a);

/// All of them, `workers` at a time; reports how many are done as the cost. After cancellation those that had not begun
/// are left out, unless `keep_best`. The first error, by place, is thrown once all have ended.
[[nodiscard]] std::vector<playlist> all_done(const std::vector<order_job>& jobs, int workers, bool keep_best,
                                             std::stop_token cancelled, const interruptible::listener& listen);

}  // namespace segue::python
