"""Arrow IPC and Feather, through pyarrow or polars."""

from __future__ import annotations

import io
from typing import Any

from .. import frames
from .._core import DataError
from ..table import Table
from .parquet import library
from .source import Source


def read(source: Source, playlist: str | None = None) -> Table:
    """Raises DataError where no library can read it or the file is damaged."""
    try:
        out = frames.to_table(_frame(source))
    except DataError:
        raise
    except Exception as e:  # both libraries raise errors of their own for damaged files
        raise DataError(f"{source.name}: it cannot be read as Arrow: {e}") from None
    out.format = "arrow"
    return out


def _frame(source: Source) -> Any:
    if library(source.name) == "pyarrow":
        import pyarrow.feather

        return pyarrow.feather.read_table(io.BytesIO(source.content))
    import polars

    return polars.read_ipc(io.BytesIO(source.content))
