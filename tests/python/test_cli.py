import json
import subprocess
import sys

import pytest

import segue as sg

pytest.importorskip("typer")


def run(*arguments, stdin=None):
    command = [sys.executable, "-m", "segue.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, input=stdin, check=False)


@pytest.fixture
def csv(crate, tmp_path):
    sg.order(crate, method="given").save(tmp_path / "crate.csv")
    return tmp_path / "crate.csv"


def test_demo_gives_reasons():
    done = run("demo")
    assert done.returncode == 0, done.stderr
    assert "follows" in done.stdout
    assert "\x1b" not in done.stdout


def test_order_writes_and_explains(csv, tmp_path):
    gym = tmp_path / "gym.m3u8"
    done = run("order", csv, "--lock", '1="Title 4"', "--rule", "apart artist 1", "-o", gym)
    assert done.returncode == 0, done.stderr
    assert sg.read(gym)[0].title == "Title 4"
    assert "follows" in run("explain", gym, 2).stdout
    assert "would cost" in run("why-not", gym, "Title 4", 3).stdout
    assert run("order", csv, "-o", gym).returncode == 1


def test_json_stands_alone_and_matches_python(csv):
    done = run("order", csv, "--json", "--seed", 3)
    assert json.loads(done.stdout)["order"] == sg.order(sg.read(csv), seed=3).order.tolist()
    piped = run("order", "-", "--json", "--seed", 3, stdin=csv.read_text())
    assert json.loads(piped.stdout)["order"] == json.loads(done.stdout)["order"]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [(["order", "nothing.csv"], 1, "no such file"), (["order"], 2, "Missing"), (["ordre"], 2, "No such command"),
     (["order", "nothing.csv", "--seed", "x"], 2, "seed")],
)  # fmt: skip
def test_exit_codes(arguments, code, says):
    done = run(*arguments)
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_show_presets_formats(csv):
    assert "12 tracks" in run("show", csv).stdout
    assert set(json.loads(run("presets", "--json").stdout)) == set(sg.presets())
    assert "m3u8" in run("formats").stdout
