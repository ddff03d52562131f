"""JSON: a list of objects, an object of columns, or an object that keeps such a list in 'tracks'."""

from __future__ import annotations

import json
from pathlib import Path

from .. import table
from .._core import DataError
from ..table import Table
from . import text


def read(path: Path) -> Table:
    """Raises DataError that names the line where the file is no JSON."""
    content = text.decoded(path)
    try:
        found = json.loads(content)
    except json.JSONDecodeError as e:
        raise DataError(f"{path}: line {e.lineno}: {e.msg}; it is not JSON") from None
    except RecursionError:
        raise DataError(f"{path}: its brackets nest too deeply") from None
    if isinstance(found, dict) and isinstance(found.get("tracks"), list):
        found = found["tracks"]
    try:
        if isinstance(found, list):
            return table.from_dicts(found)
        if isinstance(found, dict):
            return table.from_columns(found)
    except DataError as e:
        raise DataError(f"{path}: {e}") from None
    raise DataError(f"{path}: it holds {type(found).__name__}; a list of objects, one a track, is needed")
