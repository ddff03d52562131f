#include "bindings.hpp"

#include <segue/genre.hpp>

#include <optional>
#include <tuple>

namespace segue::python {

using genre_line = std::tuple<std::string, std::vector<std::string>, std::vector<std::string>>;

static taxonomy extended_by(const taxonomy& t, const std::vector<genre_line>& lines) {
    std::vector<genre_entry> entries;
    for (const auto& [genre, parents, aliases] : lines) entries.push_back({genre, parents, aliases});
    return t.extended(entries);
}

static std::vector<genre_line> additions_of(const taxonomy& t) {
    std::vector<genre_line> lines;
    for (const genre_entry& e : t.additions()) lines.emplace_back(e.name, e.parents, e.aliases);
    return lines;
}

static py::tuple place_of(const taxonomy& t, const std::string& tag_text) {
    const placement p = t.place(tag_text);
    if (p.node < 0) return py::make_tuple(py::none(), "");
    return py::make_tuple(t.name(p.node), std::string(name(p.by)));
}

static std::vector<std::string> genre_names(const taxonomy& t, int count) {
    std::vector<std::string> out;
    for (int node = 0; node < count; ++node) out.push_back(t.name(node));
    return out;
}

static std::vector<std::string> parents_of(const taxonomy& t, const std::string& tag_text) {
    std::vector<std::string> out;
    if (const int node = t.find(tag_text); node >= 0)
        for (const int parent : t.parents(node)) out.push_back(t.name(parent));
    return out;
}

static py::dict families_of(const taxonomy& t, const std::string& tag_text) {
    py::dict out;
    if (const int node = t.find(tag_text); node >= 0)
        for (int f = 0; f < t.families(); ++f)
            if (const double share = t.family_shares(node)[static_cast<std::size_t>(f)]; share > 0)
                out[py::str(t.name(f))] = share;
    return out;
}

static genre_profile profile_of_names(const taxonomy& t, const std::vector<std::string>& names) {
    std::vector<tag> tags;
    for (const std::string& one : names) tags.push_back({one, 1});
    return profile_of(tags, t);
}

static std::optional<double> distance_of(const taxonomy& t, const std::vector<std::string>& a,
                                         const std::vector<std::string>& b) {
    const genre_profile x = profile_of_names(t, a), y = profile_of_names(t, b);
    if (x.vector.empty() || y.vector.empty()) return std::nullopt;
    return genre_distance(x, y, t);
}

void bind_genres(py::module_& m) {
    py::class_<taxonomy>(m, "Taxonomy", "Which genres there are, how they belong together, and what tags mean them.")
        .def_static("standard", [] { return taxonomy::standard(); })
        .def("extended", &extended_by, py::arg("entries"),
             "With (name, parents, aliases) of each genre added or changed. Raises DataError naming the genre.")
        .def("additions", &additions_of, "What the standard one is extended with to mean the same as this one.")
        .def("place", &place_of, py::arg("tag"), "(genre, rule that found it); (None, '') where the tag is unknown.")
        .def("parents", &parents_of, py::arg("tag"))
        .def("shares", &families_of, py::arg("tag"), "Family -> share, which sum to 1; empty where the tag is unknown.")
        .def("distance", &distance_of, py::arg("tags_a"), py::arg("tags_b"),
             "0 (the same) to 1, as the contrast term measures it; None where no tag of one side is known.")
        .def_property_readonly("names", [](const taxonomy& t) { return genre_names(t, t.size()); })
        .def_property_readonly("families", [](const taxonomy& t) { return genre_names(t, t.families()); })
        .def(
            "__eq__", [](const taxonomy& a, const taxonomy& b) { return a == b; }, py::is_operator());
}

}  // namespace segue::python
