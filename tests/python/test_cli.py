import json
import os
import signal
import subprocess
import sys
import time

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


def test_a_target_is_refused_before_the_work(csv, tmp_path):
    for target, says in (("x.pdf", "'.pdf'"), ("nowhere/x.csv", "no folder"), (csv, "--force")):
        done = run("order", csv, "-o", target if target == csv else tmp_path / target)
        assert (done.returncode, done.stdout) == (1, "")
        assert says in done.stderr
    assert run("order", csv, "-o", csv, "--force").returncode == 0


def test_slots_count_from_one(csv):
    assert "slot 13 is outside the playlist of 12 tracks" in run("explain", csv, 13).stderr
    assert run("explain", csv, 0).returncode == 2
    assert "opens" in run("explain", csv, 1).stdout


def test_pipes_carry_whole_rows_and_no_colour(csv):
    shown = run("show", csv).stdout
    assert "\x1b" not in shown
    assert all(f"Title {i}" in shown for i in range(12))
    written = run("order", "-", "-o", "-", stdin=csv.read_text())
    assert written.stdout.startswith("#EXTM3U")
    assert written.stdout.count("#EXTINF") == 12


def test_who_reads_may_stop_reading(csv, tmp_path):
    target = tmp_path / "gym.m3u8"
    with subprocess.Popen(
        [sys.executable, "-m", "segue.cli", "order", str(csv), "-o", str(target)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as command:
        command.stdout.close()
        assert "Traceback" not in command.stderr.read()
    assert len(sg.read(target)) == 12


def test_version():
    assert run("--version").stdout.strip() == f"segue {sg.__version__}"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_interrupted_writes_the_best_so_far(csv, tmp_path):
    target = tmp_path / "gym.m3u8"
    command = [sys.executable, "-m", "segue.cli", "order", str(csv), "--method", "iterated", "--seconds", "600", "-o", str(target)]
    at_once = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=at_once) as running:
        assert running.stdout.readline().startswith("read 12 tracks")
        time.sleep(0.5)
        running.send_signal(signal.SIGINT)
        errors = running.communicate(timeout=60)[1]
    assert running.returncode == 130
    assert "Traceback" not in errors
    assert len(sg.read(target)) == 12


def test_scenes_and_cues(tmp_path):
    film = tmp_path / "film.csv"
    sg.order(sg.never_back_down(), method="given").save(film)
    scenes = ["--scene", "the beach fight 20min energy=.9 genre=rock", "--scene", "night 22min energy=.4"]
    cues = ["--cue", "0:48 at 12:30 within 60s Stronger"]
    done = run("order", film, *scenes, *cues, "--json")
    assert done.returncode == 0, done.stderr
    expected = sg.order(
        sg.read(film),
        scenes=[sg.scene("the beach fight", 20, energy=0.9, genre="rock"), sg.scene("night", 22, energy=0.4)],
        cues=[sg.cue("Stronger", at="0:48", hits="12:30", within="60s")],
    )
    assert json.loads(done.stdout)["order"] == expected.order.tolist()
    assert "scene(night)" in run("explain", film, 11, *scenes).stdout
    for broken, says in [("training", "lacks a title or a length"), ("x 4min loud", "no target"), ("x 4min energy=high", "no number")]:
        done = run("order", film, "--scene", broken)
        assert done.returncode == 1 and says in done.stderr, done.stderr
    assert "write it as" in run("order", film, "--cue", "Stronger").stderr


def test_bench_sets_methods_side_by_side(csv):
    found = run("bench", csv, "--seeds", "2", "--json")
    rows = json.loads(found.stdout)
    assert [row["method"] for row in rows] == ["given", "shuffle", "nearest", "auto"]
    assert rows[3]["cost"] <= min(row["cost"] for row in rows)
    assert rows[3]["closed"] == 1
    said = run("bench", csv, "--method", "auto").stdout
    assert "auto" in said
    assert "100 % of the way" in said
    wrong = run("bench", csv, "--method", "atuo")
    assert (wrong.returncode, "did you mean 'auto'" in wrong.stderr) == (1, True)


def test_order_chooses_plays_again_and_takes_glue(csv):
    def titles(*options):
        done = run("order", csv, "--json", *options)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)["ids"]

    everything = titles()
    assert len(titles("--count", 3)) == 3
    assert 0 < len(titles("--fit", "9min")) < len(everything)
    assert len(titles("--reprise", "Title 4")) == len(everything) + 1
    assert set(everything) >= set(titles("--optional", "role=interlude"))
    refused = run("order", csv, "--fit", "9min", "--reprise", "Title 4")
    assert refused.returncode != 0 and "fit= and count= choose some" in refused.stderr
