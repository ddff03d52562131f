"""Problems of points: the same as their matrix where there is one, and no matrix where there are many."""

import numpy as np
import pytest

import segue as sg

RNG = np.random.default_rng(21)
MANY = 5000  # above 4,096 there is no matrix


def distances(points):
    return np.sqrt(((points[:, None, :] - points[None, :, :]) ** 2).sum(2))


@pytest.mark.parametrize("n", [0, 1, 2, 3, 12, 60])
def test_small_ones_are_ordered_as_their_matrix(n):
    points = RNG.normal(size=(n, 5))
    problem, matrix = sg.Problem.from_points(points), sg.Problem.from_arrays(distances(points), np.full(n, 3.0))
    assert problem.transitions == pytest.approx(matrix.transitions, rel=1e-12)
    for method in ("auto", "iterated", "nearest"):
        mix, other = (sg.order(p, method=method, seed=3) for p in (problem, matrix))
        assert sorted(mix.order) == list(range(n))
        assert mix.cost == pytest.approx(other.cost, rel=1e-9)
        assert mix.cost == pytest.approx(distances(points)[mix.order[:-1], mix.order[1:]].sum(), rel=1e-12)
    assert problem.bound(seconds=0.2) <= sg.order(problem).cost * (1 + 1e-12)


def test_a_transition_is_explained():
    mix = sg.order(sg.Problem.from_points([[0.0, 0], [3, 4], [30, 40]]))
    assert mix.terms == {"distance": pytest.approx(50)}
    assert mix.explain(1)


@pytest.mark.parametrize("given", [list, np.float32, np.asfortranarray, lambda x: np.repeat(x, 2, axis=1)[:, ::2]])
def test_layout_does_not_matter(given):
    points = RNG.integers(0, 50, (30, 3)).astype(float)
    order = np.arange(30)
    asked = given(points) if given is not list else points.tolist()
    assert sg.Problem.from_points(asked).evaluate(order) == sg.Problem.from_points(points).evaluate(order)


def test_one_column_may_be_a_row_of_numbers():
    mix = sg.order(sg.Problem.from_points([5.0, 1, 3, 2, 4]))
    assert list(mix.order) in ([1, 3, 2, 4, 0], [0, 4, 2, 3, 1])


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ([[1, 2], [3, np.nan]], "row 1, column 1: nan"),
        ([[np.inf, 2], [3, 4]], "row 0, column 0: inf"),
        ([["a", "b"]], "points must be numbers"),
        (np.zeros((2, 2, 2)), "3 dimensions"),
        (np.zeros((3, 0)), "at least one"),
    ],
)
def test_what_is_no_point_is_said(points, words):
    with pytest.raises(sg.DataError, match=words):
        sg.Problem.from_points(points)


def test_durations_and_exposures_must_fit():
    points = RNG.random((6, 2))
    with pytest.raises(sg.DataError, match="6 points but 5 durations"):
        sg.Problem.from_points(points, np.ones(5))
    with pytest.raises(sg.DataError, match="durations are needed"):
        sg.Problem.from_points(points, exposures=[sg.Exposure(np.ones(6), half_life=5)])
    with pytest.raises(sg.CostError, match="not an Exposure"):
        sg.Problem.from_points(points, np.ones(6), exposures=[points])


def test_memory_and_rules_stand_beside_points():
    points, minutes = RNG.random((8, 2)), RNG.uniform(1, 6, 8)
    exposures = [sg.Exposure(RNG.random((8, 3)), half_life=15, weight=0.5)]
    problem = sg.Problem.from_points(points, minutes, exposures, rules=[sg.first(3)])
    matrix = sg.Problem.from_arrays(distances(points), minutes, exposures, rules=[sg.first(3)])
    mix, other = sg.order(problem, method="exact"), sg.order(matrix, method="exact")
    assert mix.proven and mix.order[0] == 3 and not mix.violations
    assert mix.cost == pytest.approx(other.cost, rel=1e-12)


def test_many_are_ordered_without_a_matrix():
    points = RNG.normal(size=(MANY, 6))
    problem = sg.Problem.from_points(points)
    with pytest.raises(sg.DataError, match="limit is 4096"):
        _ = problem.transitions
    mix = sg.order(problem, stop=sg.after(idle=500), seed=2)
    assert sorted(mix.order) == list(range(MANY))
    length = np.sqrt(((points[mix.order[1:]] - points[mix.order[:-1]]) ** 2).sum(1)).sum()
    assert mix.cost == pytest.approx(length, rel=1e-12)
    assert mix.cost < 0.75 * sg.order(problem, method="insertion", stop=sg.after(seconds=0)).cost
    assert mix.bound is None
    better = sg.order(problem, start=mix.order, stop=sg.after(idle=500), seed=3)
    assert better.cost <= mix.cost


def test_slots_of_many_are_refused_not_made():
    arc = sg.PricedArc(RNG.random(MANY), ((0, 0), (1, 1)))
    problem = sg.Problem.from_points(RNG.random((MANY, 2)), arcs=[arc])
    with pytest.raises(sg.DataError, match="limit is 4096"):
        _ = problem.slots
    mix = sg.order(problem, stop=sg.after(seconds=0.5))
    assert sorted(mix.order) == list(range(MANY))
