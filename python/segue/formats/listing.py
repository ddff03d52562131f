"""What writers write: tracks in playing order, and what their source holds of them beyond segue's fields."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .. import _core, frames, values
from .._core import Track

TABLES = ("", "csv", "excel", "json", "parquet", "arrow")
FIELDS = ("id", "title", "artists", "album", "genres", "role", "available", "location", "note", "embedding")


@dataclass
class Listing:
    """Tracks in playing order for a file in the format `form`."""

    crate: Any
    order: list[int]
    title: str
    form: str
    quote_formulas: bool = False
    delimiter: str = ","

    def __len__(self) -> int:
        return len(self.order)

    @cached_property
    def tracks(self) -> list[Track]:
        return [self.crate._core.track(row) for row in self.order]

    @cached_property
    def labels(self) -> list[str]:
        return [self.crate.label(row) for row in self.order]

    @cached_property
    def own(self) -> list[Any]:
        """Each track as its source holds it, where source and target are of one format; else empty."""
        table = self.crate._table
        if table is None or table.format != self.form or not len(table.own):
            return []
        return (
            [table.own[row] for row in self.order] if not hasattr(table.own, "data") else _taken(table.own, self.order)
        )

    @property
    def is_table(self) -> bool:
        """Whether the crate came as a table, whose columns are to be written as they were."""
        table = self.crate._table
        return self.crate._native is not None or (table is not None and table.format in TABLES)

    @cached_property
    def unknown_columns(self) -> dict[str, list[Any]]:
        """Columns of the source that are no field of a track, in playing order."""
        return {name: column for name, column in self.columns.items() if name in self.crate._unused}

    @cached_property
    def columns(self) -> dict[str, list[Any]]:
        """Every column that came in, in playing order; empty where the crate did not come from a table."""
        if self.crate._native is not None:
            return frames.raw_columns(frames.take(self.crate._native, _array(self.order)))
        table = self.crate._table
        return (
            {}
            if table is None
            else {name: [column[row] for row in self.order] for name, column in table.columns.items()}
        )


def _array(rows: list[int]) -> Any:
    import numpy as np

    return np.asarray(rows, dtype=np.int64)


def _taken(spans: Any, order: list[int]) -> Any:
    from .splice import Spans

    return Spans(spans.data, spans.starts, spans.ends, [spans.rows[row] for row in order])


def known(track: Track) -> dict[str, Any]:
    """What is known of a track, under the names that reading takes; a duration in seconds."""
    out: dict[str, Any] = {name: getattr(track, name) for name in (*FIELDS, *_core.scalars())}
    out["duration_s"] = out.pop("duration")
    for name in ("key", "intro_key", "outro_key"):
        if (key := getattr(track, name)) is not None:
            out[name] = str(key)
    if out["available"]:
        del out["available"]
    if out["role"] == "song":
        del out["role"]
    return {
        name: value for name, value in out.items() if not values.is_missing(value) or (isinstance(value, str) and value)
    }


def as_json(track: Track) -> str:
    """One line of JSON of what is known."""
    return json.dumps(known(track), ensure_ascii=False)
