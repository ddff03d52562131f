"""100,000 tracks on a pure path of 8 features: seconds, cost and memory. Only when asked for.

LKH is not run beside it: its NN-7 run takes minutes at this size, and elkai, which holds it, wants the whole matrix.
"""

from __future__ import annotations

import resource

import numpy as np

import segue as sg

from . import instances
from .report import table, timed


def length(features, order):
    """Cost in the price that the embedding term has, summed over the order."""
    steps = features[order[1:]] - features[order[:-1]]
    return float(np.sqrt((steps**2).sum(1)).sum())


def run(seconds=20.0):
    features = instances.large()
    crate, reading = timed(lambda: sg.Crate({"id": [str(i) for i in range(len(features))], "embedding": list(features)}))
    cost = sg.embedding(metric="l2")
    rows = []
    for method, stop in (("local_search", sg.after(seconds=3 * seconds)), ("iterated", sg.after(seconds=seconds))):
        mix, taken = timed(lambda m=method, s=stop: sg.order(crate, cost, method=m, stop=s))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        rows.append([method, f"{taken:.1f}", f"{mix.cost:.1f}", f"{length(features, mix.order):.1f}", f"{memory:.2f}"])
    table(f"100,000 tracks (crate read in {reading:.1f} s)", ["method", "seconds", "cost", "length", "GB at most"], rows)
