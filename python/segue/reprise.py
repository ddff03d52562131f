"""One more time: a track that comes twice because it was asked for."""

from __future__ import annotations

from typing import Any

import numpy as np

from . import choosing, crate_json, frames, rules
from .crate import Crate

PART = 3  # a third of the playlist lies between a track and its reprise
SAID = " (reprise)"


def reprised(crate: Crate, names: Any) -> tuple[Crate, list[rules.TrackRule]]:
    """The crate with a second row for each of these tracks, at its end, and the rules that keep the two apart and in turn.

    The copy's id and title end in '(reprise)'; all else is the track's. Raises DataError where a name is not there.
    """
    rows = choosing.rows_of(crate, names, "reprise")
    if not rows:
        return crate, []
    out = _with_copies(crate, rows)
    between = min(len(out) - 2, max(1, len(out) // PART))
    pairs = [(row, len(crate) + i) for i, row in enumerate(rows)]
    apart = [rules.apart(list(pair), tracks=between) for pair in pairs if between > 0]
    return out, [*(rules.before(*pair) for pair in pairs), *apart]  # type: ignore[list-item]


def _with_copies(crate: Crate, rows: list[int]) -> Crate:
    columns = crate_json.columns(crate._core)
    longer: dict[str, Any] = {
        name: [*values, *(values[row] for row in rows)] if isinstance(values, list) and name != "added_genres" else values
        for name, values in columns.items()
    }
    longer["rows"] = len(crate) + len(rows)
    for name in ("id", "title"):
        if name in longer:
            longer[name][len(crate) :] = [str(longer[name][row]) + SAID for row in rows]
    picked = np.array([*range(len(crate)), *rows])
    native = None if crate._native is None else frames.take(crate._native, picked)
    raw = None if crate._table is None else crate._table.take(picked.tolist())
    return Crate._of_core(crate_json.crate(longer), crate.name, native, raw)
