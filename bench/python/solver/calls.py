"""What one call costs at playlist size, and how many moves a sampler prices a second."""

from __future__ import annotations

import statistics

import sample_bench

import segue as sg

from . import instances, peers_full, peers_path
from .report import peer, table, timed

N = 14


def microseconds(call, calls=200):
    """Median of a call."""
    call()
    return 1e6 * statistics.median(timed(call)[1] for _ in range(calls))


def one_call():
    instance = instances.path("uniform", N, 1)
    problem, film = instance.problem, sg.never_back_down()
    first = list(range(N))
    rows = [
        ["segue given (nothing but the call)", lambda: sg.order(problem, method="given")],
        ["segue iterated", lambda: sg.order(problem, method="iterated")],
        ["segue auto, proven", lambda: sg.order(problem)],
        ["elkai", lambda: peers_path.elkai(instance)],
        ["fast-tsp, at least 1 ms", lambda: peers_path.fast_tsp(instance, 0)],
        ["segue, the soundtrack, nearest", lambda: sg.order(film, method="nearest")],
        ["segue, the soundtrack, proven", lambda: sg.order(film)],
        ["segue, the soundtrack, workout, proven", lambda: sg.order(film, preset="workout")],
    ]
    assert sorted(sg.order(problem, method="iterated").order) == first
    cells = []
    for name, call in rows:
        calls = 20 if "proven" in name else 200
        micro = peer(name, lambda call=call, calls=calls: microseconds(call, calls))
        cells.append([name, "-" if micro is None else f"{micro:,.0f}"])
    table(f"One call of {N} tracks, us", ["method", "us"], cells)


def batch(quick):
    """20 tracks, pure path, one thread."""
    problems = [instances.path("uniform", 20, seed).problem for seed in range(50 if quick else 400)]
    _, many = timed(lambda: sg.order_many(problems, method="iterated"))
    table(
        "A batch of 20 tracks each, one thread",
        ["method", "playlists a second"],
        [["order_many", f"{len(problems) / many:,.0f}"]],
    )


def sampling(quick):
    instance = instances.spotify(100) or instances.full(100)
    plain = peers_full.numpy_metropolis(instance, 200 if quick else 1000, 0.1)
    rows = [["NumPy, full evaluation", "0.1", f"{plain:,.0f}", "-", "-"]]
    for temperature in sample_bench.TEMPERATURES:
        priced, accepted, effective = sample_bench.rate(instance, temperature, 1000 if quick else 5000)
        rows.append(["segue", f"{temperature:g}", f"{priced:,.0f}", f"{100 * accepted:.1f}", f"{effective:.0f}"])
    columns = ["sampling 100 tracks, full model", "T", "proposals a second", "accepted %", "independent draws a second"]
    table("Sampling", columns, rows)


def run(quick):
    one_call()
    batch(quick)
    sampling(quick)
