import importlib.util
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_presets_page_is_what_the_code_says():
    spec = importlib.util.spec_from_file_location("presets_page", DOCS / "presets.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (DOCS / "presets.md").read_text(encoding="utf-8") == module.page()
