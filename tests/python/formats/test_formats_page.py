"""What docs/formats.md shows is what runs, and its table has every format."""

import re
from pathlib import Path

import pytest

from segue.formats import registry

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", re.findall(r"^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE))
def test_examples_run(code, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "formats.md", "exec"), {"__name__": "__main__"})


def test_every_format_has_its_row():
    rows = {cells[0].strip(): cells for line in PAGE.splitlines() if (cells := re.split(r"(?<!\\)\|", line)[1:-1]) and len(cells) == 5}
    for form in registry.FORMATS:
        assert form.name in rows
        assert (rows[form.name][3].strip() == "no") != form.writes
