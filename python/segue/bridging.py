"""Tracks that lead from one world to another, and tracks that join what is apart."""

from __future__ import annotations

from typing import Any

import numpy as np

from . import _core, arguments, terms
from ._core import CostError
from .cost import Cost
from .crate import Crate, Name, as_crate


def _lowered(crate: Any, cost: Cost | None) -> tuple[Crate, _core.Problem]:
    """Near in genre, tempo, energy and mood, unless a cost says otherwise."""
    tracks = as_crate(crate)
    model = (
        terms.tempo() + terms.contrast(low=0, high=0) + 0.5 * terms.step("energy") + 0.3 * terms.step("valence") if cost is None else cost
    )
    if not isinstance(model, Cost):
        raise CostError(f"cost is {cost!r}; give a sum of terms such as sg.tempo() + sg.step('energy')")
    return tracks, _core.Problem.lower(tracks._core, model.on(tracks))


def bridge(crate: Any, a: Name, b: Name, cost: Cost | None = None, neighbours: int = 12) -> list[int]:
    """Rows of the tracks that lead best from one track to another, both included: the shortest way in the graph of nearest
    neighbours, where a step weighs the square of its price, so that small steps win over a leap.

    cost: what a step costs; by default what is near in genre, tempo, energy and mood. Above 4,096 tracks a draw stands for
    the library. Raises DataError.
    """
    tracks, problem = _lowered(crate, cost)
    return [int(r) for r in _core.bridge(problem, tracks.find(a), tracks.find(b), arguments.whole(neighbours, "neighbours", least=1))]


def bridges(crate: Any, cost: Cost | None = None, neighbours: int = 12) -> list[tuple[int, float]]:
    """(row, betweenness 0..1) of the tracks that join what is otherwise apart, the strongest first; at most 4,096 tracks.

    Betweenness is the share of shortest ways between other tracks that pass through one (Brandes 2001). Raises DataError.
    """
    _, problem = _lowered(crate, cost)
    found = np.asarray(_core.bridges(problem, arguments.whole(neighbours, "neighbours", least=1)))
    return [(int(row), float(found[row])) for row in np.argsort(-found, kind="stable") if found[row] > 0]
