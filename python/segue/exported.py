"""A playlist's table as files hold it: every column that came in, in the new order."""

from __future__ import annotations

from typing import Any

from . import frames, values


def columns(playlist: Any) -> dict[str, list[Any]]:
    """Columns of the playlist in playing order."""
    crate = playlist.crate
    if crate._native is not None:
        return frames.raw_columns(playlist.frame)
    return {name: [column[row] for row in playlist.rows] for name, column in crate._exported().items()}


def cell(value: Any) -> str:
    """A value as CSV holds it: empty where missing, lists parted by ';'."""
    if values.is_missing(value):
        return value if isinstance(value, str) else ""
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value))
    if isinstance(value, dict):
        return ", ".join(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
