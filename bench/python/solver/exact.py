"""Seconds to a proof of the full model, with and without rules, and DIDPPy on the same model."""

from __future__ import annotations

import numpy as np

import segue as sg

from . import best, instances
from .report import peer, table, timed

SIZES = (10, 12, 14, 16, 18, 20)
MOST, DIDP_MOST = 60.0, 60.0  # seconds; DIDPPy is asked at 10 tracks alone, it fails from 12 on


def didp(instance, seconds):
    """(order, seconds) of DIDPPy, one continuous variable a genre and artist. TimeoutError without a proof."""
    import didppy as dp

    n, slots = len(instance), instance.slots
    x = np.hstack([instance.genres, np.eye(instance.artists.max() + 1)[instance.artists]])
    x = x[:, (x > 0).sum(0) > 1]  # what only one track has meets nothing
    half_lives = [15.0 if d < instance.genres.shape[1] else 60.0 for d in range(x.shape[1])]
    keep = 2.0 ** (-instance.durations[:, None] / np.array(half_lives))
    model = dp.Model(maximize=False, float_cost=True)
    tracks = model.add_object_type(number=n + 1)  # n: nothing played yet
    left = model.add_set_var(object_type=tracks, target=list(range(n)))
    last = model.add_element_var(object_type=tracks, target=n)
    slot = model.add_element_var(object_type=tracks, target=0)
    heard = [model.add_float_var(target=0.0) for _ in range(x.shape[1])]
    price = model.add_float_table(np.vstack([instance.transitions, np.zeros(n)]).tolist())
    for b in range(n):
        met = [instance.weight * float(x[b, d]) * heard[d] for d in range(x.shape[1]) if x[b, d]]
        strain = sum(met, start=dp.FloatExpr(0.0))
        at = model.add_float_table([*slots[b].tolist(), 0.0])
        effects = [(left, left.remove(b)), (last, b), (slot, slot + 1)]
        effects += [(heard[d], float(keep[b, d]) * heard[d] + float(x[b, d])) for d in range(x.shape[1])]
        cost = price[last, b] + strain + at[slot] + dp.FloatExpr.state_cost()
        model.add_transition(dp.Transition(name=str(b), cost=cost, preconditions=[left.contains(b)], effects=effects))
    model.add_base_case([left.is_empty()])
    model.add_dual_bound(dp.FloatExpr(0.0))
    solution, taken = timed(lambda: dp.CABS(model, time_limit=seconds, threads=1, quiet=True).search())
    if not solution.is_optimal:
        raise TimeoutError("no proof in the time given")
    return np.array([int(t.name) for t in solution.transitions]), taken


def proof(instance, rules=()):
    """Seconds of the exact orderer, or why there is no proof."""
    problem = sg.Problem.from_arrays(instance.transitions, instance.durations, instance.exposures, instance.slots, rules)
    try:
        mix, taken = timed(lambda: sg.order(problem, method="exact", stop=sg.after(seconds=MOST)))
    except sg.DataError as refused:  # too large for the memory it may take
        return str(refused)
    if not rules:
        best.offer(instance, mix.order, "segue exact", taken)
    return f"{taken:.3f}" if mix.proven else f"no proof in {taken:.0f} s"


def theirs(instance):
    """Seconds of DIDPPy, or that they did not suffice."""
    try:
        order, taken = didp(instance, DIDP_MOST)
    except TimeoutError:
        return f"no proof in {DIDP_MOST:.0f} s"
    best.offer(instance, order, "didppy", taken)
    return f"{taken:.2f}"


def run(quick):
    rows = []
    for n in SIZES[:3] if quick else SIZES:
        instance = instances.spotify(n) or instances.full(n)
        row = [instance.name, proof(instance), proof(instance, [sg.first("0"), sg.lock(n // 2, "1")])]
        rows.append([*row, "-" if quick or n > 10 else peer("didppy", lambda i=instance: theirs(i)) or "-"])
    table("Full model, seconds to a proof", ["instance", "segue", "segue, two rules", "DIDPPy"], rows)
