"""When tracks were last played: days ago, from dates, times or numbers of days."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING, Any

import numpy as np

from . import crate_json, values
from ._core import DataError

if TYPE_CHECKING:
    from .crate import Crate

DAY = 86_400.0
MUST = "a number of days, or a day such as 2026-03-01"


def days_ago(value: Any, now: datetime | None = None) -> float | None:
    """Days from a date, a time or an ISO text to now; a number is days already; None where the value is no day.

    A date is its midnight here; a time without a zone is a time here. Today, and what is less than a day ahead, is 0.
    """
    moment = _moment(value)
    if moment is None:
        return values.as_number(value)
    days = ((now or datetime.now().astimezone()).astimezone() - moment.astimezone()).total_seconds() / DAY
    return 0.0 if -1 < days < 0 else days


def _moment(value: Any) -> datetime | None:
    if isinstance(value, np.datetime64):
        value = value.astype("datetime64[us]").item()
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    if isinstance(value, str) and value.strip()[4:5] == "-":
        try:
            return datetime.fromisoformat(value.strip().replace("Z", "+00:00"))
        except ValueError:
            return None
    return None


def column(raw: Any, reading: values.Reading, name: str) -> np.ndarray:
    """Days ago of every row, NaN where unknown. Raises DataError."""
    if isinstance(raw, np.ndarray) and raw.dtype.kind in "fiu":
        return values.numbers(raw, reading, name)
    now = datetime.now(timezone.utc)
    listed = list(raw)
    if any(_moment(value) is not None for value in listed):
        reading.units.append(f"{name}: days -> days before {now.date()}")
    return values.numbers(values.each(listed, lambda value: days_ago(value, now), reading, name, MUST), reading, name)


def played(crate: Crate, when: Mapping[Any, Any], now: Any) -> Crate:
    """See Crate.played."""
    at = _moment(now) if now is not None else None
    if now is not None and at is None:
        raise DataError(f"played: now is {now!r}; it must be a day such as 2026-03-01, a date or a datetime")
    days = crate._core.scalar("last_played").copy()
    for name, value in when.items():
        found = None if values.is_missing(value) else days_ago(value, at)
        if not values.is_missing(value) and (found is None or found < 0):
            raise DataError(f"played: '{name}' was last played {value!r}; it must be {MUST}, not in the future")
        days[crate.find(name)] = np.nan if found is None else found
    columns = {**crate_json.columns(crate._core), "last_played": [None if np.isnan(d) else float(d) for d in days]}
    raw = crate._table
    if raw is not None and crate._native is None:  # what is written from the table must say it too
        raw = dataclasses.replace(raw, columns={**raw.columns, "last_played": columns["last_played"]})
    return crate._beside_of(crate_json.crate(columns), raw)
