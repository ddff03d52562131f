"""`import segue` loads what an order needs, and no more; the rest comes when it is first used."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path

import segue as sg

NOT_AT_ONCE = [
    *("pandas", "polars", "pyarrow", "narwhals", "matplotlib", "typer", "rich"),
    *("mutagen", "defusedxml", "ftfy", "rapidfuzz", "charset_normalizer", "yaml", "sqlite3", "plistlib"),
    *("librosa", "soundfile", "pyloudnorm", "scipy", "numba", "multiprocessing"),
    *("segue.formats", "segue.audio", "segue.cli", "segue.plot", "segue.reading", "segue.save", "segue.build"),
    *("segue.joining", "segue.choosing", "segue.scenes", "segue.collisions", "segue.taxonomy", "segue.coverage"),
]


def test_import_leaves_what_not_everyone_needs():
    program = f"import segue, sys; print([name for name in {NOT_AT_ONCE!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_what_loads_on_demand_is_typed_where_it_is_found():
    tree = ast.parse(Path(sg.__file__).read_text(encoding="utf-8"))
    typed = {
        (node.module, alias.name)
        for branch in tree.body
        if isinstance(branch, ast.If)
        for node in branch.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert typed == {(module, name) for module, names in sg.ON_DEMAND.items() for name in names}


def test_no_name_on_demand_is_hidden_by_a_module():
    """A submodule, once imported, takes the place of a name that is found by `__getattr__`."""
    names = [name for held in sg.ON_DEMAND.values() for name in held]
    assert [name for name in names if importlib.util.find_spec(f"segue.{name}")] == []


def test_every_public_name_is_there():
    assert [name for name in sg.__all__ if not hasattr(sg, name)] == []
