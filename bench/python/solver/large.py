"""100,000 tracks on a pure path of 8 features, beside LKH in the same run: cost, seconds and memory. Only when asked for.

LKH takes minutes. Where it cannot be had, its figures that are kept in best_known.json stand for it. Each run is a
process of its own; seconds are its processor's, and ours hold everything: the interpreter, the features, neighbours.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

import segue as sg

from . import best, instances, lkh
from .report import measured, peer, percent, table

SHARES = (10, 40)  # of LKH's seconds, as divisors


def length(features, order):
    """Sum of the distances between neighbours. Raises where the order is no permutation."""
    if not np.array_equal(np.sort(order), np.arange(len(features))):
        raise AssertionError("not every track comes once")
    return float(np.sqrt(((features[order[1:]] - features[order[:-1]]) ** 2).sum(1)).sum())


def segue(n, seconds):
    """(cost, processor seconds, GB) of a process that runs this file."""
    made, taken, memory = measured([sys.executable, "-m", "solver.large", str(n), str(seconds)], folder=Path(__file__).parents[1])
    return float(made), taken, memory


def reference(n, features):
    """What LKH finds, (cost, seconds, GB or None); kept figures where it cannot run."""
    name = f"points-clustered-{n}-1"
    found = peer("LKH", lambda: lkh.order(features))
    if found is None:
        kept = best.KNOWN[name]
        return kept["cost"], kept["seconds"], None
    order, seconds, memory = found
    cost = length(features, order)
    if name not in best.KNOWN or cost < best.KNOWN[name]["cost"]:
        best.KNOWN[name] = {"cost": cost, "method": "LKH NN-7, first trial", "seconds": round(seconds, 1), "seed": 1}
    return cost, seconds, memory


def run(n=100_000):
    features = instances.large(n)
    known, lkh_seconds, memory = reference(n, features)
    rows = [["LKH, 7 nearest, first trial", f"{known:.1f}", "-", f"{lkh_seconds:.1f}", percent(memory)]]
    for share in SHARES:
        cost, seconds, memory = segue(n, lkh_seconds / share)
        rows.append([f"segue, 1/{share} of that", f"{cost:.1f}", percent(100 * (cost - known) / known), f"{seconds:.1f}", percent(memory)])
    table(f"{n:,} tracks, a pure path on 8 features", ["method", "cost", "above LKH %", "seconds", "GB at most"], rows)


if __name__ == "__main__":
    size, given = int(sys.argv[1]), float(sys.argv[2])
    table_of_features = instances.large(size)
    mix = sg.order(sg.Problem.from_points(table_of_features), stop=sg.after(seconds=given))
    print(length(table_of_features, mix.order))
