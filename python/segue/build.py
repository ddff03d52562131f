"""From a table of raw values to the compiled crate: columns found, values read, units converted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from . import _core, columns, keys, mojibake, units, values, words
from ._core import DataError
from .columns import Mapped
from .packed import Packed
from .table import Table
from .values import Reading

TEXTS = ("id", "title", "album", "location", "note")


def crate_of(table: Table, asked: Mapping[str, str] | None = None) -> tuple[_core.Crate, Mapped, Reading]:
    """The compiled crate, which headers it took, and what was detected. Raises DataError."""
    mapped = columns.map_columns(table.columns, asked, table.fields)
    if table.columns and not mapped.of:
        raise DataError(
            f"none of the columns {', '.join(repr(c) for c in list(table.columns)[:12])} is known; "
            "say which is which with columns={'your header': 'title'}"
        )
    reading = Reading(notes=list(table.notes), lenient=table.lenient)
    raw = {name: [_unpacked(name, table.columns[header]) for header in headers] for name, headers in mapped.of.items()}
    reading.titles = words.titles(raw["title"][0]) if "title" in raw else ()
    if "isrc" in raw:
        reading.beside["isrc"] = words.texts(_unpacked("isrc", raw["isrc"][0]))
    if "rating" in raw:
        reading.beside["rating"] = units.ratings(raw["rating"][0], reading, "rating", mapped.units.get("rating", ""))
    return _core.Crate.from_columns(table.rows, **_arguments(raw, mapped, reading)), mapped, reading


def _unpacked(name: str, column: Any) -> Any:
    """The column, packed only where the core takes it so, or where equal values are read once."""
    return (
        list(column)
        if isinstance(column, Packed) and name not in (*TEXTS, "artists", "genres", *keys.FIELDS, "mode")
        else column
    )


def _arguments(raw: dict[str, list[Any]], mapped: Mapped, reading: Reading) -> dict[str, Any]:
    strings = {name: words.texts(raw[name][0]) for name in TEXTS if name in raw and name != "title"}
    if "title" in raw:
        strings["title"] = reading.titles
    scalars: dict[str, np.ndarray] = {}
    out: dict[str, Any] = {"strings": strings, "scalars": scalars}
    for name in ("title", "album", "note"):
        if name in strings:
            strings[name] = mojibake.repaired(strings[name], reading, name)
    out["strings"] = {name: texts.arrays() if isinstance(texts, Packed) else texts for name, texts in strings.items()}
    if "artists" in raw:
        singular = columns.plain(mapped.of["artists"][0]) in words.SINGULAR
        codes, names = words.artists(raw["artists"][0], singular)
        out["artists"] = (codes, mojibake.repaired_names(names, reading, "artists"))
    if "genres" in raw:
        out["genres"] = words.genres(raw["genres"], reading)
    for name in _core.scalars():
        if name in raw:
            scalars[name] = units.in_range(
                units.scalar(raw[name][0], reading, name, mapped.units.get(name, "")), reading, name
            )
    if "key" in raw:
        out["wheel"] = keys.wheel(raw["key"][0], raw["mode"][0] if "mode" in raw else None, reading)
    for name in ("intro_key", "outro_key"):
        if name in raw:
            out[keys.FIELDS[name]] = keys.wheel(raw[name][0], None, reading, name)
    if "role" in raw:
        out["role"] = words.roles(raw["role"][0], reading)
    if "available" in raw:
        out["available"] = values.flags(raw["available"][0], reading, "available")
    if "embedding" in raw and (vectors := embeddings(raw["embedding"][0], reading)) is not None:
        out["embedding"] = vectors
    return out


def embeddings(column: Any, reading: Reading) -> np.ndarray | None:
    """Vectors of one length as rows x length, NaN where missing; None where all are. Raises DataError."""
    vectors: list[np.ndarray | None] = []
    for row, value in enumerate(column):
        if isinstance(value, str) and not values.is_missing(value):
            value = words.listed(value.strip()) or re.split(r"[;,\s]+", value.strip(" ;,"))
        try:
            vector = None if values.is_missing(value) else np.asarray(value, dtype=np.float64)
        except (TypeError, ValueError):
            raise reading.fail(row, "embedding", value, "a list of numbers") from None
        if vector is not None and (vector.ndim != 1 or not np.isfinite(vector).all()):
            raise reading.fail(row, "embedding", value, "a list of finite numbers")
        vectors.append(vector)
    lengths = {len(v): row for row, v in reversed(list(enumerate(vectors))) if v is not None}
    if not lengths:
        return None
    if len(lengths) > 1:
        (first, row), (other, at) = sorted(lengths.items(), key=lambda item: item[1])[:2]
        raise DataError(
            f"row {at + 1}: its embedding has {other} numbers, that of row {row + 1} has {first}; all need as many"
        )
    width = next(iter(lengths))
    return np.array([np.full(width, np.nan) if v is None else v for v in vectors])
