"""Musical keys of a column: any spelling, numbers 0-11 with a mode beside them, or 0-23."""

from __future__ import annotations

from typing import Any

import numpy as np

from . import _core, values
from ._core import DataError
from .values import Reading

MODES = {"0": "minor", "minor": "minor", "min": "minor", "m": "minor", "1": "major", "major": "major", "maj": "major"}
FIELDS = {"key": "wheel", "intro_key": "intro_wheel", "outro_key": "outro_wheel"}  # -> the compiled half's column
SPELLINGS = "8A (Camelot), 1m (Open Key), Am or A minor, 0 to 11 with a mode, or 0 to 23"


def wheel(column: Any, modes: Any | None, reading: Reading, name: str = "key") -> np.ndarray:
    """Wheel index 0-23 of every row as int32, -1 where unknown. Raises DataError naming row, field and value."""
    if _is_numeric(column) and (modes is None or _is_numeric(modes)):
        together = np.empty(len(column), dtype=np.complex128)  # a pair of numbers that sorts
        together.real, together.imag = (
            np.nan_to_num(column, nan=-1),
            0 if modes is None else np.nan_to_num(modes, nan=-1),
        )
        _, first, codes = np.unique(together, return_index=True, return_inverse=True)
        return _by_code(
            column, modes, reading, name, codes.ravel(), [(column[i], None if modes is None else modes[i]) for i in first]
        )
    tonics, besides = _hashable(column), [None] * len(column) if modes is None else _hashable(modes)
    if tonics is None or besides is None:
        return _each(column, modes, reading, name)
    return _by_code(column, modes, reading, name, *values.coded(list(zip(tonics, besides, strict=True))))


def _is_numeric(column: Any) -> bool:
    return isinstance(column, np.ndarray) and column.dtype.kind in "fiu"


def _by_code(
    column: Any, modes: Any, reading: Reading, name: str, codes: np.ndarray, distinct: list[tuple[Any, Any]]
) -> np.ndarray:
    """Distinct pairs of key and mode read once.

    Where one is at fault or in doubt, every row, so that it can be named.
    """
    probe = Reading()
    try:
        found = _each([key for key, _ in distinct], None if modes is None else [mode for _, mode in distinct], probe, name)
    except DataError:
        return _each(column, modes, reading, name)  # once more, to name every row at fault
    if probe.notes:
        return _each(column, modes, reading, name)
    reading.units += probe.units
    return found[codes]


def _hashable(column: Any) -> list[Any] | None:
    """The values, NaN as None, where equal ones mean the same; None where one of them is of another kind."""
    if _is_numeric(column):
        return [None if v != v else v for v in column.tolist()]
    return list(column) if values.all_texts(column) else None


def _each(column: Any, modes: Any | None, reading: Reading, name: str) -> np.ndarray:
    texts: list[str] = []
    numbered = 0
    for row, value in enumerate(column):
        mode = None if modes is None else _mode(modes[row], row, reading)
        number = _whole(value)
        if number is not None and modes is not None:
            texts.append(_of_number(number, mode, row, reading, name))
        elif number is not None:
            numbered += number >= 0
            texts.append(str(number))
        else:
            texts.append(_of_text(value, mode, row, reading, name))
    if numbered:
        reading.units.append(f"{name} read as 0-23: 0-11 major from C, 12-23 minor")
    return _parsed(texts, column, reading, name)


def _one_of_two(text: str) -> bool:
    """Whether a text names several keys ('7A/8A' as some tools print it): which of them holds is not known."""
    try:
        parts = {_core.Key.parse(part) for part in text.split("/")}
    except DataError:
        return False
    return len(parts) > 1 and None not in parts


def _parsed(texts: list[str], column: Any, reading: Reading, name: str) -> np.ndarray:
    try:
        return np.asarray(_core.parse_keys(texts), dtype=np.int32)
    except DataError:
        pass  # found again below, to name the row by its title and the value as it was given
    doubtful: list[int] = []
    for row, text in enumerate(texts):
        try:
            _core.Key.parse(text)
        except DataError:
            if _one_of_two(text):
                doubtful.append(row)
                texts[row] = ""
                continue
            reading.lose(row, name, column[row], SPELLINGS)
            texts[row] = ""
    if doubtful:
        rows = "1 row" if len(doubtful) == 1 else f"{len(doubtful)} rows"
        reading.notes.append(
            f"{name} names two keys in {rows} ({column[doubtful[0]]!r} in row {doubtful[0] + 1}): read as unknown"
        )
    return np.asarray(_core.parse_keys(texts), dtype=np.int32)


def _whole(value: Any) -> int | None:
    """A key given as a number, also as a text or a float."""
    if values.is_missing(value) or isinstance(value, (bool, np.bool_, _core.Key)):
        return None
    found = values.as_number(value) if not isinstance(value, str) else _digits(value)
    return int(found) if found is not None and np.isfinite(found) and found == int(found) else None


def _digits(text: str) -> float | None:
    bare = text.strip()
    return float(bare) if bare.removeprefix("-").removesuffix(".0").isdecimal() and bare.isascii() else None


def _mode(value: Any, row: int, reading: Reading) -> str | None:
    if values.is_missing(value):
        return None
    number = _whole(value)
    word = str(number) if number is not None else "major" if value == "M" else str(value).strip().casefold()
    if word not in MODES:
        if word != "-1":
            reading.lose(row, "mode", value, "0 or minor, 1 or major")
        return None
    return MODES[word]


def _of_number(number: int, mode: str | None, row: int, reading: Reading, name: str) -> str:
    if number == -1 or mode is None:
        return ""  # a tonic without a mode is not a key
    if not 0 <= number <= 11:
        reading.lose(row, name, number, "0 to 11 where a mode stands beside it (-1 if unknown)")
        return ""
    return str(_core.Key(number, mode))


def _of_text(value: Any, mode: str | None, row: int, reading: Reading, name: str) -> str:
    if isinstance(value, _core.Key):
        return str(value)
    if values.is_missing(value):
        return ""
    if not isinstance(value, str):
        reading.lose(row, name, value, SPELLINGS)
        return ""
    text = value.strip()
    tonic_alone = len(text) <= 2 and text[:1].upper() in "ABCDEFG" and text[1:] in ("", "#", "b", "♯", "♭")
    return f"{text} {mode}" if mode and tonic_alone else text


def classical(key: _core.Key) -> str:
    """'Am', 'F#m', 'Db': as rekordbox and tags spell a key."""
    return key.name.replace(" minor", "m").replace(" major", "")
