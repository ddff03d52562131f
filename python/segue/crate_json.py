"""A crate as JSON holds it: its columns as they are kept, so that reading them back detects and converts nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from . import _core, keys
from ._core import DataError

TEXTS = ("id", "title", "album", "location", "note")


def columns(core: _core.Crate) -> dict[str, Any]:
    """Columns by field, those without a known value left out; None where missing, keys as wheel index 0-23."""
    known = core.report["known"]
    out: dict[str, Any] = {"rows": len(core)}
    out |= {name: core.strings(name) for name in TEXTS if known.get(name)}
    out |= {name: getattr(core, name) for name in ("artists", "genres") if known.get(name)}
    out |= {name: _numbers(core.scalar(name)) for name in _core.scalars() if known.get(name)}
    out |= {column: getattr(core, column).tolist() for name, column in keys.FIELDS.items() if known.get(name)}
    if any(role != "song" for role in core.roles):
        out["role"] = core.roles
    if not core.available.all():
        out["available"] = core.available.tolist()
    if core.embedding is not None:
        out["embedding"] = [None if np.isnan(row).any() else row.tolist() for row in core.embedding]
    if added := core.taxonomy.additions():
        out["added_genres"] = [{"name": name, "parents": parents, "aliases": aliases} for name, parents, aliases in added]
    return out


def crate(found: Any) -> _core.Crate:
    """The crate of what `columns` wrote. Raises DataError."""
    if not isinstance(found, Mapping) or not isinstance(found.get("rows"), int):
        raise DataError("the crate in the text is not one that segue wrote")
    given = dict(found)
    rows = given.pop("rows")
    arguments: dict[str, Any] = {
        "strings": {name: given.pop(name) for name in TEXTS if name in given},
        "scalars": {name: np.array(given.pop(name), dtype=np.float64) for name in _core.scalars() if name in given},
    }
    given |= {column: np.array(given[column], dtype=np.int32) for column in keys.FIELDS.values() if column in given}
    if "embedding" in given:
        given["embedding"] = _vectors(given["embedding"])
    try:
        added = [(e["name"], e["parents"], e["aliases"]) for e in given.pop("added_genres", [])]
        made = _core.Crate.from_columns(rows, **arguments, **given)
        return made.with_genres(_core.Taxonomy.standard().extended(added)) if added else made
    except (KeyError, TypeError, RuntimeError):  # RuntimeError: a value that the compiled half cannot take
        raise DataError("the crate in the text is not one that segue wrote") from None


def _numbers(column: np.ndarray) -> list[float | None]:
    return [None if np.isnan(v) else float(v) for v in column]


def _vectors(rows: list[list[float] | None]) -> np.ndarray:
    width = len(next(row for row in rows if row is not None))
    return np.array([np.full(width, np.nan) if row is None else row for row in rows])
