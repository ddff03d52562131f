"""Which format a file is in, by its content; the name decides only where the content says nothing."""

from __future__ import annotations

import re

from .._core import DataError
from . import registry, text
from .registry import Format
from .source import Source

BINARY = ((b"PAR1", "parquet"), (b"ARROW1", "arrow"), (b"bplist00", "itunes"))
ROOTS = {"DJ_PLAYLISTS": "rekordbox", "NML": "traktor", "plist": "itunes", "playlist": "xspf"}
ROOT = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>]|\[.*?\])*>|\s)*<(?:[\w.-]+:)?([\w.-]+)", re.S)
CUE = re.compile(r"^\s*TRACK\s+\d+\s+\w+\s*$", re.M | re.I)
URI = re.compile(r"\s*(?:spotify:track:|https?://open\.spotify\.com/(?:[\w-]+/)?track/)\w+", re.I)
ENTRY = re.compile(r".*\.(?:mp3|m4a|flac|ogg|opus|wav|aiff?|wma|aac|m3u8?)\s*$|https?://\S+\s*$", re.I)
ANALYSIS = re.compile(r'"(?:lowlevel|rhythm|tonal)"\s*:\s*\{')
JSPF = re.compile(r'\A\s*\{\s*"playlist"\s*:\s*\{')


def form_of(source: Source) -> Format:
    """The format of a source. Raises DataError where neither content nor name tells."""
    if source.path is not None and source.path.is_dir():
        return registry.named("folder")
    found = _by_content(source)
    if found:
        return registry.named(found)
    if source.path is not None:
        return registry.of_path(source.path)
    return registry.named("csv")


def _by_content(source: Source) -> str:
    head = source.head
    for mark, name in BINARY:
        if head.startswith(mark):
            return name
    if head.startswith(b"SQLite format 3\0"):
        from . import sqlite

        return sqlite.kind(source)
    if head.startswith(b"PK\x03\x04"):
        return "excel"
    try:
        return _by_text(text.decoded(head[: len(head) // 4 * 4], source.name, []), source)
    except DataError:
        return ""  # its reader will say what is wrong


def _by_text(start: str, source: Source) -> str:
    bare = start.lstrip("\ufeff \t\r\n")
    if bare.startswith("<"):
        root = ROOT.match(bare)
        return ROOTS.get(root[1], "") if root else ""
    if bare[:7].upper() == "#EXTM3U":
        return "m3u8"
    if bare[:10].casefold() == "[playlist]":
        return "pls"
    if bare[:1] in "{[" and bare:
        return _json(bare)
    if CUE.search(bare):
        return "cue"
    end = source.path.suffix.casefold() if source.path is not None else ""
    lines = [line for line in bare.splitlines()[:50] if line.strip()]
    real = [line for line in lines if not line.lstrip().startswith("#")]
    if real and all(URI.match(line) for line in real):
        return "uris" if end not in (".m3u", ".m3u8") else "m3u8"
    if end in (".m3u", ".m3u8") or (real and all(ENTRY.fullmatch(line) for line in real)):
        return "m3u8" if end not in (".csv", ".tsv") else "csv"
    known = registry.of_path(source.path).name if source.path is not None and _known(end) else ""
    return known if known in ("csv", "pls", "cue") else "csv" if _is_table(real) else ""


def _known(end: str) -> bool:
    return any(end in form.extensions for form in registry.FORMATS)


def _json(bare: str) -> str:
    if JSPF.match(bare):
        return "jspf"
    return "acousticbrainz" if ANALYSIS.search(bare) else "json"


def _is_table(lines: list[str]) -> bool:
    """Whether the first two lines part into as many fields."""
    if not lines:
        return False
    return any(lines[0].count(d) and all(line.count(d) >= 1 for line in lines[1:2]) for d in ",;\t|")
