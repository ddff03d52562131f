"""The plain definition again, in NumPy: the oracle of evaluate and of the price of a move."""

import numpy as np
import pytest
from conftest import random_tracks
from hypothesis import given, settings
from hypothesis import strategies as st

import segue as sg

COST = (
    sg.tempo() + 0.5 * sg.key() + sg.contrast() + 0.3 * sg.step("energy") + 0.2 * sg.impact()
    + sg.fatigue("genre", half_life=15) + sg.fatigue("artist") + 0.5 * sg.fatigue("loudness") + 0.4 * sg.arc("energy", "peak")
)  # fmt: skip


def plain(problem, order):
    """J as the model defines it, from the published numbers alone."""
    p = np.asarray(order)
    total = problem.transitions[p[:-1], p[1:]].sum()
    minutes = problem.durations
    for e in problem.exposures:
        memory, x = e.start.copy(), e.x
        for t in p:
            total += e.weight * memory @ x[t]
            memory = 2 ** (-minutes[t] / e.half_life) * memory + x[t]
    if problem.slots is not None:
        total += problem.slots[p, np.arange(len(p))].sum()
    return total


@pytest.mark.parametrize("unknown", [0.0, 0.3])
def test_evaluate_is_the_plain_definition(unknown):
    problem = sg.Problem(sg.Crate.from_dicts(random_tracks(20, 3, unknown)), COST)
    rng = np.random.default_rng(0)
    for _ in range(20):
        order = rng.permutation(20)
        found = problem.evaluate(order)
        assert found.total == pytest.approx(plain(problem, order), rel=1e-12)
        assert sum(found.terms.values()) == pytest.approx(found.total, rel=1e-12)


def test_history_is_heard_before_the_first_slot():
    crate = sg.Crate.from_dicts(random_tracks(10, 4))
    problem = sg.Problem(crate, COST, history=sg.Crate.from_dicts(random_tracks(3, 5)))
    assert any(e.start.any() for e in problem.exposures)
    assert problem.evaluate(range(10)).total == pytest.approx(plain(problem, range(10)), rel=1e-12)
    assert problem.evaluate(range(10)).total > sg.Problem(crate, COST).evaluate(range(10)).total


slots = st.integers(0, 13)


@st.composite
def moves(draw):
    a, b, c, d = sorted(draw(st.lists(slots, min_size=4, max_size=4)))
    kind = draw(st.sampled_from(["reversal", "relocation", "exchange"]))
    if kind == "reversal":
        return sg.Reversal(a, d)
    if kind == "relocation":
        return sg.Relocation(a, b, draw(st.integers(0, 13 - (b - a))), draw(st.booleans()))
    if not a <= b < c <= d:
        return sg.Reversal(a, d)
    return sg.Exchange(a, b, c, d, draw(st.booleans()), draw(st.booleans()))


PROBLEM = sg.Problem(sg.Crate.from_dicts(random_tracks(14, 6, 0.2)), COST + 0.3 * sg.arc("valence", "wave", axis="minutes"))


@settings(deadline=None, max_examples=300)
@given(moves(), st.permutations(range(14)))
def test_a_move_changes_the_cost_by_what_it_was_priced_at(move, order):
    before, after = PROBLEM.evaluate(order).total, PROBLEM.evaluate(move(order)).total
    assert PROBLEM.price(move, order) == pytest.approx(after - before, abs=1e-12 * before)


def test_from_arrays_takes_what_numpy_has():
    rng = np.random.default_rng(2)
    transitions, labels = rng.random((9, 9)), rng.integers(0, 3, 9)
    exposures = [sg.Exposure(rng.random((9, 4)), half_life=15, weight=0.5), sg.Exposure(labels=labels, half_life="1h", weight=0.5)]
    slots_ = rng.random((9, 9))
    problem = sg.Problem.from_arrays(transitions, rng.uniform(1, 6, 9), exposures, slots_)
    assert problem.evaluate(range(9)).total == pytest.approx(plain(problem, range(9)), rel=1e-12)
    again = sg.Problem.from_arrays(np.asfortranarray(transitions), problem.durations, exposures, slots_.astype(np.float32))
    assert again.evaluate(range(9)).total == pytest.approx(problem.evaluate(range(9)).total, rel=1e-6)
    best = min(problem.evaluate(np.random.default_rng(s).permutation(9)).total for s in range(2000))
    mix = sg.order(problem)
    assert mix.proven
    assert problem.bound(0.2) <= mix.cost <= best + 1e-12
