"""Quotas: shares of the chosen tracks that have something in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import _core, arguments
from ._core import DataError
from .crate import Crate


@dataclass(frozen=True)
class Quota:
    """A share of the chosen tracks. Made by `quota`."""

    name: str
    counts: Callable[[Crate], np.ndarray]
    least: float
    most: float


def quota(field: str = "", value: Any = None, least: float = 0.0, most: float = 1.0, *, where: Callable[[Any], Any] | None = None) -> Quota:
    """At least and at most these shares of the chosen tracks have the value: `sg.quota("genre", "rock", least=.3)`.

    field: genre (a family, or a tag as it is written), artist, album, role, decade (1990). Or `where`: a callable that takes a
    Track, such as `lambda t: (t.popularity or 0) < .3`. Raises DataError.
    """
    low, high = arguments.number(least, "quota: least", least=0), arguments.number(most, "quota: most", least=0)
    if not low <= high <= 1:
        raise DataError(f"quota: least is {low:g} and most {high:g}; the shares must hold 0 <= least <= most <= 1")
    if where is not None:
        return Quota(
            field or getattr(where, "__name__", "where"), lambda c: np.array([bool(where(t)) for t in c.tracks], dtype=bool), low, high
        )
    if field not in FIELDS:
        raise DataError(
            f"quota: there is no field '{field}'{_core.did_you_mean(str(field), list(FIELDS))}; give one of {', '.join(FIELDS)}, or where="
        )
    return Quota(f"{field} {value}", lambda c: FIELDS[field](c, value), low, high)


def _genre(crate: Crate, value: Any) -> np.ndarray:
    word = str(value).casefold()
    tagged = np.array([any(tag.casefold() == word for tag in tags) for tags in crate._core.genres], dtype=bool)
    share = _core.family_share(crate._core, str(value))
    return tagged if share is None else tagged | (np.nan_to_num(share) > 0.5)


def _artist(crate: Crate, value: Any) -> np.ndarray:
    return np.array([any(a.casefold() == str(value).casefold() for a in names) for names in crate._core.artists], dtype=bool)


def _decade(crate: Crate, value: Any) -> np.ndarray:
    start = arguments.whole(value, "quota: decade") // 10 * 10
    years = np.nan_to_num(crate._core.scalar("year"), nan=-1)
    return (years >= start) & (years < start + 10)


FIELDS: dict[str, Callable[[Crate, Any], np.ndarray]] = {
    "genre": _genre,
    "artist": _artist,
    "album": lambda c, v: np.array([a.casefold() == str(v).casefold() for a in c._core.strings("album")], dtype=bool),
    "role": lambda c, v: np.array([r == str(v) for r in c._core.roles], dtype=bool),
    "decade": _decade,
}
