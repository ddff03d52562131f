"""A column of texts as Arrow holds it, one run of bytes with offsets.

It reaches the crate without a Python object a row.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Collection, Iterator, Sequence
from typing import Any, overload

import numpy as np

from ._core import DataError


class Packed(Sequence[Any]):
    """Texts of a pyarrow array, None where null. Raises DataError where its bytes are not UTF-8."""

    def __init__(self, array: Any) -> None:
        import pyarrow as pa

        chunked = array if isinstance(array, pa.ChunkedArray) else pa.chunked_array([array])
        whole = chunked.cast(pa.large_string()).combine_chunks()
        self.array: Any = whole.chunk(0) if isinstance(whole, pa.ChunkedArray) else whole
        try:
            self.array.validate(full=True)
        except pa.ArrowInvalid as e:
            raise DataError(f"a column of texts is damaged: {e}") from None

    def __len__(self) -> int:
        return len(self.array)

    @overload
    def __getitem__(self, at: int) -> Any: ...
    @overload
    def __getitem__(self, at: slice) -> list[Any]: ...
    def __getitem__(self, at: int | slice) -> Any:
        return self.array[at].to_pylist() if isinstance(at, slice) else self.array[int(at)].as_py()

    def __iter__(self) -> Iterator[Any]:
        return iter(self.array.to_pylist())

    def coded(self) -> tuple[np.ndarray, list[Any]]:
        """(code of every row, the distinct texts by code)."""
        found = self.array.dictionary_encode(null_encoding="encode")
        return np.asarray(found.indices.to_numpy(zero_copy_only=False), dtype=np.int64), found.dictionary.to_pylist()

    def without(self, words: Collection[str]) -> Packed:
        """The column with texts that are one of `words`, but for case and blanks around, as null."""
        import pyarrow as pa
        import pyarrow.compute as pc

        plain = pc.utf8_lower(pc.utf8_trim_whitespace(self.array))
        named = pc.is_in(plain, value_set=pa.array(sorted(words), pa.large_string()))
        return Packed(pc.if_else(named, None, self.array)) if pc.any(named).as_py() else self

    def is_ascii(self) -> bool:
        """Whether every text is ASCII."""
        return bytes_of(self.array)[1].isascii()

    def arrays(self) -> tuple[np.ndarray, bytes]:
        """(offsets, bytes): row r is bytes[offsets[r]:offsets[r + 1]], empty where null."""
        return bytes_of(self.array.fill_null("") if self.array.null_count else self.array)


def bytes_of(array: Any) -> tuple[np.ndarray, Any]:
    """The buffers of an array of large strings; a view is cut to what it shows."""
    _, offsets, data = array.buffers()
    begins = np.frombuffer(offsets, dtype=np.int64)[array.offset : array.offset + len(array) + 1]
    if not len(array) or data is None:
        return np.zeros(len(array) + 1, dtype=np.int64), b""
    return begins - begins[0], memoryview(data)[begins[0] : begins[-1]].tobytes()


def of(series: Any) -> Packed | None:
    """A narwhals series of texts, packed where polars or pyarrow hold it; None elsewhere."""
    import narwhals.stable.v1 as nw

    library = nw.get_native_namespace(series).__name__
    if library not in ("polars", "pyarrow") or importlib.util.find_spec("pyarrow") is None:
        return None
    return Packed(series.to_arrow())
