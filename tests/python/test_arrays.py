"""Problems of arrays: whatever NumPy holds goes in, what is published comes out, and J is ten lines of NumPy."""

import numpy as np
import pytest
from test_evaluate import plain

import segue as sg

N = 9
RNG = np.random.default_rng(11)
TRANSITIONS, MINUTES = RNG.random((N, N)), RNG.uniform(1, 6, N).round(3)
X, LABELS, SLOTS = RNG.random((N, 4)), np.array([0, 1, 2, 0, 1, 2, -1, 0, 5]), RNG.random((N, N))
EXPOSURES = [sg.Exposure(X, half_life=15, weight=0.5), sg.Exposure(labels=LABELS, half_life=60, weight=0.5, name="artist")]


def build(transitions=TRANSITIONS, minutes=MINUTES, exposures=EXPOSURES, slots=SLOTS):
    return sg.Problem.from_arrays(transitions, minutes, exposures, slots)


@pytest.mark.parametrize("seed", range(10))
def test_ten_lines_of_numpy_give_j(seed):
    order = np.random.default_rng(seed).permutation(N)
    problem = build()
    assert problem.evaluate(order).total == pytest.approx(plain(problem, order), rel=1e-12)
    by_hand = TRANSITIONS[order[:-1], order[1:]].sum() + SLOTS[order, np.arange(N)].sum()
    share = np.bincount(LABELS[LABELS >= 0], minlength=6) / (LABELS >= 0).sum()
    one_hot = np.where((LABELS >= 0)[:, None], np.eye(6)[LABELS], share)
    for x, half_life in ((X, 15), (one_hot, 60)):
        memory = np.zeros(x.shape[1])
        for track in order:
            by_hand += 0.5 * memory @ x[track]
            memory = 2 ** (-MINUTES[track] / half_life) * memory + x[track]
    assert problem.evaluate(order).total == pytest.approx(by_hand, rel=1e-12)


@pytest.mark.parametrize(
    "given",
    [
        {"transitions": np.asfortranarray(TRANSITIONS)},
        {"transitions": TRANSITIONS.tolist()},
        {"transitions": np.repeat(TRANSITIONS, 2, axis=1)[:, ::2]},
        {"minutes": MINUTES.tolist()},
        {"minutes": np.repeat(MINUTES, 3)[::3]},
        {"slots": np.asfortranarray(SLOTS)},
        {"exposures": [sg.Exposure(np.asfortranarray(X), half_life="15min", weight=0.5), EXPOSURES[1]]},
        {"exposures": [EXPOSURES[0], sg.Exposure(labels=LABELS.tolist(), half_life="1h", weight=0.5, name="artist")]},
        {"exposures": [EXPOSURES[0], sg.Exposure(labels=LABELS.astype(np.int8), half_life=60, weight=0.5)]},
    ],
)
def test_layout_does_not_matter(given):
    order = np.arange(N)[::-1]
    assert build(**given).evaluate(order).total == build().evaluate(order).total


def test_float32_is_taken_as_it_is():
    problem = build(TRANSITIONS.astype(np.float32), slots=SLOTS.astype(np.float32))
    off_diagonal = ~np.eye(N, dtype=bool)
    assert (problem.transitions[off_diagonal] == TRANSITIONS.astype(np.float32)[off_diagonal].astype(np.float64)).all()


def test_what_is_published_is_dense_and_read_only():
    problem = build()
    dense, labels = problem.exposures
    assert dense.x.shape == (N, 4)
    assert dense.labels is None
    assert labels.x.shape == (N, 6)
    assert labels.labels.tolist() == LABELS.tolist()
    np.testing.assert_allclose(labels.x.sum(axis=1), 1)
    assert (labels.half_life, labels.weight, labels.name) == (60, 0.5, "artist")
    assert labels.start.tolist() == [0] * 6
    assert problem.transitions.flags.writeable is False
    with pytest.raises(ValueError, match="read-only"):
        problem.transitions[0, 1] = 3
    assert problem.slots.shape == (N, N)
    assert build(slots=None).slots is None
    np.testing.assert_allclose(problem.durations, MINUTES, atol=1e-5)


def test_the_arrays_that_were_given_stay_as_they_were():
    transitions, minutes = TRANSITIONS.copy(), MINUTES.copy()
    problem = sg.Problem.from_arrays(transitions, minutes)
    transitions[:], minutes[:] = 9, 9
    assert problem.evaluate(range(N)).total == pytest.approx(np.diag(TRANSITIONS, 1).sum())


def test_a_published_matrix_outlives_its_problem():
    matrix = build().transitions
    expected = TRANSITIONS.copy()
    np.fill_diagonal(expected, 0)
    np.testing.assert_array_equal(matrix, expected)


MOVES = [sg.Reversal(2, 6), sg.Relocation(1, 3, 5, reversed=True), sg.Relocation(4, 4, 0), sg.Exchange(0, 2, 5, 8)]


@pytest.mark.parametrize("move", MOVES)
def test_a_move_is_priced_and_made(move):
    problem, order = build(), RNG.permutation(N)
    change = problem.evaluate(move(order)).total - problem.evaluate(order).total
    assert problem.price(move, order) == pytest.approx(change, abs=1e-12)
    assert problem.price(move, order.tolist()) == problem.price(move, order.astype(np.int32))


@pytest.mark.parametrize(
    "move", [sg.Reversal(3, 2), sg.Reversal(0, N), sg.Reversal(-1, 2), sg.Relocation(0, 3, N - 3), sg.Exchange(0, 3, 3, 5), "swap", None]
)
def test_a_move_that_does_not_fit_is_refused(move):
    with pytest.raises(sg.DataError):
        build().price(move, range(N))


@pytest.mark.parametrize("n", [0, 1, 2])
def test_tiny_problems(n):
    problem = sg.Problem.from_arrays(np.ones((n, n)), np.ones(n), [sg.Exposure(np.ones((n, 2)), half_life=5)], np.ones((n, n)))
    mix = sg.order(problem)
    assert sorted(mix.order) == list(range(n))
    assert mix.cost == pytest.approx(problem.evaluate(range(n)).total)
    assert problem.bound() <= mix.cost


def test_rules_over_arrays_name_rows():
    problem = sg.Problem.from_arrays(TRANSITIONS, MINUTES, rules=[sg.first(3), sg.lock(1, 7), sg.last(0)])
    mix = sg.order(problem)
    assert (mix.order[0], mix.order[1], mix.order[-1]) == (3, 7, 0)
    broken = problem.evaluate(range(N)).violations
    assert len(broken) == 3
    assert {v.rule.split()[0] for v in broken} == {"first", "lock", "last"}


@pytest.mark.parametrize("axis", ["slots", "minutes"])
def test_an_arc_of_arrays_costs_what_its_curve_says(axis):
    values, points = RNG.random(N), ((0.1, 0.2), (0.6, 0.9), (1, 0.4))
    values[4] = np.nan
    problem = sg.Problem.from_arrays(TRANSITIONS, MINUTES, arcs=[sg.PricedArc(values, points, weight=0.7, axis=axis)])
    order = RNG.permutation(N)
    begins = np.concatenate([[0], np.cumsum(MINUTES[order])[:-1]]) / MINUTES.sum()
    at = np.arange(N) / (N - 1) if axis == "slots" else begins
    arc = 0.7 * np.nansum((values[order] - np.interp(at, *zip(*points, strict=True))) ** 2)
    assert problem.evaluate(order).total == pytest.approx(TRANSITIONS[order[:-1], order[1:]].sum() + arc, rel=1e-9)
    if axis == "slots":
        slots = sg.Problem.from_arrays(TRANSITIONS, MINUTES, slots=problem.slots)
        assert slots.evaluate(order).total == pytest.approx(problem.evaluate(order).total, rel=1e-12)


def test_a_bad_arc_of_arrays_is_refused():
    with pytest.raises(sg.CostError, match="axis is 'bars'"):
        sg.PricedArc(np.ones(N), [(0, 1)], axis="bars")
    with pytest.raises(sg.CostError, match="weight"):
        sg.PricedArc(np.ones(N), [(0, 1)], weight=-1)
    for arc, said in (
        (sg.PricedArc(np.ones(N - 1), [(0, 1)]), "values of arc"),
        (sg.PricedArc(np.ones(N), []), "no points"),
        (sg.PricedArc(np.ones(N), [(0.5, 1), (0.2, 0)]), "ascend"),
    ):
        with pytest.raises(sg.CostError, match=said):
            sg.Problem.from_arrays(TRANSITIONS, MINUTES, arcs=[arc])
    with pytest.raises(sg.CostError, match="not a PricedArc"):
        sg.Problem.from_arrays(TRANSITIONS, MINUTES, arcs=[sg.arc("energy", "ramp")])
