import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_stubs_follow_the_compiled_module():
    pytest.importorskip("pybind11_stubgen", reason="pybind11-stubgen is not installed (extra: test)")
    stubs = runpy.run_path(str(ROOT / "python" / "stubs.py"))
    assert stubs["STUB"].read_text(encoding="utf-8") == stubs["generated"](), (
        "the stubs are behind the code: ./run docs"
    )


def test_the_package_says_that_it_is_typed():
    assert (ROOT / "python" / "segue" / "py.typed").exists()
