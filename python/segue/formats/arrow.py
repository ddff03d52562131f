"""Arrow IPC and Feather, through pyarrow or polars."""

from __future__ import annotations

import io
from typing import Any

from ..table import Table
from .parquet import library, tabled
from .source import Source


def read(source: Source, playlist: str | None = None) -> Table:
    """Raises DataError where no library can read it or the file is damaged."""
    return tabled(source, "Arrow", _frame)


def _frame(source: Source) -> Any:
    if library(source.name) == "pyarrow":
        import pyarrow.feather

        return pyarrow.feather.read_table(io.BytesIO(source.content))
    import polars

    return polars.read_ipc(io.BytesIO(source.content))
