"""Other orders that are good and different."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from . import _core, arguments
from ._core import DataError
from .chosen import Chosen
from .playlist import Playlist

TRIES = 8
FIRST = 0.25  # price of repeating a pair of neighbours, in mean costs of a track; doubled until the orders differ enough


def pairs_of(rows: Any) -> set[tuple[int, int]]:
    """Neighbours, whichever comes first: an order read backwards is no other order."""
    listed = [int(r) for r in rows]
    return {(min(a, b), max(a, b)) for a, b in pairwise(listed)}


def shared(a: Any, b: Any) -> float:
    """Share of neighbours of one order that are neighbours in the other, 0..1; 1 where there are none."""
    ours, theirs = pairs_of(a), pairs_of(b)
    return len(ours & theirs) / len(ours) if ours else 1.0


def alternatives(mix: Playlist, k: int, apart: float, seed: int) -> list[Playlist]:
    wanted = arguments.whole(k, "alternatives: k", least=1)
    share = arguments.number(apart, "alternatives: apart", least=0)
    if share > 1:
        raise DataError(f"alternatives: apart is {share:g}; it must be in 0..1")
    first = arguments.whole(seed, "alternatives: seed", most=2**63 - 1)
    n = len(mix)
    found: list[np.ndarray] = [mix.rows]
    for i in range(wanted if n > 2 else 0):
        other = _one_more(mix, found, share, first + i)
        if other is None:
            break
        found.append(other)
    made = [_playlist(mix, rows) for rows in found[1:]]
    return sorted(made, key=lambda m: (len(m.violations), m.cost))


def _one_more(mix: Playlist, known: list[np.ndarray], apart: float, seed: int) -> np.ndarray | None:
    """An order that differs enough from all that are known: repeating their neighbours is dearer with every try."""
    price = FIRST * max(mix.cost, 1e-6) / len(mix)
    used = sorted(set().union(*(pairs_of(rows) for rows in known)))
    for _ in range(TRIES):
        problem = _core.with_pairs_priced(mix._core.problem, used, price)
        core = _core.order_problem(problem, method="iterated", seed=seed)
        if all(shared(core.order, rows) <= 1 - apart + 1e-12 for rows in known):
            return np.asarray(core.order)
        price *= 2
    return None


def _playlist(mix: Playlist, rows: np.ndarray) -> Playlist:
    core = _core.Playlist.given(mix.crate._core, mix._core.problem, rows)
    if isinstance(mix, Chosen):
        return mix._edited(core)
    return Playlist(core, mix.crate, mix.cost_model, mix.rules, mix.history)
