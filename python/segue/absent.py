"""Tracks that are not there: what is heard without them, what could stand in, and what it costs when one drops out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import _core, arguments
from . import rules as rules_
from ._core import DataError
from .choosing import work_of
from .chosen import Chosen, origin, other_part
from .crate import Crate, as_crate
from .playlist import Playlist

FEATURES = ("energy", "valence", "danceability", "acousticness", "instrumentalness", "loudness")
MOVED = 0.1  # price, in costs of a track, of every track that a patch moves


def heard(mix: Playlist) -> Playlist:
    """See Playlist.heard."""
    library, _ = origin(mix)
    available = library._core.available
    order = [int(row) for row in mix.order if available[int(row)]]
    if not order:
        raise DataError("no track is heard: all are unavailable")
    gone = len(mix) - len(order)
    playing = set(order)
    rules = [rule for rule in rules_.on(mix.rules, library) if {library.find(name) for name in rule.names} <= playing]
    return other_part(mix, order, f"skipped {gone} unavailable track{'s' if gone != 1 else ''}", rules)


@dataclass(frozen=True)
class Substitute:
    """A track that could stand in for another, and why. `row` is of the library that was searched."""

    row: int
    label: str
    reason: str
    distance: float


def substitutes(mix: Playlist, library: Any, alternates: Any, most: int) -> dict[str, list[Substitute]]:
    """See Playlist.substitutes."""
    own, _ = origin(mix)
    searched = own if library is None else as_crate(library, "library")
    if alternates is not None and not isinstance(alternates, Mapping):
        raise DataError("alternates must be a dict: {'id of the track': 'id of what stands in'}")
    number = arguments.whole(most, "substitutes: most", least=1)
    given = {own.ids[own.find(k)]: searched.find(v) for k, v in (alternates or {}).items()}
    playing = {own.ids[int(row)] for row in mix.order}
    free = searched._core.available & ~np.isin(np.array(searched.ids, dtype=object), list(playing))
    return {
        own.ids[int(row)]: _for_one(own, int(row), searched, free, given, number) for row in mix.order if not own._core.available[int(row)]
    }


def _for_one(own: Crate, row: int, searched: Crate, free: np.ndarray, given: dict[str, int], most: int) -> list[Substitute]:
    out: list[Substitute] = []
    track = own[row]
    if (alternate := given.get(own.ids[row])) is not None:
        out.append(Substitute(alternate, searched.label(alternate), "the alternate that you gave", 0.0))
    for other in np.flatnonzero(free):
        candidate = searched[int(other)]
        same = work_of(candidate.title) == work_of(track.title) if candidate.title and track.title else False
        if same and set(map(str.casefold, candidate.artists)) & set(map(str.casefold, track.artists)):
            out.append(Substitute(int(other), searched.label(int(other)), "the same song, another recording", 0.0))
    taken = {s.row for s in out}
    distance, near = _distances(own, row, searched)
    for other in np.argsort(distance, kind="stable"):
        if len(out) >= most or not np.isfinite(distance[other]):
            break
        if free[other] and int(other) not in taken:
            out.append(Substitute(int(other), searched.label(int(other)), near(int(other)), float(distance[other])))
    return out[:most]


def _distances(own: Crate, row: int, searched: Crate) -> tuple[np.ndarray, Any]:
    """Mean distance in what is known of both, each part 0..1; inf where nothing is. And what is near, in words."""
    parts: dict[str, np.ndarray] = {}
    for name in FEATURES:
        value = own._core.scalar(name)[row]
        if np.isfinite(value):
            low, high = _core.arc_range(name)
            parts[name] = np.clip(np.abs(searched._core.scalar(name) - value) / (high - low), 0, 1)
    if np.isfinite(bpm := own._core.scalar("bpm")[row]):
        octaves = np.log2(searched._core.scalar("bpm") / bpm)
        parts["tempo"] = np.clip(4 * np.abs(octaves - np.round(octaves)), 0, 1)
    genres = _core.genre_distances(own._core, row, searched._core)
    if genres is not None:
        parts["genre"] = genres
    if not parts:
        return np.full(len(searched), np.inf), lambda _: ""
    table = np.vstack(list(parts.values()))
    known = np.isfinite(table)
    weight = known.sum(axis=0)
    mean = np.where(weight * 2 >= len(parts), np.nansum(np.where(known, table, 0), axis=0) / np.maximum(weight, 1), np.inf)
    names = list(parts)

    def near(other: int) -> str:
        close = [
            n for n, d in sorted(zip(names, table[:, other], strict=True), key=lambda x: (np.nan_to_num(x[1], nan=9), x[0])) if d <= 0.15
        ]
        return f"the nearest in {', '.join(close[:3])}" if close else "the nearest in features"

    return mean, near


@dataclass(frozen=True)
class Drop:
    """One track that drops out: what the rest then costs as it stands, and patched; rows are of the playlist's library."""

    slot: int
    label: str
    loss: float  # cost a track of the rest as it stands, minus that of the whole
    patched_loss: float  # the same after the patch
    moved: int  # tracks that the patch moves
    patched: Playlist


@dataclass(frozen=True)
class Contingency:
    """Every drop, the worst first. `worst` is the greatest loss that remains after patching, in cost a track."""

    drops: list[Drop]

    @property
    def worst(self) -> float:
        return max((d.patched_loss for d in self.drops), default=0.0)

    def __repr__(self) -> str:
        lines = [f"worst loss when one track drops out: {self.worst:+.3f} a track"]
        lines += [f"  {d.label}: {d.loss:+.3f} as it stands, {d.patched_loss:+.3f} patched ({d.moved} moved)" for d in self.drops[:10]]
        return "\n".join(lines)


def contingency(mix: Playlist) -> Contingency:
    """See Playlist.contingency."""
    if len(mix) < 2:
        raise DataError("a playlist of fewer than two tracks has nothing to fall back on")
    before = mix.cost / len(mix)
    order = mix.order.tolist()
    mix = _without_rules(mix)
    drops = []
    for slot in range(len(mix)):
        rest = other_part(mix, order[:slot] + order[slot + 1 :], "dropped")
        assert isinstance(rest, Chosen)
        patched = rest.improve(near=MOVED * max(before, 0.0), seed=0)
        per = len(rest)
        moved = int((patched.order != rest.order).sum())
        drops.append(
            Drop(slot, mix.crate.label(int(mix.rows[slot])), rest.cost / per - before, patched.cost / per - before, moved, patched)
        )
    return Contingency(sorted(drops, key=lambda d: -d.patched_loss))


def _without_rules(mix: Playlist) -> Playlist:
    """A rule that names the track that drops out would forbid the drop."""
    core = _core.Playlist.given(mix.crate._core, _core.taken(mix._core.problem, np.arange(len(mix.crate))), mix.rows)
    if isinstance(mix, Chosen):
        return Chosen(core, mix.crate, mix.cost_model, (), mix.history, library=mix.library, taken=mix._taken, whole=mix._whole)
    return Playlist(core, mix.crate, mix.cost_model, (), mix.history)
