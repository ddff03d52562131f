"""Times as people write them: 15, '15min', '1h', '1 h 30 min', '90s', a timedelta."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from . import arguments
from ._core import DataError

Time = float | str | timedelta

SECONDS = {"h": 3600.0, "min": 60.0, "m": 60.0, "s": 1.0}
CLOCK = re.compile(r"(?:(\d+):)?(\d+):([0-5]?\d(?:\.\d+)?)")
PART = re.compile(r"\s*([0-9]+(?:[.][0-9]*)?|[.][0-9]+)\s*(h|min|m|s)(?:(?<=h)ours?|(?<=min)utes?|(?<=s)ec(?:onds?)?)?[.]?\s*", re.I)


def _seconds_in_text(text: str, what: str, error: type[ValueError]) -> float:
    total, at = 0.0, 0
    while at < len(text):
        part = PART.match(text, at)
        if part is None:
            raise error(f"{what} is {text!r}; write a time as 15min, 1h, 1h 30min or 90s")
        total += float(part[1]) * SECONDS[part[2].lower()]
        at = part.end()
    if not text.strip():
        raise error(f"{what} is empty; write a time as 15min, 1h or 90s")
    return total


def _in_units(value: Any, what: str, unit: float, error: type[ValueError]) -> float:
    if isinstance(value, str):
        return arguments.number(_seconds_in_text(value, what, error) / unit, what, error=error)
    if isinstance(value, timedelta):
        return value.total_seconds() / unit
    if type(value).__name__ == "timedelta64":  # NumPy's; its unit may be anything
        return value.astype("timedelta64[us]").astype("int64").item() / 1e6 / unit
    return arguments.number(value, what, error=error)


def minutes(value: Any, what: str, error: type[ValueError] = DataError) -> float:
    """Minutes; a bare number is minutes. Raises `error`."""
    return _in_units(value, what, 60.0, error)


def seconds(value: Any, what: str, error: type[ValueError] = DataError) -> float:
    """Seconds; a bare number is seconds. Raises `error`."""
    return _in_units(value, what, 1.0, error)


def clock(value: Any, what: str, unit: float, error: type[ValueError] = DataError) -> float:
    """A time as '12:30' or '1:02:03' in `unit`s of 1 or 60 seconds; else as `seconds` or `minutes`. Raises `error`."""
    if isinstance(value, str) and (found := CLOCK.fullmatch(value.strip())):
        return (3600 * float(found[1] or 0) + 60 * float(found[2]) + float(found[3])) / unit
    return _in_units(value, what, unit, error)
