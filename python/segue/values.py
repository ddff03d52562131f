"""Raw values of a column, read: what is missing, numbers in text, flags. Errors name row (from 1), field and value."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ._core import DataError
from .packed import Packed

NAN = float("nan")
MISSING_WORDS = frozenset({"", "na", "n/a", "<na>", "nan", "nat", "null", "none", "unknown", "-", "--", "?"})
TEXT_TYPES = {str, type(None)}
LONGEST_MISSING = max(map(len, MISSING_WORDS))
SUFFIX = re.compile(r"\s*(bpm|db|dbfs|lufs|lu|%|s|sec|ms|days?)$", re.I)


@dataclass
class Reading:
    """A table while it is being read: names its rows in errors and gathers what was detected."""

    titles: Sequence[Any] = ()
    units: list[str] = field(default_factory=list)  # how a unit or scale was taken
    notes: list[str] = field(default_factory=list)
    lenient: bool = False  # what cannot be read is unknown, and gathered here, instead of an error
    lost: dict[str, list[tuple[int, Any]]] = field(default_factory=dict)  # field -> (row, value)
    beside: dict[str, Any] = field(default_factory=dict)  # columns that the core has no place for: isrc, rating

    def lose(self, row: int, name: str, value: Any, must: str) -> None:
        """Takes the value as unknown and remembers it, or raises DataError where the table is not read leniently."""
        if not self.lenient:
            raise self.fail(row, name, value, must)
        self.lost.setdefault(name, []).append((row, value))

    def sentences(self) -> list[str]:
        """Units, notes, and what was lost, in words."""
        out = [*self.units, *self.notes]
        for name, places in self.lost.items():
            row, value = places[0]
            rows = "1 row" if len(places) == 1 else f"{len(places)} rows"
            out.append(
                f"{name} cannot be read in {rows}: taken as unknown; the first is {value!r:.60} in row {row + 1}"
            )
        return out

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


def all_texts(column: Any) -> bool:
    """Whether every value is a text or None: equal ones can then share what is made of them."""
    return isinstance(column, Packed) or (isinstance(column, list) and set(map(type, column)) <= TEXT_TYPES)


def coded(column: Sequence[Any]) -> tuple[np.ndarray, list[Any]]:
    """(code of every row, the distinct values by code): what is made of a value is then made once."""
    if isinstance(column, Packed):
        return column.coded()
    distinct = list(dict.fromkeys(column))
    code_of = dict(zip(distinct, range(len(distinct)), strict=True))
    return np.fromiter(map(code_of.__getitem__, column), dtype=np.int64, count=len(column)), distinct


def each(column: Any, read: Callable[[Any], float | None], reading: Reading, name: str, must: str) -> np.ndarray:
    """Every value through `read`, which answers None where it cannot. Raises DataError."""
    if all_texts(column):
        codes, distinct = coded(column)
        made = [read(v) for v in distinct]
        if None not in made:
            return np.array(made, dtype=np.float64)[codes]
    out = np.empty(len(column))
    for row, value in enumerate(column):
        found = read(value)
        if found is None:
            reading.lose(row, name, value, must)
            found = NAN
        out[row] = found
    return out


def quickly(column: Any) -> np.ndarray | None:
    """A column of texts that are numbers or empty, as floats; None where one of them takes a closer look."""
    if not all_texts(column):
        return None
    filled = [v or "nan" for v in column]
    if "_" in "".join(filled):
        return None
    try:
        out = np.fromiter(map(float, filled), dtype=np.float64, count=len(filled))
    except ValueError:
        return None
    return None if np.isinf(out).any() else out


def numbers(column: Any, reading: Reading, name: str) -> np.ndarray:
    """A column of numbers, NaN where missing; infinite values are errors. Raises DataError."""
    if isinstance(column, np.ndarray) and column.dtype.kind in "fiu":
        out = np.asarray(column, dtype=np.float64)
    elif (quick := quickly(column)) is not None:
        return quick
    else:
        out = each(column, as_number, reading, name, "a number")
    return finite(out, reading, name)


def finite(out: np.ndarray, reading: Reading, name: str) -> np.ndarray:
    """The column; infinite values are errors, or unknown where the table is read leniently. Raises DataError."""
    infinite = np.flatnonzero(np.isinf(out))
    if infinite.size:
        out = out.copy()
        for row in infinite.tolist():
            reading.lose(row, name, float(out[row]), "finite")
        out[infinite] = NAN
    return out


def within(out: np.ndarray, reading: Reading, name: str, lowest: float, highest: float, must: str) -> np.ndarray:
    """The column; values outside lowest..highest are errors, or unknown where the table is read leniently.

    Raises DataError.
    """
    with np.errstate(invalid="ignore"):
        outside = np.flatnonzero((out < lowest) | (out > highest))
    if outside.size:
        out = out.copy()
        for row in outside.tolist():
            reading.lose(row, name, float(out[row]), must)
        out[outside] = NAN
    return out


TRUE, FALSE = frozenset({"true", "t", "yes", "y", "1", "1.0"}), frozenset({"false", "f", "no", "n", "0", "0.0"})


def flags(column: Any, reading: Reading, name: str) -> np.ndarray:
    """A column of yes and no; missing counts as yes. Raises DataError."""

    def read(value: Any) -> float | None:
        word = "true" if is_missing(value) else str(value).strip().casefold()
        return 1.0 if word in TRUE else 0.0 if word in FALSE else None

    return each(column, read, reading, name, "true or false").astype(bool)
