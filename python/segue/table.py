"""Tracks as they came in: named columns of raw values, before anything is made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from ._core import DataError


@dataclass
class Table:
    """Columns of `rows` raw values each, what the format knows of them, and what was noticed on the way in."""

    rows: int
    columns: dict[str, Any]
    notes: list[str] = field(default_factory=list)
    fields: Mapping[str, str] = field(default_factory=dict)  # header -> field, where the format fixes it: 'duration_ms'
    format: str = ""  # name of the file format, empty for what was made in memory
    own: Sequence[Any] = ()  # one a row: the track as its format holds it, to be written to that format unchanged
    title: str = ""  # what the playlist is called
    lenient: bool = False  # a library of thousands is not refused for one bad value: it is read as unknown, and said

    def take(self, rows: Sequence[int]) -> Table:
        """These rows, in this sequence."""
        columns = {name: [column[row] for row in rows] for name, column in self.columns.items()}
        own = [self.own[row] for row in rows] if isinstance(self.own, (list, tuple)) and self.own else ()
        return replace(self, rows=len(rows), columns=columns, own=own)


def from_dicts(tracks: Sequence[Mapping[str, Any]]) -> Table:
    """One dict a track; a key that a track lacks is missing. Raises DataError."""
    names: dict[str, None] = {}
    for row, track in enumerate(tracks):
        if not isinstance(track, Mapping):
            raise DataError(f"row {row + 1}: {track!r:.80} is not a dict; each track is a dict such as {{'title': 'Stronger', 'bpm': 104}}")
        for name in track:
            names[str(name)] = None
    keyed = [{str(name): value for name, value in track.items()} for track in tracks]
    return Table(len(tracks), {name: [track.get(name) for track in keyed] for name in names})


def from_columns(columns: Mapping[str, Any]) -> Table:
    """A dict of columns of one length. Raises DataError."""
    taken: dict[str, Any] = {}
    rows: int | None = None
    for name, values in columns.items():
        if isinstance(values, (str, bytes)) or not hasattr(values, "__len__") or isinstance(values, Mapping):
            raise DataError(f"column '{name}' is {values!r:.80}; a dict of columns has a list in each (for one track, write [track])")
        column = values if isinstance(values, np.ndarray) else list(values)
        if rows is not None and len(column) != rows:
            raise DataError(f"column '{name}' has {len(column)} values, the one before has {rows}; all need as many")
        rows = len(column)
        taken[str(name)] = column
    return Table(rows or 0, taken)
