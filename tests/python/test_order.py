import subprocess
import sys

import numpy as np
import pytest
from conftest import random_tracks

import segue as sg


@pytest.mark.parametrize("method", list(sg.orderers()))
def test_every_method_returns_every_track_and_the_same_for_a_seed(crate, method):
    mixes = [sg.order(crate, method=method, seed=3) for _ in range(2)]
    assert sorted(mixes[0].order) == list(range(len(crate)))
    assert mixes[0].order.tolist() == mixes[1].order.tolist()


def test_exact_is_never_dearer(crate):
    best = sg.order(crate, method="exact")
    assert best.proven
    assert best.gap == pytest.approx(0, abs=1e-9)
    assert best.closed == pytest.approx(1, abs=1e-9)
    for method in sg.orderers():
        assert sg.order(crate, method=method).cost >= best.cost - 1e-9


def test_rules_are_kept(crate):
    rules = [sg.first("Title 3"), sg.last((crate[5].artists[0], "Title 5")), sg.lock(4, 7), "apart artist 1"]
    mix = sg.order(crate, rules=rules)
    assert (mix.order[0], mix.order[4], mix.order[-1]) == (3, 7, 5)
    assert mix.violations == []


def test_rules_that_cannot_hold_are_listed_or_raised():
    same = [{"title": f"t{i}", "artist": "one", "bpm": 100 + i} for i in range(6)]
    mix = sg.order(same, rules=[sg.apart("artist", tracks=1)])
    assert len(mix) == 6
    assert len(mix.violations) == 5
    with pytest.raises(sg.RuleError, match="cannot all be kept"):
        sg.order(same, rules=[sg.apart("artist", tracks=1)], strict=True)


def test_terms_sum_to_the_cost_and_strain_to_fatigue(crate):
    mix = sg.order(crate)
    assert sum(mix.terms.values()) == pytest.approx(mix.cost)
    assert mix.strain.sum() == pytest.approx(sum(v for k, v in mix.terms.items() if k.startswith("fatigue")))
    assert mix.strain.shape == (len(crate), len(mix.problem.exposures))


def test_edits_say_what_they_did(crate):
    mix = sg.order(crate)
    swapped = mix.swap(1, 4)
    assert swapped.cost >= mix.cost - 1e-9
    assert "swapped" in swapped.change
    assert swapped.order[1] == mix.order[4]
    assert mix.move(2, 5).order[5] == mix.order[2]
    assert mix.replace(0, int(mix.order[3])).order[0] == mix.order[3]
    assert len(mix.diff(swapped)) == 2
    assert "Title" in mix.explain(3)
    assert "would cost" in mix.why_not("Title 0", (int(np.flatnonzero(mix.order == 0)[0]) + 1) % 12)
    with pytest.raises(ValueError, match="read-only"):
        mix.order[0] = 1


def test_json_round_trip(crate):
    mix = sg.order(crate)
    again = sg.Playlist.from_json(mix.to_json(), crate)
    assert again.order.tolist() == mix.order.tolist()
    assert again.cost == pytest.approx(mix.cost)
    assert sg.cost_from_json(mix.cost_model.to_json()) == mix.cost_model


def test_files_round_trip(crate, tmp_path):
    mix = sg.order(crate)
    for name in ("gym.m3u8", "gym.csv"):
        mix.save(tmp_path / name)
        again = sg.read(tmp_path / name)
        assert [t.title for t in again] == [t.title for t in mix.tracks]
        assert [t.bpm for t in again] == [t.bpm for t in mix.tracks]
        with pytest.raises(sg.DataError, match="overwrite"):
            mix.save(tmp_path / name)
        mix.save(tmp_path / name, overwrite=True)


def test_compare_and_stops(crate):
    frame = sg.compare(crate, methods=["given", "auto"], seeds=2)
    rows = {r["method"]: r for r in frame.to_dict("records")} if hasattr(frame, "to_dict") else {r["method"]: r for r in frame}
    assert rows["auto"]["cost"] <= rows["given"]["cost"]
    big = sg.Crate.from_dicts(random_tracks(80, 7))
    mix = sg.order(big, stop=sg.after(seconds=0.3))
    assert sorted(mix.order) == list(range(80))
    assert mix.bound is not None
    assert mix.bound <= mix.cost


def test_custom_callable_and_matrix_agree(crate):
    by_call = sg.Problem(crate, sg.custom(lambda a, b: abs((a.bpm or 100) - (b.bpm or 100)) / 100))
    bpm = np.array([t.bpm or 100 for t in crate])
    by_matrix = sg.Problem(crate, sg.custom(np.abs(bpm[:, None] - bpm[None, :]) / 100))
    np.testing.assert_allclose(by_call.transitions, by_matrix.transitions)


def test_threads_are_reproducible():
    big = sg.Crate.from_dicts(random_tracks(40, 8))
    a, b = (sg.order(big, threads=2, seed=1).order.tolist() for _ in range(2))
    assert a == b


INTERRUPTED = """
import signal, sys, threading, time
import numpy as np, segue as sg
r = np.random.default_rng(0)
problem = sg.Problem.from_arrays(r.random((400, 400)), r.uniform(2, 5, 400), [sg.Exposure(r.random((400, 8)), half_life=15)])
try:
    threading.Timer(0.5, lambda: signal.raise_signal(signal.SIGINT)).start()
    sg.order(problem, stop=sg.after(seconds=60))
except KeyboardInterrupt:
    print("interrupted")
"""


def test_ctrl_c_ends_a_long_search():
    done = subprocess.run([sys.executable, "-c", INTERRUPTED], capture_output=True, text=True, timeout=40, check=False)
    assert done.stdout.strip() == "interrupted", done.stderr


HEAVY = ("pandas", "polars", "matplotlib", "typer", "rich", "narwhals", "sqlite3", "subprocess", "tempfile", "segue.audio", "segue.plot")


def test_import_loads_nothing_heavy():
    code = f"import numpy, sys; before = set(sys.modules); import segue; print(sorted((set(sys.modules) - before) & set({HEAVY})))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_what_loads_on_demand_is_there():
    assert callable(sg.analyze)
    assert callable(sg.plot.journey)
    with pytest.raises(AttributeError, match="nothing"):
        sg.nothing  # noqa: B018
