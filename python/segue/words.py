"""Columns of words: titles, artists, genres, roles."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from . import _core, values
from .packed import Packed
from .values import Reading

ROLES = ("song", "score", "interlude", "jingle")
SINGULAR = ("artist", "artist_name", "track_artist", "creator", "performer", "band")
COMMA = re.compile(r",(?! )|, (?!The |the )")  # 'A,B' and 'A, B' are two; 'Tyler, The Creator' is one


def texts(column: Any) -> Any:
    """Texts, empty where missing, as a list or packed; whole numbers without a decimal point."""
    if isinstance(column, Packed):
        return column.without(values.MISSING_WORDS - {"-", "?", "--", ""})
    if values.all_texts(column) and _is_sound(column):
        longest = values.LONGEST_MISSING
        return [v if v is not None and len(v) > longest else _text(v) for v in column]
    return [_text(value) for value in column]


def _is_sound(column: list[str | None]) -> bool:
    """Whether no text holds half a character."""
    try:
        "".join(filter(None, column)).encode()
    except UnicodeEncodeError:
        return False
    return True


def _text(value: Any) -> str:
    if values.is_missing(value):
        return value.strip() if isinstance(value, str) and value.strip() in ("-", "?", "--") else ""
    if isinstance(value, (float, np.floating)) and float(value).is_integer():
        return str(int(value))
    # A surrogate that escaped decoding would not survive the way to UTF-8.
    return str(value).encode("utf-8", "replace").decode("utf-8")


def titles(column: Any) -> Any:
    """Titles as they stand, as a list or packed: a song may well be called 'Unknown' or 'None'."""
    if isinstance(column, Packed):
        return column
    if values.all_texts(column) and _is_sound(column):
        return [v or "" for v in column]
    return [str(v).encode("utf-8", "replace").decode("utf-8") if isinstance(v, str) else _text(v) for v in column]


def listed(text: str) -> Any:
    """A list or dict that a text holds, as tables keep them: "['rock', 'pop']"; None where it holds none."""
    if text[:1] not in "[{":
        return None
    for read in (json.loads, ast.literal_eval):
        try:
            found = read(text)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        if isinstance(found, (list, dict)):
            return found
    return None


def artists(column: Any, singular: bool) -> tuple[np.ndarray, list[list[str]]]:
    """(code of every row, artists by code).

    ';' parts names; ',' does so unless the header is of one artist ('Earth, Wind & Fire').
    """
    codes, distinct = values.coded(column) if values.all_texts(column) else (np.arange(len(column)), list(column))
    return codes, [_names(value, singular) for value in distinct]


def _names(value: Any, singular: bool) -> list[str]:
    if values.is_missing(value):
        return []
    if isinstance(value, str):
        found = listed(value.strip())
        parts: Iterable[Any] = found if found is not None else _split(value, singular)
    else:
        parts = value if _is_many(value) else [value]
    return [name for part in parts if (name := _text(part).strip())]


def _split(text: str, singular: bool) -> list[str]:
    if ";" in text:
        return text.split(";")
    return [text] if singular else COMMA.split(text)


def _is_many(value: Any) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, (str, bytes))


def genres(columns: list[Any], reading: Reading) -> tuple[np.ndarray, list[dict[str, float]]]:
    """(code of every row, tags with weights by code), from one or more columns.

    Raises DataError where a weight is no number above 0.
    """
    rows = list(zip(*columns, strict=True))
    codes, distinct = values.coded(rows) if all(map(values.all_texts, columns)) else (np.arange(len(rows)), rows)
    first = np.unique(codes, return_index=True)[1]
    out: list[dict[str, float]] = []
    for code, together in enumerate(distinct):
        row = int(first[code])
        tags: dict[str, float] = {}
        for value in together:
            for name, weight in _tags(value):
                found = values.as_number(weight)
                if found is None or not 0 < found < float("inf"):
                    raise reading.fail(row, f"the weight of genre '{name}'", weight, "a number above 0")
                tags[name] = max(found, tags.get(name, 0.0))
        out.append(tags)
    return codes, out


def _tags(value: Any) -> list[tuple[str, Any]]:
    if values.is_missing(value):
        return []
    if isinstance(value, str):
        found = listed(value.strip())
        value = re.split(r"[,;|/]", value) if found is None else found
    if isinstance(value, Mapping):
        pairs = [(str(name).strip(), weight) for name, weight in value.items()]
    else:
        pairs = [(_text(part).strip(), 1.0) for part in (value if _is_many(value) else [value])]
    return [(name, weight) for name, weight in pairs if name]


def roles(column: Any, reading: Reading) -> list[str]:
    """Roles, 'song' where missing. Raises DataError with 'did you mean'."""
    out = []
    for row, value in enumerate(column):
        word = "song" if values.is_missing(value) else str(value).strip().casefold()
        if word not in ROLES:
            raise reading.fail(
                row, "role", value, "song, score, interlude or jingle" + _core.did_you_mean(word, list(ROLES))
            )
        out.append(word)
    return out
