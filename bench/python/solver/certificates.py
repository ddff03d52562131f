"""Certified gaps: how far the bound of a given time is from the best known."""

from __future__ import annotations

import numpy as np

import segue as sg

from . import best, instances
from .pure_path import segue
from .report import percent, table, timed

PATHS = [(100, 0.02), (200, 0.06), (1000, 1.0)]
FULL = [(12, 1.0), (14, 1.0), (30, 1.0), (100, 1.0), (100, 30.0)]


def certified(instance, seconds):
    """(gap in per cent, closed in per cent, seconds) of the bound against the best known."""
    bound, taken = timed(lambda: instance.problem.bound(seconds=seconds))
    known, shuffle = best.cost(instance), instance.problem._core.shuffle_cost()
    if bound > known * (1 + 1e-9):
        raise AssertionError(f"{instance.name}: bound {bound} is above the cost {known} of an order")
    gap = 100 * (known - bound) / bound if bound > 0 else np.inf
    return gap, 100 * (shuffle - known) / (shuffle - bound), taken


def run(quick):
    rows = []
    for n, seconds in PATHS[:2] if quick else PATHS:
        for asymmetric in (False, True):
            made = [instances.path("clustered", n, seed, asymmetric) for seed in range(1, 2 if n == 1000 or quick else 6)]
            for instance in made:
                segue(instance, 1.0)
            found = [certified(i, seconds) for i in made]
            kind = "asymmetric" if asymmetric else "symmetric"
            rows.append([f"{n} {kind}, {len(made)}", f"{seconds:g}", *(f"{x:.2f}" for x in np.mean(found, axis=0))])
    columns = ["tracks", "seconds given", "mean gap %", "closed %", "seconds taken"]
    table("Pure path: certified gap", columns, rows)
    rows = []
    for n, seconds in FULL[:3] if quick else FULL:
        instance = instances.spotify(n) or instances.full(n)
        mix = sg.order(instance.problem, stop=None if n <= 14 else sg.after(seconds=1))
        best.offer(instance, mix.order, "segue", mix.seconds)
        gap, closed, taken = certified(instance, seconds)
        rows.append([instance.name, f"{seconds:g}", percent(gap), percent(closed, 1), f"{taken:.2f}"])
    table("Full model with real durations: certified gap", columns, rows)
