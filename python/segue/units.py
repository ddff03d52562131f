"""Units and scales of numeric columns: detected, converted, and said in the reading's `units`."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from . import _core, played, values
from .values import NAN, Reading

ENDS = ("intro_energy", "outro_energy")
SHARES = ("energy", "valence", "danceability", "acousticness", "instrumentalness", "syncopation", *ENDS)
RATED = ("energy", "valence", "danceability", *ENDS)  # what people rate from 1 to 10
CLOCK = re.compile(r"\s*(?:(\d+):)?(\d{1,3}):(\d{1,2}(?:[.]\d+)?)\s*")
YEAR = re.compile(r"\s*(\d{4})(?:[-/.].*)?")
MILLISECONDS_FROM = 20_000  # a median above this is no track in seconds (5.5 hours), but one of 20 s in milliseconds


def shares(column: Any, reading: Reading, name: str) -> np.ndarray:
    """Values 0..1, also from 1-10 (where people rate) and 0-100. Raises DataError."""
    out = values.numbers(column, reading, name)
    known = out[~np.isnan(out)]
    highest = float(known.max()) if known.size else 0.0
    if highest <= 1:
        return out
    whole = bool((known == np.floor(known)).all())
    if not whole and highest <= 10 and np.mean(known > 1) <= 0.5:
        return values.within(out, reading, name, 0, 1, "0 to 1")  # a slip among values of 0-1, not a scale
    if highest > 100:
        out = values.within(out, reading, name, 0, 100, "0 to 1, 0 to 100" + (" or 1 to 10" if name in RATED else ""))
        return shares(out, reading, name)
    top = 10 if highest <= 10 and name in RATED else 100
    out = values.within(out, reading, name, 0, 100, "0 or more")
    reading.units.append(f"{name} {'1-10' if top == 10 else '0-100'} -> 0-1")
    return out / top


def popularity(column: Any, reading: Reading, name: str) -> np.ndarray:
    """Popularity 0..1, also from 0-100. Raises DataError."""
    out = values.numbers(column, reading, name)
    if not (out > 1).any():
        return out
    out = values.within(out, reading, name, 0, 100, "0 to 1 or 0 to 100")
    reading.units.append(f"{name} 0-100 -> 0-1")
    return out / 100


def ratings(column: Any, reading: Reading, name: str, top: str = "") -> np.ndarray:
    """What a person gave a track, 0..1, from 0-5 stars, 0-100 or 0-255 (where `top` does not say); also from '★★★'.

    0 is 'not rated' in every program, and unknown. Raises DataError.
    """

    def read(value: Any) -> float | None:
        stars = str(value).strip() if isinstance(value, str) else ""
        if stars and not stars.strip("★☆"):
            return float(stars.count("★"))
        return values.as_number(value)

    out = values.within(
        values.each(list(column), read, reading, name, "a number or stars"), reading, name, 0, 255, "0 to 255"
    )
    out = np.where(out == 0, NAN, out)
    known = out[~np.isnan(out)]
    if not known.size or (not top and known.max() <= 1 and (known != 1).any()):
        return out
    highest = float(known.max())
    scale = float(top) if top else 5 if highest <= 5 else 10 if highest <= 10 else 100 if highest <= 100 else 255
    reading.units.append(f"rating 0-{scale:g} -> 0-1")
    return out / scale


def seconds_of(value: Any) -> float | None:
    """'3:42' and '1:02:03' -> seconds, a timedelta too; any other number as it stands; None where it is no time."""
    if isinstance(value, str) and (clock := CLOCK.fullmatch(value)):
        return float(clock[1] or 0) * 3600 + float(clock[2]) * 60 + float(clock[3])
    return values.as_number(value)


def durations(column: Any, reading: Reading, name: str, unit: str = "") -> np.ndarray:
    """Seconds, from ms, minutes, '3:42' or timedeltas; `unit` is what the header states. Raises DataError."""
    if isinstance(column, np.ndarray) and column.dtype.kind == "m":
        missing = np.isnat(column)
        return np.where(missing, NAN, column / np.timedelta64(1, "s"))
    if isinstance(column, np.ndarray) and column.dtype.kind in "fiu":
        read, times = values.numbers(column, reading, name), np.zeros(len(column), dtype=bool)
    elif (quick := values.quickly(column)) is not None:
        read, times = quick, np.zeros(len(column), dtype=bool)
    else:
        stated = [_stated(value) for value in column]
        times = np.array([s is not None for s in stated], dtype=bool)
        rest = [None if s is not None else value for s, value in zip(stated, column, strict=True)]
        read = values.each(rest, values.as_number, reading, name, "a time such as 3:42 or a number")
        read = values.finite(read, reading, name)
        read[times] = [s for s in stated if s is not None]
    return _in_seconds(read, ~times, reading, name, unit)


def _stated(value: Any) -> float | None:
    """Seconds of a value that says itself what it is."""
    if isinstance(value, timedelta):
        return value.total_seconds() if not values.is_missing(value) else None
    if isinstance(value, str) and CLOCK.fullmatch(value):
        return seconds_of(value)
    return None


def _in_seconds(read: np.ndarray, bare: np.ndarray, reading: Reading, name: str, unit: str) -> np.ndarray:
    known = read[bare & ~np.isnan(read)]
    if not unit and known.size and np.median(known) >= MILLISECONDS_FROM:
        unit = "ms"
        reading.units.append(f"{name} read as ms: half the values are {MILLISECONDS_FROM} or more")
    elif unit in ("ms", "min"):
        reading.units.append(f"{name} in {unit}")
    factor = {"ms": 0.001, "min": 60.0}.get(unit, 1.0)
    return np.where(bare, read * factor if factor != 0.001 else read / 1000, read)


def years(column: Any, reading: Reading, name: str) -> np.ndarray:
    """Years, from numbers, dates or texts such as 2008-03-04. Raises DataError."""
    if isinstance(column, np.ndarray) and column.dtype.kind in "fiu":
        return values.numbers(column, reading, name)

    def read(value: Any) -> float | None:
        if values.is_missing(value):
            return NAN
        if isinstance(value, (date, datetime)):
            return float(value.year)
        if isinstance(value, np.datetime64):
            return float(str(value)[:4])
        if isinstance(value, str) and (found := YEAR.fullmatch(value)):
            return float(found[1])
        return values.as_number(value)

    out = values.each(list(column), read, reading, name, "a year or a date such as 2008-03-04")
    return values.numbers(out, reading, name)


def scalar(column: Any, reading: Reading, name: str, unit: str = "") -> np.ndarray:
    """The column of a numeric feature in segue's unit. Raises DataError."""
    if name in SHARES:
        return shares(column, reading, name)
    if name == "popularity":
        return popularity(column, reading, name)
    if name == "duration":
        return durations(column, reading, name, unit)
    if name == "last_played":
        return played.column(column, reading, name)
    if name == "year":
        return years(column, reading, name)
    return values.numbers(column, reading, name)


def in_range(out: np.ndarray, reading: Reading, name: str) -> np.ndarray:
    """Values that the core would refuse are unknown, and said, where the table is read leniently."""
    lowest, highest = _core.scalar_range(name)
    return values.within(out, reading, name, lowest, highest, f"{lowest:g} to {highest:g}") if reading.lenient else out
