#include "order_job.hpp"

#include <algorithm>
#include <tuple>

namespace segue::python {

static playlist order_crate(const crate& tracks, const cost& c, const std::vector<held_rule>& rules,
                            const std::optional<crate>& history, bool strict, const py::kwargs& given) {
    const search_arguments a(given);
    return watched(given, a).run(job_of(tracks, c, rules, history, strict, a));
}

static playlist order_numbers(const problem& p, const py::kwargs& given) {
    const search_arguments a(given);
    const order_job job = job_of(p, a);
    return a.brief(p) ? interruptible::at_once(job) : watched(given, a).run(job);
}

static std::vector<playlist> order_many(const py::list& inputs, bool strict, int workers, const py::kwargs& given) {
    const search_arguments a(given);
    std::vector<order_job> jobs;
    for (const auto& input : inputs) {
        if (py::isinstance<problem>(input)) {
            jobs.push_back(job_of(input.cast<const problem&>(), a));
        } else {
            const auto [tracks, c, rules, history] =
                input.cast<std::tuple<crate, cost, std::vector<held_rule>, std::optional<crate>>>();
            jobs.push_back(job_of(tracks, c, rules, history, strict, a));
        }
    }
    return watched(given, a).run([&](std::stop_token cancelled, const interruptible::listener& listen) {
        return all_done(jobs, workers, a.keep_best, cancelled, listen);
    });
}

static playlist given_playlist(const crate& c, const problem& p, const py::object& order, std::optional<double> bound,
                               bool proven, std::string method, std::string note, std::uint64_t seed, double seconds) {
    found f;
    f.order = to_rows(order);
    f.bound = bound;
    f.proven = proven;
    f.method = std::move(method);
    f.note = std::move(note);
    return make_playlist(c, p, std::move(f), seed, seconds);
}

static void bind_playlist(py::module_& m) {
    py::class_<playlist>(m, "Playlist", "An ordered crate and what is known of the order.")
        .def_static("given", &given_playlist, py::arg("crate"), py::arg("problem"), py::arg("order"), py::kw_only(),
                    py::arg("bound") = py::none(), py::arg("proven") = false, py::arg("method") = "given",
                    py::arg("note") = "", py::arg("seed") = 0, py::arg("seconds") = 0.0,
                    "An order from elsewhere, and what is known of how it was found.")
        .def(
            "with_crate",
            [](const playlist& p, const crate& c) {
                return make_playlist(c, p.problem(), p.search(), p.seed, p.seconds);
            },
            py::arg("crate"), "The same over another crate of as many tracks.")
        .def("__len__", &playlist::size)
        .def_property_readonly("order",
                               [](const playlist& p) {
                                   int_array out(p.size());
                                   std::copy(p.order().begin(), p.order().end(), out.mutable_data());
                                   return read_only(std::move(out));
                               })
        .def_property_readonly("cost", &playlist::cost)
        .def_property_readonly("terms", [](const playlist& p) { return p.price().terms; })
        .def_property_readonly("bound", &playlist::bound)
        .def_property_readonly("gap", &playlist::gap)
        .def_property_readonly("closed", &playlist::closed)
        .def_property_readonly("proven", &playlist::proven)
        .def_property_readonly("proof", [](const playlist& p) { return proof_sentence(p); })
        .def_property_readonly("method", &playlist::method)
        .def_property_readonly("note", [](const playlist& p) { return p.search().note; })
        .def_property_readonly("iterations", [](const playlist& p) { return p.search().iterations; })
        .def_readonly("seed", &playlist::seed)
        .def_readonly("seconds", &playlist::seconds)
        .def_property_readonly("violations", [](const playlist& p) { return violations_of(p.violations()); })
        .def("explain", &playlist::explain, py::arg("slot"))
        .def("why_not", &playlist::why_not, py::arg("row"), py::arg("slot"))
        .def("swap", &playlist::swap, py::arg("i"), py::arg("j"))
        .def("move", &playlist::move, py::arg("start"), py::arg("to"))
        .def_property_readonly("change", &playlist::change)
        .def_property_readonly("crate", &playlist::crate)
        .def_property_readonly("problem", &playlist::problem);
}

static py::list presets_listed() {
    py::list out;
    for (const preset& p : presets()) {
        py::list grounds;
        std::vector<held_rule> held;
        for (const rule& r : p.rules) held.push_back({r});
        for (const char g : p.grounds) grounds.append(std::string(1, g));
        out.append(py::make_tuple(p.name, p.sentence, p.cost, held, grounds));
    }
    return out;
}

void bind_order(py::module_& m) {
    bind_playlist(m);
    m.def(
        "orderers",
        [] {
            std::vector<std::pair<std::string, std::string>> out;
            for (const orderer& o : orderers()) out.emplace_back(o.name, o.sentence);
            return out;
        },
        "(name, sentence) of every orderer.");
    m.def("presets", &presets_listed, "(name, sentence, cost, rules, grounds) of every preset.");
    m.def("order", &order_crate, py::arg("crate"), py::arg("cost"), py::arg("rules") = std::vector<held_rule>{},
          py::arg("history") = py::none(), py::arg("strict") = false,
          "Orders a crate. Keywords: method, seed, threads, seconds, idle, stop_cost, stop_gap, start, near, memory, "
          "report, best_on_interrupt.");
    m.def("order_problem", &order_numbers, py::arg("problem"), "Orders a problem of numbers; keywords as in order.");
    m.def("order_many", &order_many, py::arg("inputs"), py::arg("strict"), py::arg("workers"),
          "Orders problems, and crates as (crate, cost, rules, history), several at a time; keywords as in order.");
}

}  // namespace segue::python
