#include "interruptible.hpp"

#include <segue/bound/bound.hpp>
#include <segue/detail/problem_state.hpp>
#include <segue/playlist.hpp>
#include <segue/priced_order.hpp>
#include <segue/rule.hpp>

#include <algorithm>
#include <unordered_map>

namespace segue::python {

crate numbered(int n) {
    static std::unordered_map<int, crate> made;  // guarded by the interpreter's lock; crates share their columns
    if (const auto at = made.find(n); at != made.end()) return at->second;
    std::vector<track> tracks(static_cast<std::size_t>(n));
    for (std::size_t r = 0; r < tracks.size(); ++r) tracks[r].id = std::to_string(r);
    constexpr std::size_t most = 64;
    if (made.size() >= most) made.clear();
    return made.emplace(n, crate(tracks)).first->second;
}

py::list violations_of(const std::vector<violation>& all) {
    py::list out;
    for (const violation& v : all) out.append(py::make_tuple(v.rule, v.slots, v.sentence));
    return out;
}

static void take_labels(exposure& e, const int_array& labels) {
    for (py::ssize_t r = 0; r < labels.size(); ++r) {
        const std::int64_t l = labels.data()[r];
        if (l < -1 || l > 100'000'000)
            throw cost_error("exposure '" + e.name + "', row " + std::to_string(r) + ": label " + std::to_string(l) +
                             " is not -1 (unknown) or a number from 0");
        e.labels.push_back(static_cast<int>(l));
        e.dims = std::max(e.dims, static_cast<int>(l) + 1);
    }
}

static exposure exposure_of(const py::dict& d) {
    const auto given = [&](const char* what) { return d.contains(what) && !d[what].is_none(); };
    exposure e;
    e.name = d["name"].cast<std::string>();
    e.half_life = minutes(d["half_life"].cast<double>());
    e.weight = d["weight"].cast<double>();
    if (given("labels")) {
        take_labels(e, int_array::ensure(d["labels"]));
    } else {
        const auto x = float_array::ensure(d["x"]);
        if (!x || x.ndim() != 2)
            throw cost_error("exposure '" + e.name + "': x must have two dimensions, tracks x attributes");
        e.dims = static_cast<int>(x.shape(1));
        e.x = to_vector(x);
    }
    if (given("start")) e.start = to_vector(float_array::ensure(d["start"]));
    return e;
}

static priced_arc arc_of(const py::dict& d) {
    priced_arc out;
    out.name = d["name"].cast<std::string>();
    out.weight = d["weight"].cast<double>();
    out.values = to_vector(float_array::ensure(d["values"]));
    out.knots = d["points"].cast<std::vector<std::pair<double, double>>>();
    out.along = d["axis"].cast<std::string>() == "minutes" ? priced_arc::axis::minutes : priced_arc::axis::slots;
    return out;
}

static problem from_arrays(const float_array& transitions, const float_array& durations, const py::list& exposures,
                           const std::optional<float_array>& slots, const std::vector<held_rule>& rules,
                           const py::list& arcs) {
    const auto n = durations.size();
    if (durations.ndim() != 1) throw data_error("durations must have one dimension");
    if (transitions.ndim() != 2 || transitions.shape(0) != n || transitions.shape(1) != n)
        throw data_error("transitions must be a matrix of " + std::to_string(n) + " x " + std::to_string(n) +
                         ", as there are " + std::to_string(n) + " durations");
    std::vector<exposure> all;
    for (const auto& e : exposures) all.push_back(exposure_of(e.cast<py::dict>()));
    std::vector<priced_arc> curves;
    for (const auto& a : arcs) curves.push_back(arc_of(a.cast<py::dict>()));
    std::vector<double> slot_prices;
    if (slots) {
        if (slots->ndim() != 2 || slots->shape(0) != n || slots->shape(1) != n)
            throw data_error("slots must be a matrix of tracks x slots");
        slot_prices = to_vector(*slots);
    }
    constraints lowered = rules.empty() ? constraints{} : lower(rules_of(rules), numbered(static_cast<int>(n)));
    return problem::from_arrays(to_vector(transitions), to_vector(durations), std::move(all), std::move(slot_prices),
                                std::move(lowered), std::move(curves));
}

static problem from_points(const float_array& points, const std::optional<float_array>& durations,
                           const py::list& exposures, const std::vector<held_rule>& rules, const py::list& arcs) {
    if (points.ndim() != 2) throw data_error("points must be a table of tracks x columns");
    if (points.shape(0) > 0 && points.shape(1) == 0) throw data_error("points have 0 columns; at least one is needed");
    if (durations && durations->ndim() != 1) throw data_error("durations must have one dimension");
    if (durations && durations->size() != points.shape(0))
        throw data_error("there are " + std::to_string(points.shape(0)) + " points but " +
                         std::to_string(durations->size()) + " durations");
    std::vector<exposure> all;
    for (const auto& e : exposures) all.push_back(exposure_of(e.cast<py::dict>()));
    std::vector<priced_arc> curves;
    for (const auto& a : arcs) curves.push_back(arc_of(a.cast<py::dict>()));
    const auto n = static_cast<int>(points.shape(0));
    constraints lowered = rules.empty() ? constraints{} : lower(rules_of(rules), numbered(n));
    return problem::from_points(to_vector(points), static_cast<int>(points.shape(1)),
                                durations ? to_vector(*durations) : std::vector<double>{}, std::move(all),
                                std::move(lowered), std::move(curves));
}

static float_array slots_of(const problem& p) {
    if (p.size() > problem::dense_limit)
        throw data_error("prices of " + std::to_string(p.size()) + " tracks in as many slots take " +
                         std::to_string(static_cast<std::int64_t>(p.size()) * p.size() * 8 / 1'000'000) +
                         " MB; the limit is " + std::to_string(problem::dense_limit) + " tracks");
    const auto n = static_cast<std::size_t>(p.size());
    return to_array(p.slot_matrix(), n, n);
}

/// A read-only view of the matrix that keeps the problem alive.
static py::object matrix_of(const problem& p) {
    if (p.size() > problem::dense_limit)
        throw data_error("the matrix of " + std::to_string(p.size()) + " tracks is not kept; the limit is " +
                         std::to_string(problem::dense_limit));
    auto* owner = new problem(p);
    const py::capsule keep(owner, [](void* x) { delete static_cast<problem*>(x); });
    return read_only(float_array({p.size(), p.size()}, owner->transition_matrix().data(), keep));
}

static float_array transition_table(const problem& p, const py::object& order) {
    const auto rows = to_rows(order);
    check_permutation(rows, p.size());
    const auto& terms = p.transition_terms();
    std::vector<double> out;
    for (std::size_t i = 0; i + 1 < rows.size(); ++i)
        for (const transition_price& t : terms) out.push_back(t.weight * detail::pair_price(t, rows[i], rows[i + 1]));
    return to_array(out, rows.empty() ? 0 : rows.size() - 1, terms.size());
}

static py::tuple bound_of(const problem& p, double seconds) {
    if (!(seconds >= 0)) throw data_error("seconds is " + std::to_string(seconds) + "; it must be 0 or more");
    const certificate best =
        interruptible(py::none(), false).run([&](std::stop_token cancelled, const interruptible::listener&) {
            return lower_bound(p, seconds, cancelled);
        });
    return py::make_tuple(best.value, best.method);
}

static double price(const problem& p, const move& m, const py::object& order) {
    const auto rows = to_rows(order);
    return priced_order(p, rows).price(arrange(m, p.size()));
}

static py::array apply(const move& m, const py::object& order) {
    const auto rows = to_rows(order);
    return int_array::ensure(py::cast(applied(arrange(m, static_cast<int>(rows.size())), rows)));
}

static void bind_moves(py::class_<problem>& c, py::module_& m) {
    using order_given = const py::object&;
    using py::arg;
    c.def(
         "price_reversal",
         [](const problem& p, int i, int j, order_given o) {
             return price(p, reversal{i, j}, o);
         },
         arg("i"), arg("j"), arg("order"))
        .def(
            "price_relocation",
            [](const problem& p, int i, int j, int to, bool r, order_given o) {
                return price(p, relocation{i, j, to, r}, o);
            },
            arg("i"), arg("j"), arg("to"), arg("reversed"), arg("order"))
        .def(
            "price_exchange",
            [](const problem& p, int i, int j, int k, int l, bool a, bool b, order_given o) {
                return price(p, exchange{i, j, k, l, a, b}, o);
            },
            arg("i"), arg("j"), arg("k"), arg("l"), arg("first_reversed"), arg("second_reversed"), arg("order"));
    m.def(
        "apply_reversal",
        [](int i, int j, order_given o) {
            return apply(reversal{i, j}, o);
        },
        arg("i"), arg("j"), arg("order"));
    m.def(
        "apply_relocation",
        [](int i, int j, int to, bool r, order_given o) {
            return apply(relocation{i, j, to, r}, o);
        },
        arg("i"), arg("j"), arg("to"), arg("reversed"), arg("order"));
    m.def(
        "apply_exchange",
        [](int i, int j, int k, int l, bool a, bool b, order_given o) {
            return apply(exchange{i, j, k, l, a, b}, o);
        },
        arg("i"), arg("j"), arg("k"), arg("l"), arg("first_reversed"), arg("second_reversed"), arg("order"));
}

static void bind_exposure(py::module_& m) {
    py::class_<exposure>(m, "Exposure", "Fatigue in one attribute, in numbers.")
        .def_readonly("name", &exposure::name)
        .def_property_readonly(
            "half_life", [](const exposure& e) { return e.half_life.count(); }, "Minutes.")
        .def_readonly("weight", &exposure::weight, "Multiplies the raw strain sum.")
        .def_readonly("dims", &exposure::dims)
        .def_property_readonly(
            "x",
            [](const exposure& e) {
                const auto dims = static_cast<std::size_t>(e.dims),
                           rows = e.dense() ? (dims ? e.x.size() / dims : 0) : e.labels.size();
                return to_array(e.dense_x(), rows, dims);
            },
            "n x dims; one-hot for labels, the mean of the known where a label is unknown.")
        .def_property_readonly(
            "labels",
            [](const exposure& e) -> py::object {
                return e.labels.empty() ? py::object(py::none()) : py::object(int_array::ensure(py::cast(e.labels)));
            },
            "One number a track, -1 unknown; None where dense.")
        .def_property_readonly(
            "start",
            [](const exposure& e) {
                return to_array(e.start.empty() ? std::vector<double>(static_cast<std::size_t>(e.dims), 0.0) : e.start);
            },
            "F[0], dims entries.")
        .def("__repr__", [](const exposure& e) {
            return "<Exposure '" + e.name + "': " + std::to_string(e.dims) + (e.dense() ? " dims" : " labels") +
                   ", half-life " + std::to_string(e.half_life.count()) + " min, weight " + std::to_string(e.weight) +
                   ">";
        });
}

void bind_problem(py::module_& m) {
    bind_exposure(m);
    py::class_<problem> c(m, "Problem",
                          "What terms and rules are lowered to: the numbers that orderers and bounds know.");
    c.def_static(
         "lower",
         [](const crate& tracks, const cost& model, const std::vector<held_rule>& rules,
            const std::optional<crate>& history) {
             return lower(model, tracks, lower(rules_of(rules), tracks), history ? *history : crate());
         },
         py::arg("crate"), py::arg("cost"), py::arg("rules") = std::vector<held_rule>{},
         py::arg("history") = py::none())
        .def_static("from_arrays", &from_arrays, py::arg("transitions"), py::arg("durations"),
                    py::arg("exposures") = py::list(), py::arg("slots") = py::none(),
                    py::arg("rules") = std::vector<held_rule>{}, py::arg("arcs") = py::list())
        .def_static("from_points", &from_points, py::arg("points"), py::arg("durations") = py::none(),
                    py::arg("exposures") = py::list(), py::arg("rules") = std::vector<held_rule>{},
                    py::arg("arcs") = py::list())
        .def("__len__", &problem::size)
        .def(
            "evaluate",
            [](const problem& p, const py::object& o) {
                const priced x = p.evaluate(to_rows(o));
                return py::make_tuple(x.total, x.terms, x.violations);
            },
            py::arg("order"), "(total, [(term, weighted value)], violations): the plain definition.")
        .def(
            "violations", [](const problem& p, const py::object& o) { return violations_of(p.violations(to_rows(o))); },
            py::arg("order"))
        .def(
            "strain",
            [](const problem& p, const py::object& o) {
                const auto rows = to_rows(o);
                return to_array(p.strain(rows), rows.size(), p.exposures().size());
            },
            py::arg("order"), "n x exposures, weighted, by slot.")
        .def_property_readonly("transitions", &matrix_of,
                               "n x n weighted prices of b (column) after a (row), read-only.")
        .def_property_readonly("transition_terms",
                               [](const problem& p) {
                                   std::vector<std::string> out;
                                   for (const auto& t : p.transition_terms()) out.push_back(t.name);
                                   return out;
                               })
        .def("transition_table", &transition_table, py::arg("order"), "(n - 1) x terms, weighted.")
        .def_property_readonly("exposures", [](const problem& p) { return p.exposures(); })
        .def_property_readonly("slots",
                               [](const problem& p) -> py::object {
                                   return p.has_slot_prices() ? py::object(slots_of(p)) : py::object(py::none());
                               })
        .def_property_readonly(
            "durations",
            [](const problem& p) {
                std::vector<double> out;
                for (const auto ms : p.durations()) out.push_back(static_cast<double>(ms) / 60'000);
                return to_array(out);
            },
            "Minutes.")
        .def_property_readonly("off", [](const problem& p) { return p.off(); })
        .def("bound", &bound_of, py::arg("seconds") = 1.0, "(value, method) of a certified lower bound.")
        .def(
            "shuffle_cost", [](const problem& p) { return shuffle_cost(p); }, "Mean cost of 100 shuffles from seed 0.");
    bind_moves(c, m);
}

}  // namespace segue::python
