#include "interruptible.hpp"

#include <segue/sample.hpp>

#include <chrono>

namespace segue::python {

/// The draws as playlists of `tracks`, and what is known of how they were drawn.
static py::tuple playlists_of(const crate& tracks, const problem& p, samples drawn, std::uint64_t seed,
                              double seconds) {
    py::list mixes;
    for (auto& order : drawn.orders) {
        found f;
        f.order = std::move(order);
        f.method = "sample";
        mixes.append(make_playlist(tracks, p, std::move(f), seed, seconds));
    }
    py::dict about;
    about["acceptance"] = drawn.acceptance;
    about["swap_acceptance"] = drawn.swap_acceptance;
    about["effective_size"] = drawn.effective_size;
    about["burn_in"] = drawn.burn_in;
    about["thinning"] = drawn.thinning;
    about["proposals"] = drawn.proposals;
    about["temperatures"] = drawn.temperatures;
    about["seconds"] = seconds;
    return py::make_tuple(mixes, about);
}

static py::tuple sample_problem(const problem& p, const std::optional<crate>& tracks, int count, double temperature,
                                std::uint64_t seed, int replicas, int threads, std::optional<int> burn_in,
                                std::optional<int> thinning, const py::object& report, bool best_on_interrupt) {
    const auto begin = std::chrono::steady_clock::now();
    interruptible search(report, best_on_interrupt);
    samples drawn = search.run([&](std::stop_token cancelled, const interruptible::listener& listen) {
        return sample(p, {count, temperature, seed, replicas, threads, burn_in, thinning, cancelled, listen});
    });
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return playlists_of(tracks ? *tracks : numbered(p.size()), p, std::move(drawn), seed, seconds);
}

void bind_sample(py::module_& m) {
    m.def("sample", &sample_problem, py::arg("problem"), py::arg("crate"), py::kw_only(), py::arg("count"),
          py::arg("temperature"), py::arg("seed"), py::arg("replicas"), py::arg("threads"), py::arg("burn_in"),
          py::arg("thinning"), py::arg("report"), py::arg("best_on_interrupt"),
          "(playlists, how they were drawn) from exp(-J/T); without a crate the tracks are numbered.");
}

}  // namespace segue::python
