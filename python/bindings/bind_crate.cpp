#include "bindings.hpp"

#include <segue/crate.hpp>
#include <segue/never_back_down.hpp>

#include <map>

namespace segue::python {

using columns_of_text = std::map<std::string, py::object>;

/// Texts as Arrow holds them: a tuple (offsets, bytes), row r being bytes[offsets[r], offsets[r + 1]); or a list.
static std::vector<std::string> texts_of(const py::object& column) {
    if (!py::isinstance<py::tuple>(column)) return column.cast<std::vector<std::string>>();
    const auto [offsets, bytes] = column.cast<std::pair<int_array, py::buffer>>();
    const py::buffer_info info = bytes.request();
    const auto size = static_cast<std::int64_t>(info.size * info.itemsize);
    const auto* text = static_cast<const char*>(info.ptr);
    std::vector<std::string> out;
    out.reserve(static_cast<std::size_t>(offsets.size()));
    for (py::ssize_t r = 0; r + 1 < offsets.size(); ++r) {
        const std::int64_t from = offsets.data()[r], to = offsets.data()[r + 1];
        if (from < 0 || to < from || to > size)
            throw data_error("offsets of row " + std::to_string(r + 1) + " are " + std::to_string(from) + " to " +
                             std::to_string(to) + ", outside " + std::to_string(size) + " bytes");
        out.emplace_back(text + from, static_cast<std::size_t>(to - from));
    }
    return out;
}

static void take_strings(crate_columns& c, const columns_of_text& strings) {
    for (const auto& [column, values] : strings) {
        if (column == "id")
            c.id = texts_of(values);
        else if (column == "title")
            c.title = texts_of(values);
        else if (column == "album")
            c.album = texts_of(values);
        else if (column == "location")
            c.location = texts_of(values);
        else if (column == "note")
            c.note = texts_of(values);
        else
            throw data_error("there is no text column '" + column + "'" +
                             did_you_mean(column, {"id", "title", "album", "location", "note"}));
    }
}

/// One value a row: a list of them, or a tuple (codes, distinct), row r being distinct[codes[r]], each read once.
template <class Read>
static auto one_a_row(const py::object& column, Read read) {
    std::vector<decltype(read(py::handle{}))> out;
    if (!py::isinstance<py::tuple>(column)) {
        for (const py::handle value : column) out.push_back(read(value));
        return out;
    }
    const auto [codes, values] = column.cast<std::pair<int_array, py::list>>();
    decltype(out) distinct;
    for (const py::handle value : values) distinct.push_back(read(value));
    out.reserve(static_cast<std::size_t>(codes.size()));
    for (py::ssize_t r = 0; r < codes.size(); ++r) {
        const std::int64_t code = codes.data()[r];
        if (code < 0 || code >= static_cast<std::int64_t>(distinct.size()))
            throw data_error("the code of row " + std::to_string(r + 1) + " is " + std::to_string(code) + " of " +
                             std::to_string(distinct.size()) + " distinct values");
        out.push_back(distinct[static_cast<std::size_t>(code)]);
    }
    return out;
}

static std::vector<std::string> names_in(py::handle list) { return list.cast<std::vector<std::string>>(); }

/// The tags of a dict, in its sequence.
static std::vector<tag> tags_in(py::handle dict) {
    std::vector<tag> out;
    for (const auto& [name, weight] : dict.cast<py::dict>())
        out.push_back({name.cast<std::string>(), weight.cast<double>()});
    return out;
}

/// An empty column stands for empty texts.
static std::vector<std::string> strings_of(const crate& c, const std::string& column) {
    const auto& x = c.columns();
    const auto* values = column == "id"         ? &x.id
                         : column == "title"    ? &x.title
                         : column == "album"    ? &x.album
                         : column == "location" ? &x.location
                         : column == "note"     ? &x.note
                                                : nullptr;
    if (!values) throw data_error("there is no text column '" + column + "'");
    return values->empty() ? std::vector<std::string>(static_cast<std::size_t>(c.size())) : *values;
}

static attribute scalar_named(const std::string& word) {
    const auto a = attribute_named(word);
    if (!a || !is_scalar(*a)) throw data_error("'" + word + "' is not a numeric feature");
    return *a;
}

using wheel_array = py::array_t<int, py::array::c_style | py::array::forcecast>;

static py::array_t<int> keys_of(const crate& c, track_part part) {
    return py::array_t<int>(static_cast<py::ssize_t>(c.size()), c.keys(part).data());
}

static crate from_columns(int rows, const columns_of_text& strings, const std::optional<py::object>& artists,
                          const std::optional<py::object>& genres, const std::map<std::string, float_array>& scalars,
                          const std::optional<wheel_array>& wheel, const std::optional<wheel_array>& intro_wheel,
                          const std::optional<wheel_array>& outro_wheel,
                          const std::optional<std::vector<std::string>>& role,
                          const std::optional<std::vector<bool>>& available,
                          const std::optional<float_array>& embedding) {
    crate_columns c;
    take_strings(c, strings);
    if (artists) c.artists = one_a_row(*artists, names_in);
    if (genres) c.genres = one_a_row(*genres, tags_in);
    for (const auto& [scalar_name, values] : scalars) c.scalar(scalar_named(scalar_name)) = to_vector(values);
    for (const auto& [given, column] : {std::pair{&wheel, &c.wheel}, std::pair{&intro_wheel, &c.intro_wheel},
                                        std::pair{&outro_wheel, &c.outro_wheel}})
        if (*given) column->assign((*given)->data(), (*given)->data() + (*given)->size());
    if (role)
        for (const auto& r : *role) c.role.push_back(role_named(r));
    if (available) c.available.assign(available->begin(), available->end());
    if (embedding) {
        if (embedding->ndim() != 2)
            throw data_error("embedding has " + std::to_string(embedding->ndim()) + " dimensions; 2 are needed");
        c.embedding = to_vector(*embedding);
        c.embedding_size = static_cast<int>(embedding->shape(1));
    }
    return crate::from_columns(std::move(c), rows);
}

static py::dict report_of(const crate& c) {
    const crate_report& r = c.report();
    py::dict out;
    out["rows"] = r.rows;
    out["known"] = r.known;
    out["unknown_tags"] = r.unknown_tags;
    out["renamed_ids"] = r.renamed_ids;
    out["notes"] = r.notes;
    return out;
}

static py::list genres_of_crate(const crate& c) {
    py::list out;
    for (int r = 0; r < c.size(); ++r) {
        py::dict tags;
        if (!c.columns().genres.empty())
            for (const tag& t : c.columns().genres[static_cast<std::size_t>(r)]) tags[py::str(t.name)] = t.weight;
        out.append(tags);
    }
    return out;
}

static std::vector<std::string> roles_of(const crate& c) {
    std::vector<std::string> out;
    for (int r = 0; r < c.size(); ++r)
        out.emplace_back(c.columns().role.empty() ? name(track_role::song)
                                                  : name(c.columns().role[static_cast<std::size_t>(r)]));
    return out;
}

static py::array_t<bool> available_of(const crate& c) {
    py::array_t<bool> out(c.size());
    for (int r = 0; r < c.size(); ++r)
        out.mutable_data()[r] = c.columns().available.empty() || c.columns().available[static_cast<std::size_t>(r)];
    return out;
}

static py::object embedding_of(const crate& c) {
    if (c.columns().embedding.empty()) return py::none();
    return to_array(c.columns().embedding, static_cast<std::size_t>(c.size()),
                    static_cast<std::size_t>(c.columns().embedding_size));
}

static void check_row(const crate& c, int row) {
    if (row < 0 || row >= c.size())
        throw py::index_error("row " + std::to_string(row) + " is outside the crate of " + std::to_string(c.size()) +
                              " tracks");
}

static crate subset_of(const crate& c, const py::object& rows) {
    const auto wanted = to_rows(rows);
    for (const int r : wanted) check_row(c, r);
    return c.subset(wanted);
}

void bind_crate(py::module_& m) {
    py::class_<crate>(m, "Crate", "An immutable, validated, columnar collection of tracks.")
        .def_static(
            "from_columns", &from_columns, py::arg("rows"), py::kw_only(), py::arg("strings") = columns_of_text{},
            py::arg("artists") = py::none(), py::arg("genres") = py::none(),
            py::arg("scalars") = std::map<std::string, float_array>{}, py::arg("wheel") = py::none(),
            py::arg("intro_wheel") = py::none(), py::arg("outro_wheel") = py::none(), py::arg("role") = py::none(),
            py::arg("available") = py::none(), py::arg("embedding") = py::none(),
            "Columns of `rows` entries each: texts as lists or as Arrow's (offsets, bytes); artists (lists) and "
            "genres (dicts tag -> weight) one a row, or (codes, distinct). Each column is copied once. NaN and -1 "
            "(wheel) mean missing. Raises DataError naming row, field and value.")
        .def("__len__", &crate::size)
        .def(
            "track", [](const crate& c, int row) { return check_row(c, row), c[row]; }, py::arg("row"))
        .def(
            "find", [](const crate& c, const std::string& text) { return c.find(text); }, py::arg("name"),
            "Row of an id, else of a title. Raises DataError.")
        .def(
            "find_artist_title",
            [](const crate& c, const std::string& artist, const std::string& title) { return c.find(artist, title); },
            py::arg("artist"), py::arg("title"))
        .def(
            "label", [](const crate& c, int row) { return check_row(c, row), c.label(row); }, py::arg("row"),
            "'Artist - Title'.")
        .def(
            "mark", [](const crate& c, const std::string& text, bool available) { return c.mark(text, available); },
            py::arg("name"), py::arg("available"))
        .def("subset", &subset_of, py::arg("rows"))
        .def_property_readonly("taxonomy", &crate::genres)
        .def("with_genres", &crate::with_genres, py::arg("taxonomy"),
             "The same tracks, their tags read by another taxonomy.")
        .def_property_readonly("report", &report_of)
        .def(
            "scalar",
            [](const crate& c, const std::string& word) {
                const auto s = c.scalar(scalar_named(word));
                return to_array(std::vector<double>(s.begin(), s.end()));
            },
            py::arg("name"))
        .def_property_readonly("wheel", [](const crate& c) { return keys_of(c, track_part::whole); })
        .def_property_readonly("intro_wheel", [](const crate& c) { return keys_of(c, track_part::intro); })
        .def_property_readonly("outro_wheel", [](const crate& c) { return keys_of(c, track_part::outro); })
        .def("strings", &strings_of, py::arg("name"))
        .def_property_readonly("artists",
                               [](const crate& c) {
                                   return c.columns().artists.empty() ? std::vector<std::vector<std::string>>(
                                                                            static_cast<std::size_t>(c.size()))
                                                                      : c.columns().artists;
                               })
        .def_property_readonly("genres", &genres_of_crate)
        .def_property_readonly("roles", &roles_of)
        .def_property_readonly("available", &available_of)
        .def_property_readonly("embedding", &embedding_of)
        .def_property_readonly("minutes", [](const crate& c) {
            std::vector<double> out;
            for (const auto ms : c.durations()) out.push_back(static_cast<double>(ms) / 60'000);
            return to_array(out);
        });
    m.def(
        "never_back_down", [] { return never_back_down(); },
        "The soundtrack of the film Never Back Down (2008): twelve tracks.");
    m.def(
        "never_back_down_facts",
        [] {
            py::list out;
            for (const fact& f : never_back_down_facts())
                out.append(py::make_tuple(f.title, f.field, f.value, f.provenance));
            return out;
        },
        "(title, field, value, provenance) of every fact of the soundtrack.");
}

}  // namespace segue::python
