"""Pure paths (memory off), where general solvers are at home."""

from __future__ import annotations

import numpy as np

import segue as sg

from . import best, instances, peers_path, tsplib
from .report import PEER_ERRORS, peer, percent, table, timed

KINDS = [("clustered", False), ("uniform", False), ("clustered", True), ("uniform", True)]


def segue(instance, seconds, seed=0):
    mix, taken = timed(lambda: sg.order(instance.problem, method="iterated", stop=sg.after(seconds=seconds), seed=seed))
    return best.offer(instance, mix.order, "segue", taken, seed)


def peer_cost(name, instance, seconds=None):
    """(cost, seconds) of a peer; (None, 0) where it is missing."""
    found = peer(name, lambda: timed(lambda: getattr(peers_path, name)(instance, seconds)))
    if found is None:
        return None, 0.0
    return best.offer(instance, found[0], name, found[1]), found[1]


def small_instances(quick):
    """50 paths of 50 to 200 tracks; 8 where quick."""
    sizes = np.linspace(50, 200, 2 if quick else 13).astype(int)
    made = [instances.path(kind, int(n), int(n), asymmetric) for n in sizes for kind, asymmetric in KINDS]
    return made[:50]


def _share(flags):
    return "-" if not flags else f"{100 * np.mean(flags):.0f} % of {len(flags)}"


def small(quick, seconds=0.1):
    """Against fast-tsp in equal time, against elkai in a tenth of its own."""
    rows = []
    found = {True: [], False: []}
    for instance in small_instances(quick):
        fast, _ = peer_cost("fast_tsp", instance, seconds)
        lkh, taken = peer_cost("elkai", instance)
        ours = segue(instance, seconds)
        tenth = None if lkh is None else segue(instance, taken / 10)
        found[instance.symmetric].append((instance, ours, fast, lkh, tenth, taken))
    for symmetric, runs in found.items():
        no_worse = [ours <= fast * (1 + 1e-6) for _, ours, fast, *_ in runs if fast is not None]
        in_tenth = [tenth <= lkh * (1 + 1e-6) for *_, lkh, tenth, _ in runs if lkh is not None]
        gaps = [[best.gap(r[0], r[k]) for r in runs if r[k] is not None] for k in (1, 2, 3)]
        mean = [percent(np.mean(g)) if g else "-" for g in gaps]
        rows.append(["symmetric" if symmetric else "asymmetric", _share(no_worse), _share(in_tenth), *mean,
                     f"{np.mean([r[-1] for r in runs]):.2f}"])  # fmt: skip
    columns = ["50 to 200 tracks", f"segue <= fast-tsp in {seconds:g} s", "segue <= elkai in a tenth of its time",
               f"segue gap % in {seconds:g} s", "fast-tsp gap %", "elkai gap %", "elkai s"]  # fmt: skip
    table("Pure path, short", columns, rows)


def long_instances(quick):
    return [instances.path("clustered", 300 if quick else 1000, 1, asymmetric) for asymmetric in (False, True)]


def long(quick):
    rows = []
    for instance in long_instances(quick):
        lkh, taken = peer_cost("elkai", instance)
        fast, _ = peer_cost("fast_tsp", instance, 1)
        ours = [segue(instance, s) for s in (0.1, 1.0)]
        quarter = None if lkh is None else segue(instance, taken / 4)
        rows.append((instance, *ours, quarter, fast, lkh, taken))
    columns = [
        "instance",
        "segue .1 s",
        "segue 1 s",
        "segue in a quarter of elkai's time",
        "fast-tsp 1 s",
        "elkai",
        "elkai s",
    ]
    cells = [[i.name, *(percent(None if c is None else best.gap(i, c)) for c in costs), f"{t:.1f}"] for i, *costs, t in rows]
    table("Pure path, long: per cent above the best known", columns, cells)


def others(quick):
    """Solvers of more general problems, in 5 s; CP-SAT to a proof."""
    seconds, rows, names = (2 if quick else 5), [], ("or_tools", "pyvrp", "python_tsp")
    for n in (100,) if quick else (100, 200):
        instance = instances.path("clustered", n, 1)
        costs = [segue(instance, 0.1), *(peer_cost(name, instance, seconds)[0] for name in names)]
        rows.append([instance.name, *(percent(None if c is None else best.gap(instance, c)) for c in costs)])
    table("Pure path, general solvers: per cent above the best known",
          ["instance", "segue .1 s", *(f"{name.replace('_', '-')} {seconds} s" for name in names)], rows)  # fmt: skip
    rows = []
    for n in (20,) if quick else (20, 30, 50):
        instance = instances.path("clustered", n, 1)
        cost, taken = peer_cost("cp_sat", instance, 5 if quick else 20)
        mix, ours = timed(lambda i=instance: sg.order(i.problem, method="exact", stop=sg.after(seconds=20)))
        theirs = f"{taken:.2f}" if cost is not None else "-" if "cp_sat" in PEER_ERRORS else "no proof"
        rows.append([n, f"{ours:.3f}" if mix.proven else "no proof", theirs])
    table("Pure path, seconds to a proof", ["tracks", "segue exact", "CP-SAT circuit"], rows)


def library(quick):
    names = tsplib.SYMMETRIC[:2] + tsplib.ASYMMETRIC[:2] if quick else tsplib.SYMMETRIC + tsplib.ASYMMETRIC
    found = [i for i in map(tsplib.read, names) if i is not None]
    rows = []
    for instance in found:
        lkh, taken = peer_cost("elkai", instance)
        rows.append((instance, segue(instance, 0.1), segue(instance, 1), lkh, taken))
    cells = [[i.name, *(percent(None if c is None else best.gap(i, c)) for c in costs), f"{t:.2f}"] for i, *costs, t in rows]
    table(
        "TSPLIB as open paths: per cent above the best known",
        ["instance", "segue .1 s", "segue 1 s", "elkai", "elkai s"],
        cells,
    )


def run(quick):
    small(quick)
    long(quick)
    others(quick)
    library(quick)
