"""Every example of docs/curator.md runs, one after the other in one session."""

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "curator.md"


def test_the_recipe_runs(capsys):
    session = {"__name__": "__main__"}
    snippets = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert len(snippets) >= 10
    for code in snippets:
        exec(compile(code, PAGE.name, "exec"), session)
    assert "the nearest in" in capsys.readouterr().out
