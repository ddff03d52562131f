"""Includes point downwards only, and heavy libraries stay in the files that exist for them."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
layers = runpy.run_path(str(ROOT / "docs" / "include_diagram.py"))

HEAVY = {
    "boost/": ("include/segue/bgl.hpp", "src/"),
    "boost/graph/": ("include/segue/bgl.hpp", "src/genre/", "src/rule/", "src/orderer/", "src/bound/", "src/bridge/"),
    "range/v3/": ("include/segue/views.hpp",),
}


def own_files():
    for folder in ("include", "src", "python/bindings"):
        yield from sorted(p for p in (ROOT / folder).rglob("*") if p.suffix in {".hpp", ".cpp"})


def test_every_header_has_a_layer():
    placed = layers["RANK"]
    lost = [h for h in layers["headers"]() if not h.startswith("detail/") and layers["node_of"](h) not in placed]
    assert not lost, f"name these in LAYERS of docs/include_diagram.py: {lost}"


def test_no_arrow_points_upwards():
    assert [f"{a}.hpp includes {b}.hpp, which stands above it" for a, b in layers["upward_arrows"]()] == []


@pytest.mark.parametrize(("prefix", "allowed"), HEAVY.items())
def test_heavy_libraries_stay_where_they_belong(prefix, allowed):
    strays = [
        f"{name} includes {include}"
        for path in own_files()
        for include in layers["includes"](path)
        if include.startswith(prefix) and not (name := path.relative_to(ROOT).as_posix()).startswith(allowed)
    ]
    assert strays == []


def test_opt_in_headers_are_left_out_of_the_umbrella():
    assert not set(layers["own_includes"]("segue")) & {"views", "bgl"}


def test_sources_do_not_reach_up_to_the_bindings():
    assert [p for p in own_files() if "bindings" not in p.parts and "pybind11" in p.read_text(encoding="utf-8")] == []


def test_diagram_in_the_docs_is_current():
    page = layers["PAGE"].read_text(encoding="utf-8")
    assert page == layers["page_with_diagram"](), "docs/architecture.md is behind the code: ./run docs"
