"""The instances of ./run bench-solver are what they are said to be, and its peers price what segue prices."""

import sys
from pathlib import Path

import numpy as np
import pytest

import segue as sg

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench" / "python"))
from solver import best, instances, large, peers_full, peers_path, report


def test_instances_are_the_same_every_time():
    for make in (lambda: instances.full(30), lambda: instances.path("clustered", 30, 2, asymmetric=True)):
        assert np.array_equal(make().transitions, make().transitions)
        assert make().name == make().name
    assert np.array_equal(instances.large(500), instances.large(500))


def test_peers_price_the_full_model_as_segue_does():
    instance = instances.full(40)
    for seed in range(5):
        order = np.random.default_rng(seed).permutation(40)
        assert peers_full.evaluated(order, *peers_full.arrays(instance)) == pytest.approx(
            instance.cost(order), abs=1e-4
        )


@pytest.mark.parametrize("kind", ["clustered", "uniform"])
def test_asymmetric_paths_are_truly_so(kind):
    assert instances.path(kind, 30, 1).symmetric
    prices = instances.path(kind, 30, 1, asymmetric=True).transitions
    turned = prices - prices.T
    # a potential difference would have turned[a, b] + turned[b, c] + turned[c, a] == 0 for all three
    around = turned[:, :, None] + turned[None, :, :] + turned.T[:, None, :]
    assert np.abs(around).max() > 0.1


def test_a_path_is_closed_and_opened_again():
    order = np.random.default_rng(3).permutation(12)
    tour = [*(order[5:] + 1), 0, *(order[:5] + 1)]
    assert np.array_equal(peers_path.opened(tour), order)
    whole = peers_path.closed(instances.path("uniform", 12, 1).transitions)
    assert whole.shape == (13, 13)
    assert not whole[0].any()
    assert not whole[:, 0].any()


def test_the_best_known_is_kept_and_never_a_broken_order(monkeypatch):
    monkeypatch.setattr(best, "KNOWN", {})
    instance = instances.path("uniform", 10, 1)
    worse = best.offer(instance, np.arange(10), "given", 0)
    better = best.offer(instance, sg.order(instance.problem).order, "exact", 0)
    assert best.cost(instance) == better <= worse
    assert best.gap(instance, worse) == pytest.approx(100 * (worse - better) / better)
    with pytest.raises(AssertionError, match="every track"):
        best.offer(instance, [0] * 10, "broken", 0)


def test_large_paths_are_measured_in_a_process_of_their_own():
    cost, seconds, memory = large.segue(300, 0.05)
    assert seconds > 0 and 0.01 < memory < 4
    features = instances.large(300)
    assert cost <= large.length(features, sg.order(sg.Problem.from_points(features), method="nearest").order)
    with pytest.raises(AssertionError, match="once"):
        large.length(features, np.zeros(300, dtype=int))
    with pytest.raises(RuntimeError, match="ended with"):
        report.measured([sys.executable, "-c", "raise SystemExit(3)"])
