import itertools
import json
import math
import subprocess
import sys
from collections import Counter

import numpy as np
import pytest
from conftest import random_tracks

import segue as sg


def weights(problem, temperature):
    """exp(-J/T) of every order with the fewest violations, normalised: the plain definition."""
    orders = [np.array(o) for o in itertools.permutations(range(len(problem)))]
    priced = [problem.evaluate(o) for o in orders]
    fewest = min(len(p.violations) for p in priced)
    raw = {
        tuple(o): math.exp(-p.total / temperature)
        for o, p in zip(orders, priced, strict=True)
        if len(p.violations) == fewest
    }
    total = sum(raw.values())
    return {o: w / total for o, w in raw.items()}


def chi_square_excess(expected, draws):
    """Standard deviations above the mean; orders expected fewer than 8 times are taken together."""
    seen = Counter(tuple(int(r) for r in d.order) for d in draws)
    assert set(seen) <= set(expected)
    cells, rare = [], [0.0, 0.0]
    for order, share in expected.items():
        must = share * len(draws)
        if must >= 8:
            cells.append((seen[order], must))
        else:
            rare = [rare[0] + seen[order], rare[1] + must]
    if rare[1] >= 8:
        cells.append(tuple(rare))
    freedom = len(cells) - 1
    return (sum((a - b) ** 2 / b for a, b in cells) - freedom) / math.sqrt(2 * freedom)


@pytest.mark.parametrize("rules", [[], ["apart genre 1"], [sg.first(2), sg.lock(3, 0)]])
def test_draws_follow_the_law_with_memory_arc_and_rules(rules):
    cost = (
        sg.tempo()
        + 0.5 * sg.fatigue("genre", half_life=15)
        + sg.fatigue("artist", half_life=60)
        + sg.arc("energy", "ramp")
    )
    problem = sg.Problem(sg.Crate.from_dicts(random_tracks(5, seed=4)), cost, rules)
    draws = sg.sample(problem, n=2500, temperature=0.5, seed=1)
    assert chi_square_excess(weights(problem, 0.5), draws) < 5


def test_cold_is_the_best_order_and_hot_a_uniform_shuffle(crate):
    best = sg.order(crate, method="exact").cost
    assert all(mix.cost == pytest.approx(best, abs=1e-9) for mix in sg.sample(crate, n=5, temperature=1e-7))
    problem = sg.Problem(sg.Crate.from_dicts(random_tracks(4, seed=2)), sg.tempo() + sg.key())
    uniform = dict.fromkeys(itertools.permutations(range(4)), 1 / 24)
    for temperature in (1e7, math.inf):
        assert chi_square_excess(uniform, sg.sample(problem, n=2000, temperature=temperature)) < 5


def test_colder_draws_are_cheaper(crate):
    cold, hot = (np.mean([m.cost for m in sg.sample(crate, n=20, temperature=t, seed=3)]) for t in (0.05, 5))
    assert sg.order(crate, method="exact").cost <= cold < hot


def test_a_seed_gives_the_same_draws(crate):
    def orders(**more):
        return [m.order.tolist() for m in sg.sample(crate, n=4, temperature=0.3, **more)]

    assert orders(seed=5) == orders(seed=5)
    assert orders(seed=5) != orders(seed=6)
    assert orders(seed=5, threads=2) == orders(seed=5, threads=2)


def test_presets_rules_and_history_are_kept(crate):
    draws = sg.sample(
        crate, preset="workout", rules=[sg.first("Title 3")], n=3, temperature=0.2, history=sg.never_back_down()
    )
    assert all(m.order[0] == 3 and sorted(m.order) == list(range(len(crate))) for m in draws)
    assert {m.method for m in draws} == {"sample"}
    assert draws[0].tracks[0].title == "Title 3"


def test_samples_say_how_they_were_drawn(crate):
    draws = sg.sample(crate, n=12, temperature=0.3, burn_in=50, thinning=4)
    assert (draws.burn_in, draws.thinning) == (50, 4)
    assert 0 < draws.acceptance < 1
    assert 0 < draws.swap_acceptance <= 1
    assert 0 < draws.effective_size <= 12
    assert draws.temperatures[0] == pytest.approx(0.3)
    assert draws.proposals > 0
    assert isinstance(draws, list)


@pytest.mark.parametrize("n", [0, 1, 2, 3])
def test_tiny_problems(n):
    problem = sg.Problem.from_arrays(np.ones((n, n)), np.ones(n))
    draws = sg.sample(problem, n=3)
    assert [sorted(m.order) for m in draws] == [list(range(n))] * 3


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"temperature": -1}, "temperature"),
        ({"temperature": math.nan}, "temperature"),
        ({"n": -1}, "n is -1"),
        ({"n": 2.5}, "whole"),
        ({"replicas": 0}, "replicas"),
        ({"thinning": 0}, "thinning"),
        ({"seed": -1}, "seed"),
        ({"on_interrupt": "maybe"}, "on_interrupt"),
    ],
)
def test_a_mistake_gets_a_sentence(crate, options, says):
    with pytest.raises(sg.DataError, match=says):
        sg.sample(crate, **options)
    with pytest.raises(sg.CostError, match="holds its cost"):
        sg.sample(sg.Problem(crate, sg.tempo()), sg.key())


INTERRUPTED = """
import signal, threading, time
import numpy as np, segue as sg
r = np.random.default_rng(0)
heard = sg.Exposure(r.random((300, 8)), half_life=15)
problem = sg.Problem.from_arrays(r.random((300, 300)), r.uniform(2, 5, 300), [heard])
threading.Timer({after}, lambda: signal.raise_signal(signal.SIGINT)).start()
try:
    draws = sg.sample(problem, n=10**8, temperature=0.1, burn_in=10, thinning=1, on_interrupt="{what}")
    print("drawn", all(sorted(m.order) == list(range(300)) for m in draws))
except KeyboardInterrupt:
    print("interrupted")
"""


@pytest.mark.parametrize(("what", "says"), [("raise", "interrupted"), ("best", "drawn True")])
def test_ctrl_c_ends_it(what, says):
    code = INTERRUPTED.format(after=1.5, what=what)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.strip() == says, done.stderr


def test_command_line(tmp_path):
    sg.never_back_down().frame.to_csv(tmp_path / "film.csv", index=False)
    command = [sys.executable, "-m", "segue.cli", "sample", str(tmp_path / "film.csv"), "-n", "2", "-t", "0.2"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "independent draws" in said
    found = json.loads(subprocess.run([*command, "--json"], capture_output=True, text=True, check=True).stdout)
    assert len(found["orders"]) == 2
