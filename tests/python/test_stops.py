"""Stops, cancellation, progress and batches, through every door."""

import subprocess
import sys
import time

import numpy as np
import pytest
from conftest import random_tracks

import segue as sg


def numbers(n, seed=0):
    r = np.random.default_rng(seed)
    exposure = sg.Exposure(r.random((n, 4)), half_life=15, weight=0.3)
    return sg.Problem.from_arrays(r.random((n, n)), r.uniform(2, 5, n), [exposure])


DOORS = {
    "crate": lambda n, **options: sg.order(sg.Crate.from_dicts(random_tracks(n, seed=n)), **options),
    "problem": lambda n, **options: sg.order(numbers(n), **options),
    "batch": lambda n, **options: sg.order_many([numbers(n), sg.Crate.from_dicts(random_tracks(n))][:1], **options)[0],
}
STOPS = [
    sg.after(seconds=0.05),
    sg.after("0.05s"),
    sg.after(idle=5),
    sg.after(cost=1e9),
    sg.after(gap=1e9, seconds=0.2),
]
NEVER = [sg.after(cost=-1), sg.after(gap=0), sg.after(cost=-1, gap=0, idle=40), sg.after(idle=0), sg.after(seconds=0)]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("stop", STOPS + NEVER, ids=str)
def test_every_stop_ends_with_a_permutation(door, stop):
    for n in (0, 1, 2, 3, 12, 20):
        for method in ("auto", "iterated", *(["exact"] if n <= 12 else [])):
            mix = DOORS[door](n, stop=stop, method=method)
            assert sorted(mix.order) == list(range(n))
            assert mix.bound is None or mix.bound <= mix.cost + 1e-9


@pytest.mark.parametrize("method", list(sg.orderers()))
def test_every_method_keeps_every_track_when_stopped_at_once(method):
    for n in (0, 1, 2, 3, 12, 60):
        mix = sg.order(numbers(n), method=method, stop=sg.after(seconds=0))
        assert sorted(mix.order) == list(range(n))


def test_a_cost_that_is_reached_ends_the_search():
    problem = numbers(60)
    target = sg.order(problem, method="shuffle").cost
    mix = sg.order(problem, method="iterated", stop=sg.after(cost=target, seconds=600))
    assert mix.cost <= target


def test_a_gap_that_is_reached_ends_the_search():
    mix = sg.order(numbers(30), stop=sg.after(gap=0.9, seconds=600))
    assert mix.gap <= 0.9


@pytest.mark.parametrize("method", ["iterated", "exact"])
def test_a_gap_ends_any_search_that_has_a_bound(method):
    mix = sg.order(numbers(16), method=method, stop=sg.after(gap=1.0))
    assert mix.gap <= 1.0
    assert not mix.proven


def test_what_does_not_fit_into_memory_is_said():
    problem = numbers(16)
    mix = sg.order(problem, method="exact", memory=10**6, stop=sg.after(idle=5))
    assert sorted(mix.order) == list(range(16))
    assert not mix.proven
    assert "16 tracks" in mix.note
    assert "MB" in mix.note
    assert sg.order(problem, method="exact", memory=10**9).proven
    assert sg.order_many([problem], method="exact", memory=0, stop=sg.after(idle=5))[0].note == mix.note
    for wrong in (-1, 1.5, "4GB", True):
        with pytest.raises(sg.DataError, match="memory is"):
            sg.order(problem, memory=wrong)


def test_a_batch_is_the_same_as_one_after_the_other():
    problems = [numbers(n, seed=n) for n in (0, 1, 5, 14, 20, 9)]
    crates = [sg.Crate.from_dicts(random_tracks(n, seed=n)) for n in (4, 11)]
    for threads in (1, 3):
        many = sg.order_many(problems, method="iterated", seed=4, threads=threads)
        assert [m.order.tolist() for m in many] == [
            sg.order(p, method="iterated", seed=4).order.tolist() for p in problems
        ]
        many = sg.order_many(crates, preset="workout", rules=["apart artist 1"], threads=threads)
        for mix, crate in zip(many, crates, strict=True):
            alone = sg.order(crate, preset="workout", rules=["apart artist 1"])
            assert (mix.order.tolist(), mix.cost, mix.crate) == (alone.order.tolist(), alone.cost, crate)
    assert sg.order_many([]) == []


def test_a_batch_says_what_is_wrong():
    with pytest.raises(sg.RuleError, match="Nobody"):
        sg.order_many([sg.Crate.from_dicts(random_tracks(3))] * 3, rules=[sg.first("Nobody")], threads=2)
    with pytest.raises(sg.CostError, match="holds its cost"):
        sg.order_many([numbers(3)], preset="workout")
    with pytest.raises(sg.DataError, match="did you mean 'nearest'"):
        sg.order_many([numbers(3), numbers(4)], method="neerest", threads=2)
    with pytest.raises(sg.DataError, match="threads"):
        sg.order_many([numbers(3)], threads=0)


def test_progress_is_shown_on_standard_error(capfd):
    problem = numbers(80)
    sg.order(problem, progress=True, stop=sg.after(seconds=0.3))
    sg.order_many([problem] * 2, method="iterated", progress=True, stop=sg.after(seconds=0.15))
    sg.sample(problem, n=5, temperature=0.1, progress=True)
    assert capfd.readouterr().out == ""


def test_progress_tells_costs_that_fall_and_how_many_are_done(monkeypatch):
    problem, told = numbers(80), []
    monkeypatch.setitem(sys.modules, "rich.progress", None)  # lines on standard error instead of a bar
    monkeypatch.setattr("builtins.print", lambda text, file: told.append(text))
    sg.order(problem, progress=True, stop=sg.after(seconds=0.4))
    costs = [float(line.split("cost ")[1].split(",")[0]) for line in told]
    assert costs
    assert costs == sorted(costs, reverse=True)
    told.clear()
    sg.order_many([problem] * 3, method="iterated", progress=True, stop=sg.after(seconds=0.1))
    assert any("of 3" in line for line in told)


INTERRUPTED = """
import signal, sys, threading, time
import numpy as np, segue as sg
r = np.random.default_rng(0)
def numbers(n):
    return sg.Problem.from_arrays(r.random((n, n)), r.uniform(2, 5, n), [sg.Exposure(r.random((n, 8)), half_life=15)])
problem, small = numbers(400), numbers(18)
begin = 0
def interrupt():
    global begin
    begin = time.perf_counter()
    signal.raise_signal(signal.SIGINT)
threading.Timer(1, interrupt).start()
try:
    {call}
    print("ended by itself")
except KeyboardInterrupt:
    print("interrupted", time.perf_counter() - begin)
"""
LONG = {
    "iterated": "sg.order(problem, stop=sg.after(seconds=60))",
    "exact": "sg.order(small, method='exact')\n    time.sleep(60)",
    "bound": "problem.bound(seconds=60)",
    "sample": "sg.sample(problem, n=10**8, thinning=1)",
    "many": "sg.order_many([problem] * 4, threads=2, stop=sg.after(seconds=60))",
    "threads": "sg.order(problem, threads=2, stop=sg.after(seconds=60))",
}


@pytest.mark.parametrize("what", LONG)
def test_ctrl_c_ends_every_long_call(what):
    code = INTERRUPTED.replace("{call}", LONG[what])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.startswith("interrupted"), done.stdout + done.stderr


def test_the_best_so_far_is_kept_on_ctrl_c():
    code = INTERRUPTED.replace("{call}", "mix = sg.order(problem, stop=sg.after(seconds=60), on_interrupt='best')")
    code = code.replace('print("ended by itself")', "print(sorted(mix.order) == list(range(400)))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.strip() == "True", done.stdout + done.stderr


def test_cancellation_at_any_moment_leaves_a_permutation():
    problem = numbers(50)
    for pause in np.linspace(0, 0.02, 12):
        begin = time.perf_counter()
        mix = sg.order(problem, stop=sg.after(seconds=float(pause)))
        assert sorted(mix.order) == list(range(50))
        assert mix.cost == pytest.approx(problem.evaluate(mix.order).total)
        assert mix.seconds <= time.perf_counter() - begin
