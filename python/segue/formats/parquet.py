"""Parquet, through pyarrow or polars, whichever is installed."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from .. import frames
from .._core import DataError
from ..table import Table


def read(path: Path) -> Table:
    """Raises DataError where no library can read it or the file is damaged."""
    if not path.exists():
        raise FileNotFoundError(path)
    try:
        return frames.to_table(_frame(path))
    except DataError:
        raise
    except Exception as e:  # both libraries raise errors of their own for damaged files
        raise DataError(f"{path}: it cannot be read as parquet: {e}") from None


def _frame(path: Path) -> Any:
    if importlib.util.find_spec("pyarrow") is not None:
        import pyarrow.parquet

        return pyarrow.parquet.read_table(path)
    if importlib.util.find_spec("polars") is not None:
        import polars

        return polars.read_parquet(path)
    raise DataError(f"{path}: parquet needs pyarrow or polars: pip install segue[formats]")
