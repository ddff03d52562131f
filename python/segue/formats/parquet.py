"""Parquet, through pyarrow or polars, whichever is installed."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Callable
from typing import Any

from .. import frames
from .._core import DataError
from ..table import Table
from . import exportify
from .listing import Listing
from .source import Source


def read(source: Source, playlist: str | None = None) -> Table:
    """Raises DataError where no library can read it or the file is damaged."""
    return tabled(source, "parquet", _frame)


def tabled(source: Source, form: str, frame: Callable[[Source], Any]) -> Table:
    """The table of what `frame` reads with one of the two libraries, which raise errors of their own for damaged files."""
    try:
        out = frames.to_table(frame(source))
    except DataError:
        raise
    except Exception as e:
        raise DataError(f"{source.name}: it cannot be read as {form}: {e}") from None
    out.format = form.lower()
    return out


def library(name: str) -> str:
    """pyarrow, else polars. Raises DataError."""
    for found in ("pyarrow", "polars"):
        if importlib.util.find_spec(found) is not None:
            return found
    raise DataError(f"{name}: this format needs pyarrow or polars: pip install segue[formats]")


def _frame(source: Source) -> Any:
    with source.on_disk() as path:
        if library(source.name) == "pyarrow":
            import pyarrow.parquet

            return pyarrow.parquet.read_table(path, memory_map=False)
        import polars

        return polars.read_parquet(path)


def write(listing: Listing) -> bytes:
    """The frame in its new order with its own types, where the crate came from one; else columns of what is known."""
    if listing.crate._native is not None:
        return _as_held(listing)
    columns = listing.columns if listing.is_table else {}
    columns = {name: typed(column) for name, column in (columns or exportify.columns(listing)).items()}
    out = io.BytesIO()
    try:
        if library("parquet") == "pyarrow":
            import pyarrow
            import pyarrow.parquet

            pyarrow.parquet.write_table(pyarrow.table(columns), out)
        else:
            import polars

            polars.DataFrame(columns, strict=False).write_parquet(out)
    except Exception as e:
        raise DataError(f"the columns cannot be written as parquet: {e}") from None
    return out.getvalue()


def _as_held(listing: Listing) -> bytes:
    """The user's own frame in its new order: every type as it was."""
    import narwhals.stable.v1 as nw
    import numpy as np

    out = io.BytesIO()
    try:
        nw.from_native(frames.take(listing.crate._native, np.asarray(listing.order)), eager_only=True).write_parquet(
            out
        )
    except Exception as e:  # each library raises errors of its own
        raise DataError(f"the frame cannot be written as parquet: {e}") from None
    return out.getvalue()


def typed(column: list[Any]) -> list[Any]:
    """A column of one type as it is; one that mixes types as texts, empty ones as null."""
    from .. import values

    known = [None if values.is_missing(v) and not (isinstance(v, str) and v) else v for v in column]
    kinds = {
        float if isinstance(v, (int, float)) and not isinstance(v, bool) else type(v) for v in known if v is not None
    }
    return known if len(kinds) <= 1 and not kinds & {dict, set} else [None if v is None else str(v) for v in known]
