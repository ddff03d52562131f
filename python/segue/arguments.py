"""Arguments, checked before the compiled half sees them; the errors are sentences that name the argument."""

from __future__ import annotations

import math
import operator
from typing import Any

from ._core import DataError

LARGEST = 2**31 - 1


def whole(value: Any, what: str, least: int = 0, most: int = LARGEST, error: type[ValueError] = DataError) -> int:
    """`value` as an int within least..most. Raises `error`."""
    try:
        found = operator.index(value)
    except TypeError:
        found = None
    if found is None or isinstance(value, bool):
        raise error(f"{what} is {value!r}; it must be a whole number")
    if found < least:
        raise error(f"{what} is {found}; it must be {least} or more")
    if found > most:
        raise error(f"{what} is {found}; it must be at most {most}")
    return found


def number(value: Any, what: str, least: float = -math.inf, error: type[ValueError] = DataError) -> float:
    """`value` as a finite float, `least` or more. Raises `error`."""
    try:
        found = None if isinstance(value, (str, bytes, bool)) else float(value)
    except (TypeError, ValueError, OverflowError):
        found = None
    if found is None:
        raise error(f"{what} is {value!r}; it must be a number")
    if not math.isfinite(found):
        raise error(f"{what} is {found}; it must be finite")
    if found < least:
        raise error(f"{what} is {found:g}; it must be {least:g} or more")
    return found


def text(value: Any, what: str, error: type[ValueError] = DataError) -> str:
    """`value` where it is a text that can be written as UTF-8. Raises `error`."""
    if not isinstance(value, str):
        raise error(f"{what} is {value!r}; it must be a text")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise error(f"{what} is {value!r}; it holds half a character") from None
    return str(value)
