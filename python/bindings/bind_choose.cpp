#include "interruptible.hpp"

#include <segue/bridge.hpp>
#include <segue/choose.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace segue::python {

static std::vector<char> flags_of(const py::object& given) {
    const auto a = py::array_t<bool, py::array::c_style | py::array::forcecast>::ensure(given);
    return {a.data(), a.data() + a.size()};
}

/// Share of a family of genres in every row, NaN where unknown; None where there is no such family.
static py::object family_share(const crate& c, const std::string& family) {
    const int f = taxonomy::standard().find_family(family);
    if (f < 0) return py::none();
    std::vector<double> out;
    for (int r = 0; r < c.size(); ++r) {
        const int p = c.profile(r);
        out.push_back(p < 0 ? std::nan("")
                            : c.profiles()[static_cast<std::size_t>(p)].families[static_cast<std::size_t>(f)]);
    }
    return to_array(out);
}

/// Genre distance of one row of a crate to every row of another, NaN where unknown; None where its own is.
static py::object genre_distances(const crate& own, int row, const crate& other) {
    const int p = own.profile(row);
    if (p < 0) return py::none();
    std::vector<double> of_profile, out;
    for (const genre_profile& q : other.profiles())
        of_profile.push_back(genre_distance(own.profiles()[static_cast<std::size_t>(p)], q));
    for (int r = 0; r < other.size(); ++r)
        out.push_back(other.profile(r) < 0 ? std::nan("") : of_profile[static_cast<std::size_t>(other.profile(r))]);
    return to_array(out);
}

/// The problem with a price on pairs of neighbours, whichever comes first.
static problem with_pairs_priced(const problem& p, const std::vector<std::pair<int, int>>& pairs, double price) {
    problem::parts parts;
    parts.n = p.size();
    parts.durations.assign(p.durations().begin(), p.durations().end());
    parts.transitions = p.transition_terms();
    parts.exposures = p.exposures(), parts.arcs = p.arcs(), parts.slots = p.slots(), parts.stretches = p.stretches();
    parts.rules = p.rules();
    const std::set<std::pair<int, int>> priced(pairs.begin(), pairs.end());
    parts.transitions.push_back({"known pairs", price,
                                 [priced](int a, int first, int last, double* out) {
                                     for (int b = first; b < last; ++b)
                                         out[b - first] = priced.contains(std::minmax(a, b)) ? 1 : 0;
                                 },
                                 0});
    return problem(std::move(parts));
}

static choice choice_of(const py::dict& given) {
    choice w;
    const auto has = [&](const char* what) { return given.contains(what) && !given[what].is_none(); };
    if (has("fit")) w.fit = minutes(given["fit"].cast<double>());
    if (has("slack")) w.slack = minutes(given["slack"].cast<double>());
    if (has("count")) w.count = given["count"].cast<int>();
    if (has("must")) w.must = to_rows(given["must"]);
    if (has("out")) w.out = flags_of(given["out"]);
    if (has("prices")) w.prices = to_vector(float_array::ensure(given["prices"]));
    if (has("twins")) {
        const auto twins = int_array::ensure(given["twins"]);
        for (py::ssize_t r = 0; r < twins.size(); ++r) w.twins.push_back(static_cast<int>(twins.data()[r]));
    }
    if (has("quotas"))
        for (const auto& item : given["quotas"]) {
            const auto q = item.cast<py::tuple>();
            quota wanted{q[0].cast<std::string>(), flags_of(q[1]), q[2].cast<double>(), q[3].cast<double>()};
            w.quotas.push_back(std::move(wanted));
        }
    return w;
}

static py::tuple choose_rows(const problem& library, const py::dict& wanted, std::uint64_t seed,
                             std::optional<double> seconds) {
    const choice w = choice_of(wanted);
    interruptible search{py::none(), false};
    const chosen_rows c = search.run([&](std::stop_token cancelled, const interruptible::listener& listen) {
        search_options options;
        options.seed = seed;
        options.stop.seconds = seconds;
        options.cancelled = cancelled;
        options.report = listen;
        return choose(library, w, options);
    });
    return py::make_tuple(c.rows, c.cost, c.length.count(), c.missed);
}

void bind_choose(py::module_& m) {
    m.def("family_share", &family_share, py::arg("crate"), py::arg("family"),
          "Share of a family of genres in every row, NaN where unknown; None where there is no such family.");
    m.def(
        "taken", [](const problem& p, const py::object& rows) { return taken(p, to_rows(rows)); }, py::arg("problem"),
        py::arg("rows"), "The problem of some rows of another, with its neutral prices and scales; without rules.");
    m.def(
        "with_rules",
        [](const problem& p, const crate& tracks, const std::vector<held_rule>& rules) {
            return p.with_rules(lower(rules_of(rules), tracks));
        },
        py::arg("problem"), py::arg("crate"), py::arg("rules"));
    m.def("genre_distances", &genre_distances, py::arg("crate"), py::arg("row"), py::arg("other"),
          "Genre distance of a row to every row of another crate, NaN where unknown; None where its own is.");
    m.def("with_pairs_priced", &with_pairs_priced, py::arg("problem"), py::arg("pairs"), py::arg("price"),
          "The problem with a price on pairs of neighbours (a < b), whichever comes first.");
    m.def("choose", &choose_rows, py::arg("problem"), py::arg("wanted"), py::arg("seed") = 0,
          py::arg("seconds") = py::none(),
          "(rows in playing order, cost, minutes, what was missed). `wanted`: fit, slack (minutes), count, must, out, "
          "prices, twins, quotas [(name, rows, least, most)].");
    m.def(
        "bridge",
        [](const problem& p, int a, int b, int neighbours, double hop) {
            return bridge(p, a, b, {neighbours, hop});
        },
        py::arg("problem"), py::arg("a"), py::arg("b"), py::arg("neighbours") = 12, py::arg("hop") = 0.01,
        "Rows that lead best from a to b, both included.");
    m.def(
        "bridges",
        [](const problem& p, int neighbours) {
            std::vector<double> out;
            {
                const py::gil_scoped_release free;
                out = bridges(p, {neighbours, 0.01});
            }
            return to_array(out);
        },
        py::arg("problem"), py::arg("neighbours") = 12, "Betweenness of every row, 0..1.");
}

}  // namespace segue::python
