#include "bindings.hpp"

#include <segue/error.hpp>
#include <segue/key.hpp>
#include <segue/track.hpp>

namespace segue::python {

static mode mode_named(const std::string& word) {
    if (word == "minor") return mode::minor;
    if (word == "major") return mode::major;
    throw data_error("mode is '" + word + "'; it must be 'minor' or 'major'");
}

static std::vector<std::string> names(bool scalars_only) {
    std::vector<std::string> out;
    for (const attribute a : attributes())
        if (!scalars_only || is_scalar(a)) out.emplace_back(name(a));
    return out;
}

static py::dict genres_of(const std::vector<tag>& tags) {
    py::dict out;
    for (const tag& t : tags) out[py::str(t.name)] = t.weight;
    return out;
}

/// Wheel indices of many spellings at once; the error names the row.
static py::array_t<int> parse_keys(const std::vector<std::string>& texts) {
    py::array_t<int> out(static_cast<py::ssize_t>(texts.size()));
    int* at = out.mutable_data();
    for (std::size_t r = 0; r < texts.size(); ++r) {
        try {
            const auto key = musical_key::parse(texts[r]);
            at[r] = key ? key->wheel_index() : -1;
        } catch (const data_error& e) {
            throw data_error("row " + std::to_string(r + 1) + ": " + e.what());
        }
    }
    return out;
}

void bind_values(py::module_& m) {
    py::class_<musical_key>(m, "Key", "A musical key: tonic (pitch class 0-11, 0 = C) and mode ('minor' or 'major').")
        .def(py::init(
                 [](int pitch_class, const std::string& word) { return musical_key(pitch_class, mode_named(word)); }),
             py::arg("pitch_class"), py::arg("mode"))
        .def_static(
            "parse", [](const std::string& text) { return musical_key::parse(text); }, py::arg("text"),
            "Reads Camelot (8A), Open Key (1m), names (F#m, Db major) and numbers; None where the text means unknown. "
            "Raises DataError.")
        .def_static("from_traktor", &musical_key::from_traktor, py::arg("value"), "From Traktor's number 0-23.")
        .def_static("from_wheel_index", &musical_key::from_wheel_index, py::arg("index"),
                    "From 0-23 around the Camelot wheel.")
        .def_property_readonly("pitch_class", &musical_key::pitch_class)
        .def_property_readonly("mode",
                               [](const musical_key& k) { return k.key_mode() == mode::minor ? "minor" : "major"; })
        .def_property_readonly("camelot", &musical_key::camelot)
        .def_property_readonly("open_key", &musical_key::open_key)
        .def_property_readonly("name", &musical_key::name)
        .def_property_readonly("short_name", &musical_key::short_name)
        .def_property_readonly("traktor", &musical_key::traktor)
        .def_property_readonly("wheel_index", &musical_key::wheel_index)
        .def("transposed", &musical_key::transposed, py::arg("semitones"), "The key that many semitones higher.")
        .def("__eq__", [](const musical_key& a,
                          const py::object& b) { return py::isinstance<musical_key>(b) && a == b.cast<musical_key>(); })
        .def("__hash__", [](const musical_key& k) { return k.wheel_index(); })
        .def("__str__", &musical_key::camelot)
        .def("__repr__", [](const musical_key& k) { return "Key('" + k.camelot() + "')"; });

    auto t = py::class_<track>(m, "Track", "One recording and its features; None where unknown.")
                 .def_readonly("id", &track::id)
                 .def_readonly("title", &track::title)
                 .def_readonly("artists", &track::artists)
                 .def_readonly("album", &track::album)
                 .def_property_readonly("genres", [](const track& x) { return genres_of(x.genres); })
                 .def_readonly("key", &track::key)
                 .def_readonly("intro_key", &track::intro_key)
                 .def_readonly("outro_key", &track::outro_key)
                 .def_property_readonly("role", [](const track& x) { return std::string(name(x.role)); })
                 .def_readonly("available", &track::available)
                 .def_property_readonly("embedding",
                                        [](const track& x) -> py::object {
                                            return x.embedding.empty() ? py::object(py::none())
                                                                       : py::object(to_array(x.embedding));
                                        })
                 .def_readonly("location", &track::location)
                 .def_readonly("note", &track::note)
                 .def("__eq__", [](const track& a,
                                   const py::object& b) { return py::isinstance<track>(b) && a == b.cast<track>(); })
                 .def("__hash__", [](const track& x) { return std::hash<std::string>()(x.id); })
                 .def("__repr__", [](const track& x) {
                     return "Track('" + (x.artists.empty() ? "" : x.artists.front() + " - ") +
                            (x.title.empty() ? x.id : x.title) + "')";
                 });
    for (const attribute a : attributes()) {
        if (!is_scalar(a)) continue;
        t.def_property_readonly(std::string(name(a)).c_str(), [a](const track& x) { return scalar(x, a); });
    }
    m.def(
        "scalars", [] { return names(true); }, "Names of the numeric features.");
    m.def(
        "scalar_range",
        [](const std::string& word) {
            const auto a = attribute_named(word);
            if (!a || !is_scalar(*a)) throw data_error("'" + word + "' is not a numeric feature");
            return std::make_pair(range_of(*a).lowest, range_of(*a).highest);
        },
        py::arg("name"), "(lowest, highest) value of a numeric feature that a crate takes.");
    m.def(
        "arc_range",
        [](const std::string& word) {
            const auto a = attribute_named(word);
            if (!a || !is_scalar(*a)) throw cost_error("'" + word + "' is not a number of a track");
            return std::pair(range_of(*a).arc_low, range_of(*a).arc_high);
        },
        py::arg("scalar"), "(low, high): what an arc scales to 0..1.");
    m.def(
        "attributes", [] { return names(false); }, "Names of all that a term can look at.");
    m.def("parse_keys", &parse_keys, py::arg("texts"),
          "Wheel indices 0-23 of many spellings, -1 where unknown. Raises DataError naming the row.");
}

}  // namespace segue::python
