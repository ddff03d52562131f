"""Data frames in and out, of whatever library they came from (through narwhals)."""

from __future__ import annotations

import importlib.util
from typing import Any

import numpy as np

from . import packed
from ._core import DataError
from .table import Table


def _wrapped(native: Any) -> Any:
    import narwhals.stable.v1 as nw

    try:
        return nw.from_native(native, eager_only=True)
    except TypeError:
        pass
    except Exception as e:  # narwhals refuses repeated column names with an error of its own
        raise DataError(f"the frame cannot be read: {e}") from None
    if hasattr(native, "collect"):
        raise DataError(f"the frame is lazy ({type(native).__name__}); collect() it first")
    raise DataError(f"a crate is made of a frame, a list of dicts, a dict of columns or a path, not of {type(native).__name__}")


def held(native: Any) -> Any:
    """The frame itself; of a DuckDB relation its rows as an Arrow table, for a relation may give others next time."""
    if type(native).__module__.partition(".")[0] not in ("duckdb", "_duckdb"):
        return native
    try:
        return native.to_arrow_table() if hasattr(native, "to_arrow_table") else native.fetch_arrow_table()
    except Exception as e:  # DuckDB's own errors, or that of a missing pyarrow
        raise DataError(f"the relation cannot be read: {e}") from None


def to_table(native: Any) -> Table:
    """Columns of a frame: float arrays where numeric, packed texts where Arrow has them, else lists. Raises DataError."""
    frame = _wrapped(native)
    return Table(len(frame), {str(name): _values(frame, name) for name in frame.columns})


def _values(frame: Any, name: Any) -> Any:
    import narwhals.stable.v1 as nw

    series = frame.get_column(name)
    if series.dtype.is_numeric() and not isinstance(series.dtype, nw.Decimal):
        try:
            return np.asarray(series.cast(nw.Float64).to_numpy(), dtype=np.float64)
        except (TypeError, ValueError):  # a nullable column of pandas
            return [float("nan") if missing else float(v) for v, missing in zip(series.to_list(), series.is_null().to_list(), strict=True)]
    if series.dtype == nw.String and (texts := packed.of(series)) is not None:
        return texts
    return series.to_list()


def take(native: Any, rows: np.ndarray) -> Any:
    """The frame (or list of dicts) with its rows in this order: same type, same index labels."""
    if isinstance(native, list):
        return [native[r] for r in rows]
    return _wrapped(native)[rows.tolist(), :].to_native()


def like(native: Any, columns: dict[str, Any]) -> Any:
    """A new frame of the type of `native`; of pandas, else polars, else a list of dicts where that is None or a list."""
    if native is None:
        return default(columns)
    if isinstance(native, list):
        return _dicts(columns)
    import narwhals.stable.v1 as nw

    return nw.from_dict(columns, backend=nw.get_native_namespace(_wrapped(native))).to_native()


def default(columns: dict[str, Any]) -> Any:
    """A frame of pandas if present, else polars, else a list of dicts."""
    for library in ("pandas", "polars"):
        if importlib.util.find_spec(library) is not None:
            return importlib.import_module(library).DataFrame(columns)
    return _dicts(columns)


def _dicts(columns: dict[str, Any]) -> list[dict[str, Any]]:
    lists = [values.tolist() if isinstance(values, np.ndarray) else list(values) for values in columns.values()]
    return [dict(zip(columns, row, strict=True)) for row in zip(*lists, strict=True)]


def raw_columns(native: Any) -> dict[str, list[Any]]:
    """Every column of a frame (or list of dicts) as a list of Python values."""
    if isinstance(native, list):
        return {name: [track[name] for track in native] for name in (native[0] if native else ())}
    frame = _wrapped(native)
    return {str(name): frame.get_column(name).to_list() for name in frame.columns}
