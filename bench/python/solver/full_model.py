"""The full model: gap to the best known by time, against annealing that evaluates every order anew."""

from __future__ import annotations

import numpy as np

import segue as sg

from . import best, instances, peers_full, peers_path
from .report import peer, percent, table, timed

SIZES = (100, 200, 500, 1000)
SECONDS = (0.1, 1.0, 10.0)


def all_instances(sizes=SIZES):
    made = [instances.full(n) for n in sizes] + [instances.spotify(n) for n in sizes]
    return [i for i in made if i is not None]


def segue(instance, seconds, seed=0):
    mix, taken = timed(lambda: sg.order(instance.problem, method="iterated", stop=sg.after(seconds=seconds), seed=seed))
    return best.offer(instance, mix.order, "segue", taken, seed)


def annealing(instance, seconds, seed=0):
    order, _ = peers_full.numba_annealing(instance, seconds, seed)
    return best.offer(instance, order, "numba annealing", seconds, seed)


def path_then_priced(instance, seconds):
    """The best order of the transitions alone, priced with memory and arc: what ignoring fatigue costs."""
    order = peers_path.fast_tsp(instances.without_memory(instance), seconds)
    return best.offer(instance, order, "fast-tsp", seconds)


def gaps(quick):
    """Costs first, gaps last: the best known may come from this very run. 10 s only from 500 tracks on."""
    costs = []
    for instance in all_instances(SIZES[:2] if quick else SIZES):
        given = [s for s in SECONDS if s <= 1 or (len(instance) >= 500 and not quick)]
        ours = {s: np.mean([segue(instance, s, seed) for seed in range(1 if quick or s > 1 else 2)]) for s in given}
        theirs = {s: peer("numba", lambda i=instance, s=s: annealing(i, s)) for s in given}
        path = peer("fast-tsp", lambda i=instance: path_then_priced(i, 1))
        costs.append((instance, *map(ours.get, SECONDS), *map(theirs.get, SECONDS), path))
    rows = [[i.name, *(percent(None if c is None else best.gap(i, c)) for c in found)] for i, *found in costs]
    columns = [
        "instance",
        *(f"segue {s:g} s" for s in SECONDS),
        *(f"annealing {s:g} s" for s in SECONDS),
        "path, priced",
    ]
    table("Full model: per cent above the best known", columns, rows)


def _time_to(instance, target, most):
    """The shortest of the given times, each half as long again as the last, in which two of three seeds reach a cost.

    A search plans its cooling over the time that it is given, so a target alone would not tell how soon it can be there.
    """
    seconds = 0.005
    while seconds < most:
        if sum(segue(instance, seconds, seed) <= target for seed in range(3)) >= 2:
            return seconds
        seconds *= 1.5
    return None


def time_to_annealing(quick):
    """How long segue takes to the cost that numba annealing has after its time."""
    seconds, rows = (1.0 if quick else 10.0), []
    for instance in all_instances((200,) if quick else (200, 500, 1000)):
        target = peer("numba", lambda i=instance: annealing(i, seconds))
        ours = None if target is None else _time_to(instance, target, seconds)
        ratio = "-" if ours is None else f"{seconds / ours:.0f}"
        rows.append([instance.name, f"{seconds:g}", "not reached" if ours is None else f"{ours:.3f}", ratio])
    columns = ["instance", "annealing s", "segue s", "ratio"]
    table("Full model: time to the cost of annealing with full evaluation", columns, rows)


def run(quick):
    gaps(quick)
    time_to_annealing(quick)
