"""Bytes of a text file, decoded: UTF-8, UTF-16 with or without a mark, older encodings, and lines that mix them."""

from __future__ import annotations

import re

from .._core import DataError

MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
NAMES = {"cp1252": "Windows-1252", "latin_1": "Latin 1"}
SAMPLE = 1 << 16
ENOUGH = 48  # bytes above 127 from which a guess at an old encoding is better than Windows-1252


def decoded(data: bytes, name: str, notes: list[str]) -> str:
    """The text; what was guessed or mended is added to `notes`. Raises DataError where it is no text."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name).lstrip("\ufeff")
    if wide := _wide(data):
        notes.append(f"read as {wide.upper()}: every other byte is 0")
        return _strict(data, wide, name)
    data = _without_nul(data, name, notes)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as e:
        return _old(data, e.start, notes)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return _without_nul_signs(data.decode(encoding if encoding != "utf-8" else "utf-8-sig"))
    except UnicodeDecodeError as e:
        if encoding == "utf-8":
            return data.decode("utf-8-sig", "replace")
        raise DataError(
            f"{name}: byte {e.start} is not {encoding.upper()}, which its first bytes promise; the "
            f"file is damaged or cut short"
        ) from None


def _without_nul_signs(text: str) -> str:
    return text.replace("\0", "")


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: nearly every second byte of Latin text is 0."""
    sample = data[:SAMPLE]
    half = len(sample) // 2
    if half < 4 or len(data) % 2:
        return ""
    even, odd = sample[0 : 2 * half : 2].count(0), sample[1 : 2 * half : 2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.1 * half else ""


def _without_nul(data: bytes, name: str, notes: list[str]) -> bytes:
    nuls = data.count(b"\0")
    if not nuls:
        return data
    line = data.count(b"\n", 0, data.index(b"\0")) + 1
    if nuls > 8 and nuls > len(data) // 100:
        raise DataError(
            f"{name}: line {line} and others hold {nuls} NUL bytes; it is not a text file of a known format"
        )
    notes.append(f"{nuls} NUL bytes left out, the first in line {line}")
    return data.replace(b"\0", b"")


def _old(data: bytes, first: int, notes: list[str]) -> str:
    """Not UTF-8 throughout: each line that is UTF-8 stays so, the others are taken as one older encoding."""
    parts = re.split(rb"(\r\n|\n|\r)", data)
    odd = [part for part in parts if not _is_utf8(part)]
    encoding = _guess(b"\n".join(odd))
    line = data.count(b"\n", 0, first) + 1
    notes.append(
        f"{len(odd)} {'line is' if len(odd) == 1 else 'lines are'} not UTF-8, the first is line "
        f"{line}: read as {NAMES.get(encoding, encoding)}; "
        "save the file as UTF-8 if names look wrong"
    )
    return "".join(part.decode("utf-8" if _is_utf8(part) else encoding, "replace") for part in parts)


def _is_utf8(part: bytes) -> bool:
    try:
        part.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guess(sample: bytes) -> str:
    """charset-normalizer's guess where it is installed and the sample is large enough, else Windows-1252."""
    if sum(byte > 127 for byte in sample[:SAMPLE]) >= ENOUGH:
        try:
            from charset_normalizer import from_bytes
        except ImportError:
            return "cp1252"
        if best := from_bytes(sample[:SAMPLE]).best():
            return best.encoding
    return "cp1252"
