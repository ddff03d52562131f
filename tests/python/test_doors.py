"""The three doors, Python, the command line and C++, order the same 1,000 real rows the same way."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import segue as sg

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("SEGUE_BUILD", ROOT / "build" / "release")) / "examples" / "example_order_rows"
COLUMNS = ("id", "title", "artist", "genres", "bpm", "wheel", "energy", "valence", "loudness", "popularity", "year", "duration")


@pytest.fixture(scope="module")
def thousand(spotify, tmp_path_factory):
    with spotify.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[:1001]
    path = tmp_path_factory.mktemp("doors") / "thousand.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def as_lines(crate):
    """The crate as the C++ example reads it: tab-separated, one track a line, empty where unknown."""
    features = crate.features
    for row, track in enumerate(crate):
        wheel = features["key"][row]
        numbers = [track.bpm, wheel, track.energy, track.valence, track.loudness, track.popularity, track.year, track.duration]
        texts = [track.id, track.title, track.artists[0] if track.artists else "", "|".join(track.genres)]
        yield "\t".join([*(t.replace("\t", " ") for t in texts), *("" if v is None else repr(float(v)) for v in numbers)])


def test_the_same_order_from_three_doors(thousand):
    if not PROGRAM.exists():
        pytest.skip(f"the example {PROGRAM.name} is not built")
    crate = sg.read(thousand)
    python = sg.order(crate, seed=5).order.tolist()
    assert sorted(python) == list(range(1000))
    command = [sys.executable, "-m", "segue.cli", "order", thousand, "--seed", "5", "--json"]
    cli = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(cli.stdout)["order"] == python
    lines = "\n".join(as_lines(crate)) + "\n"
    cpp = subprocess.run([PROGRAM, "5"], input=lines, capture_output=True, text=True, check=True)
    assert [int(x) for x in cpp.stdout.split()] == python
