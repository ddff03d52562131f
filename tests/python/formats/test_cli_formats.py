import json
import subprocess
import sys

import pytest

import segue as sg

pytest.importorskip("typer")


def run(*arguments, stdin=None):
    return subprocess.run(
        [sys.executable, "-m", "segue.cli", *map(str, arguments)], capture_output=True, input=stdin, check=False
    )


@pytest.fixture
def csv(crate, tmp_path):
    return crate.save(tmp_path / "crate.csv")


def test_convert_writes_and_says_what_has_no_place(csv, tmp_path):
    done = run("convert", csv, tmp_path / "out.nml", "--title", "Friday")
    assert done.returncode == 0, done.stderr
    assert b"no place for energy, loudness, valence" in done.stderr
    assert sg.playlists(tmp_path / "out.nml") == {"Friday": 12}
    again = run("convert", csv, tmp_path / "out.nml")
    assert again.returncode == 1
    assert b"--force" in again.stderr or b"overwrite" in again.stderr
    assert run("convert", csv, tmp_path / "out.nml", "--force").returncode == 0


def test_convert_in_pipes(csv):
    first = run("convert", csv, "-", "--to", "xspf")
    second = run("convert", "-", "-", "--to", "json", stdin=first.stdout)
    assert second.returncode == 0, second.stderr
    assert [t["title"] for t in json.loads(second.stdout)["tracks"]] == [t.title for t in sg.read(csv)]
    assert run("convert", csv, "-").returncode == 2


def test_convert_one_playlist_into_a_library(csv, tmp_path):
    assert run("convert", csv, tmp_path / "library.xml", "--title", "All").returncode == 0
    done = run(
        "convert",
        tmp_path / "library.xml",
        tmp_path / "two.xml",
        "--playlist",
        "all",
        "--into",
        tmp_path / "library.xml",
        "--title",
        "More",
    )
    assert done.returncode == 0, done.stderr
    assert sg.playlists(tmp_path / "two.xml") == {"All": 12, "More": 12}


def test_report(csv, tmp_path):
    assert b"bpm" in run("report", csv).stdout
    assert json.loads(run("report", csv, "--json").stdout)["rows"] == 12
    assert run("report", csv, "-o", tmp_path / "r.html").returncode == 0
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "Title 4" in page
    assert run("report", csv, "-o", tmp_path / "r.html").returncode == 1


def test_formats():
    found = json.loads(run("formats", "--json").stdout)
    assert {"rekordbox", "traktor", "itunes", "mixxx", "beets"} <= {f["name"] for f in found}
