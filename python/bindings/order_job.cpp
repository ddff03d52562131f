#include "order_job.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>

namespace segue::python {

static void check_at_least(double value, double least, const char* what) {
    if (!(value >= least))
        throw data_error(std::string(what) + " is " + std::to_string(value) + "; it must be at least " +
                         std::to_string(least));
}

template <class Value>
static Value argument(const py::kwargs& given, const char* what, Value otherwise) {
    if (!given.contains(what) || given[what].is_none()) return otherwise;
    try {
        return given[what].cast<Value>();
    } catch (const py::cast_error&) {
        throw data_error(std::string(what) + " is " + py::repr(given[what]).cast<std::string>() +
                         ", which it cannot be");
    }
}

search_arguments::search_arguments(const py::kwargs& given)
    : method(argument(given, "method", std::string("auto"))),
      seed(argument(given, "seed", std::uint64_t{0})),
      threads(argument(given, "threads", 1)),
      when{argument(given, "seconds", std::optional<double>()), argument(given, "idle", std::optional<std::int64_t>()),
           argument(given, "stop_cost", std::optional<double>()), argument(given, "stop_gap", std::optional<double>())},
      near(argument(given, "near", 0.0)),
      memory(argument(given, "memory", default_memory)),
      reports(given.contains("report") && !given["report"].is_none()),
      keep_best(argument(given, "best_on_interrupt", false)) {
    check_at_least(threads, 1, "threads");
    check_at_least(near, 0, "near");
    if (when.seconds) check_at_least(*when.seconds, 0, "seconds");
    if (when.idle) check_at_least(static_cast<double>(*when.idle), 0, "idle");
    if (given.contains("start") && !given["start"].is_none()) start = to_rows(given["start"]);
}

bool search_arguments::brief(const problem& p) const {
    constexpr int few = 16;
    const bool searches_long = method == "exact" || method == "auto";
    return p.size() <= few && !searches_long && !reports && threads == 1 && !when.seconds && !when.idle && !when.gap;
}

order_job job_of(crate tracks, cost c, const std::vector<held_rule>& rules, std::optional<crate> history, bool strict,
                 const search_arguments& a) {
    return [tracks = std::move(tracks), c = std::move(c), rules = rules_of(rules), history = history.value_or(crate()),
            strict, a](std::stop_token cancelled, const interruptible::listener& listen) {
        return order(tracks, c,
                     {a.seed, a.when, a.threads, a.method, rules, strict, a.start, a.near, history, cancelled, listen,
                      a.memory});
    };
}

order_job job_of(problem p, const search_arguments& a) {
    return [tracks = numbered(p.size()), p = std::move(p), a](std::stop_token cancelled,
                                                              const interruptible::listener& listen) {
        const auto begin = std::chrono::steady_clock::now();
        found f = order(p, a.method, {a.seed, a.threads, a.when, cancelled, listen, a.start, a.near, {}, {}, a.memory});
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        return make_playlist(tracks, p, std::move(f), a.seed, seconds);
    };
}

interruptible watched(const py::kwargs& given, const search_arguments& a) {
    const py::object report = given.contains("report") ? py::object(given["report"]) : py::object(py::none());
    return {report, a.keep_best};
}

std::vector<playlist> all_done(const std::vector<order_job>& jobs, int workers, bool keep_best,
                               std::stop_token cancelled, const interruptible::listener& listen) {
    std::vector<std::optional<playlist>> done(jobs.size());
    std::vector<std::exception_ptr> failed(jobs.size());
    std::atomic<std::size_t> next = 0, finished = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < jobs.size(); i = next++) {
            if (!keep_best && cancelled.stop_requested()) return;
            try {
                done[i].emplace(jobs[i](cancelled, {}));
            } catch (...) {
                failed[i] = std::current_exception();
                next = jobs.size();  // no more are begun
            }
            ++finished;
            if (listen) listen({static_cast<double>(finished), {}, 0});
        }
    };
    {
        std::vector<std::jthread> others;
        for (int k = 1; k < std::min<int>(workers, static_cast<int>(jobs.size())); ++k) others.emplace_back(work);
        work();
    }
    for (const auto& error : failed)
        if (error) std::rethrow_exception(error);
    std::vector<playlist> out;
    for (auto& one : done)
        if (one) out.push_back(std::move(*one));
    return out;
}

}  // namespace segue::python
