"""Bytes of a text file, decoded; what is not UTF-8 is named by byte and line."""

from __future__ import annotations

from pathlib import Path

from .._core import DataError

UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decoded(path: Path) -> str:
    """The file's text: UTF-8 with or without a mark, or UTF-16 with one. Raises DataError."""
    data = path.read_bytes()
    encoding = "utf-16" if data[:2] in UTF16 else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as e:
        byte = data[e.start] if e.start < len(data) else 0
        line = data.count(b"\n", 0, e.start) + 1
        kind = "UTF-16" if encoding == "utf-16" else "UTF-8"
        raise DataError(f"{path}: byte 0x{byte:02x} at position {e.start} (line {line}) is not {kind}; save the file as UTF-8") from None
