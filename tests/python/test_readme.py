"""What the README shows is what runs."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def snippets(language):
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("code", snippets("python"))
def test_python_snippet_runs(code, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {"__name__": "__main__"})


def test_cpp_snippet_is_the_example_that_ctest_builds_and_runs():
    (code,) = snippets("cpp")
    assert code == (ROOT / "examples" / "readme.cpp").read_text(encoding="utf-8")


def test_commands_are_words_of_run():
    usage = (ROOT / "run").read_text(encoding="utf-8")
    words = re.findall(r"\./run ([a-z]+)", README)
    assert words
    assert all(f"./run {word} " in usage for word in words)


def test_pictures_exist():
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert [p for p in pictures if not (ROOT / p).exists()] == []
