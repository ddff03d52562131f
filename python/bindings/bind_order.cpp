#include "interruptible.hpp"

#include <segue/order.hpp>

#include <algorithm>
#include <chrono>

namespace segue::python {

/// The keyword arguments that both searches share.
struct search_arguments {
    std::string method;
    std::uint64_t seed;
    int threads;
    stop when;
    std::vector<int> start;
    double near;
};

static void check_at_least(double value, double least, const char* what) {
    if (!(value >= least))
        throw data_error(std::string(what) + " is " + std::to_string(value) + "; it must be at least " +
                         std::to_string(least));
}

static search_arguments arguments(const py::kwargs& given) {
    const auto get = [&](const char* what, auto otherwise) {
        using value = decltype(otherwise);
        if (!given.contains(what) || given[what].is_none()) return otherwise;
        try {
            return given[what].cast<value>();
        } catch (const py::cast_error&) {
            throw data_error(std::string(what) + " is " + py::repr(given[what]).cast<std::string>() +
                             ", which it cannot be");
        }
    };
    const stop when{get("seconds", std::optional<double>()), get("idle", std::optional<std::int64_t>()),
                    get("stop_cost", std::optional<double>()), get("stop_gap", std::optional<double>())};
    search_arguments a{get("method", std::string("auto")),
                       get("seed", std::uint64_t{0}),
                       get("threads", 1),
                       when,
                       {},
                       get("near", 0.0)};
    check_at_least(a.threads, 1, "threads");
    check_at_least(a.near, 0, "near");
    if (when.seconds) check_at_least(*when.seconds, 0, "seconds");
    if (when.idle) check_at_least(static_cast<double>(*when.idle), 0, "idle");
    if (given.contains("start") && !given["start"].is_none()) a.start = to_rows(given["start"]);
    return a;
}

static interruptible watched(const py::kwargs& given) {
    const py::object report = given.contains("report") ? py::object(given["report"]) : py::object(py::none());
    return {report, given.contains("best_on_interrupt") && given["best_on_interrupt"].cast<bool>()};
}

static playlist order_crate(const crate& tracks, const cost& c, const std::vector<held_rule>& rules,
                            const std::optional<crate>& history, bool strict, const py::kwargs& given) {
    const search_arguments a = arguments(given);
    interruptible search = watched(given);
    return search.run([&](std::stop_token cancelled, const interruptible::listener& listen) {
        return order(tracks, c,
                     {a.seed, a.when, a.threads, a.method, rules_of(rules), strict, a.start, a.near,
                      history ? *history : crate(), cancelled, listen});
    });
}

static playlist order_numbers(const problem& p, const py::kwargs& given) {
    const auto begin = std::chrono::steady_clock::now();
    const search_arguments a = arguments(given);
    interruptible search = watched(given);
    found f = search.run([&](std::stop_token cancelled, const interruptible::listener& listen) {
        return order(p, a.method, {a.seed, a.threads, a.when, cancelled, listen, a.start, a.near, {}, {}});
    });
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return make_playlist(numbered(p.size()), p, std::move(f), a.seed, seconds);
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
        .def("move", &playlist::move, py::arg("from"), py::arg("to"))
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
          "Orders a crate. Keywords: method, seed, threads, seconds, idle, stop_cost, stop_gap, start, near, report, "
          "best_on_interrupt.");
    m.def("order_problem", &order_numbers, py::arg("problem"), "Orders a problem of numbers; keywords as in order.");
}

}  // namespace segue::python
