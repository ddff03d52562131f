"""87 or 174 beats a minute: which octave of the tempo was taken, and where another column says the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from . import columns, values
from .values import Reading

SLOW, FAST = 80.0, 160.0  # below and above, half or double the tempo is as likely to be what people count
NEAR = 0.04  # share of bpm by which two programs differ on one pulse


@dataclass
class TempoOctave:
    """What was taken as bpm, rows that may be counted at double or half, and rows where another column disagrees."""

    taken: str = "no tempo"
    slow: list[int] = field(default_factory=list)
    fast: list[int] = field(default_factory=list)
    disagree: list[tuple[int, float, str, float]] = field(default_factory=list)  # row, bpm taken, other column, its bpm

    def __str__(self) -> str:
        parts = [f"tempo as {self.taken} gives it"] if self.taken != "no tempo" else [self.taken]
        if self.slow:
            parts.append(f"{len(self.slow)} below {SLOW:g} bpm may be counted at double")
        if self.fast:
            parts.append(f"{len(self.fast)} above {FAST:g} bpm may be counted at half")
        for row, bpm, other, theirs in self.disagree[:1]:
            parts.append(
                f"{len(self.disagree)} differ by an octave from '{other}': row {row + 1} is taken as "
                f"{bpm:g}, not {theirs:g}"
            )
        return "; ".join(parts)


def report(crate: Any) -> TempoOctave:
    """Of a crate and the table that it came from."""
    bpm = crate._core.scalar("bpm")
    if not np.isfinite(bpm).any():
        return TempoOctave()
    out = TempoOctave(taken="the source")
    out.slow, out.fast = np.flatnonzero(bpm < SLOW).tolist(), np.flatnonzero(bpm > FAST).tolist()
    if crate._table is None:
        return out
    for header, column in crate._table.columns.items():
        name = columns.plain(header)
        tempo = any(word in name.split("_") for word in ("bpm", "tempo", "tbpm"))
        if not tempo:
            continue
        if header not in crate._unused:
            out.taken = f"'{header}'"
            continue
        other = values.each(list(column), lambda v: values.as_number(v), Reading(lenient=True), header, "a number")
        with np.errstate(divide="ignore", invalid="ignore"):
            octaves = np.log2(other / bpm)
        far = (
            np.isfinite(octaves)
            & (np.abs(np.round(octaves)) >= 1)
            & (np.abs(octaves - np.round(octaves)) < np.log2(1 + NEAR))
        )
        out.disagree += [(int(row), float(bpm[row]), header, float(other[row])) for row in np.flatnonzero(far)]
    return out
