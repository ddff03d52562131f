"""Raw values of a column, read: what is missing, numbers in text, flags. Errors name row (from 1), field and value."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ._core import DataError

NAN = float("nan")
MISSING_WORDS = frozenset({"", "na", "n/a", "<na>", "nan", "nat", "null", "none", "unknown", "-", "--", "?"})
SUFFIX = re.compile(r"\s*(bpm|db|dbfs|lufs|lu|%|s|sec|ms|days?)$", re.I)


@dataclass
class Reading:
    """A table while it is being read: names its rows in errors and gathers what was detected."""

    titles: Sequence[Any] = ()
    units: list[str] = field(default_factory=list)  # how a unit or scale was taken
    notes: list[str] = field(default_factory=list)

    def fail(self, row: int, name: str, value: Any, must: str) -> DataError:
        """`row 17 ('Typical'): bpm is 'fast'; it must be a number, or empty if unknown`."""
        title = self.titles[row] if row < len(self.titles) else None
        label = f"row {row + 1}" if is_missing(title) else f"row {row + 1} ('{title}')"
        shown = f"{value:g}" if isinstance(value, float) else repr(value)
        return DataError(f"{label}: {name} is {shown}; it must be {must}, or empty if unknown")


def is_missing(value: Any) -> bool:
    """None, NaN, NA, NaT, an empty text or a word for 'unknown'."""
    if value is None:
        return True
    if isinstance(value, str):
        return value.strip().casefold() in MISSING_WORDS
    if isinstance(value, (list, tuple, dict, set, np.ndarray)):
        return len(value) == 0
    if type(value).__name__ in ("NAType", "NaTType"):
        return True
    try:
        return bool(value != value)
    except (TypeError, ValueError):
        return False


def number_in(text: str) -> float | None:
    """'0.75', '-7.2 dB', '120,5', '85 %' -> a float; None where the text is no number."""
    bare = SUFFIX.sub("", text.strip())
    if bare.count(",") == 1 and "." not in bare:
        bare = bare.replace(",", ".")
    try:
        return float(bare) if "_" not in bare else None
    except ValueError:
        return None


def as_number(value: Any) -> float | None:
    """A raw value as a float, NaN where missing; None where it is no number."""
    if is_missing(value):
        return NAN
    if isinstance(value, str):
        return number_in(value)
    if isinstance(value, (bytes, bool, np.bool_)):
        return None
    try:
        return float(value)
    except OverflowError:
        return float("inf")
    except (TypeError, ValueError):
        return None


def each(column: Any, read: Callable[[Any], float | None], reading: Reading, name: str, must: str) -> np.ndarray:
    """Every value through `read`, which answers None where it cannot. Raises DataError."""
    out = np.empty(len(column))
    for row, value in enumerate(column):
        found = read(value)
        if found is None:
            raise reading.fail(row, name, value, must)
        out[row] = found
    return out


def numbers(column: Any, reading: Reading, name: str) -> np.ndarray:
    """A column of numbers, NaN where missing; infinite values are errors. Raises DataError."""
    if isinstance(column, np.ndarray) and column.dtype.kind in "fiu":
        out = column.astype(np.float64)
    else:
        out = each(column, as_number, reading, name, "a number")
    infinite = np.flatnonzero(np.isinf(out))
    if infinite.size:
        raise reading.fail(int(infinite[0]), name, float(out[infinite[0]]), "finite")
    return out


TRUE, FALSE = frozenset({"true", "t", "yes", "y", "1", "1.0"}), frozenset({"false", "f", "no", "n", "0", "0.0"})


def flags(column: Any, reading: Reading, name: str) -> np.ndarray:
    """A column of yes and no; missing counts as yes. Raises DataError."""

    def read(value: Any) -> float | None:
        word = "true" if is_missing(value) else str(value).strip().casefold()
        return 1.0 if word in TRUE else 0.0 if word in FALSE else None

    return each(column, read, reading, name, "true or false").astype(bool)
