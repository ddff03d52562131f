"""Cue sheets: the tracks of a disc or of a mix, with durations from their starts."""

from __future__ import annotations

import itertools
import re
from typing import Any

from .. import table
from .._core import DataError
from ..table import Table
from .source import Source

INDEX = re.compile(r"\s*INDEX\s+0?1\s+(\d{1,6}):(\d{1,2}):(\d{1,2})\s*", re.I)
FRAMES = 75  # of a second


def read(source: Source, playlist: str | None = None) -> Table:
    """One row a TRACK; what the sheet says of the disc holds for all. Raises DataError where there is no TRACK."""
    disc: dict[str, Any] = {}
    rows: list[dict[str, Any]] = []
    file = None
    for number, line in enumerate(re.split(r"\r\n|\n|\r", source.text), 1):
        if index := INDEX.fullmatch(line):
            minutes, seconds, frames = map(int, index.groups())
            if not rows or seconds > 59 or frames >= FRAMES:
                raise DataError(
                    f"{source.name}: line {number}: INDEX is '{line.strip()}'; it must be MM:SS:FF of "
                    f"a TRACK, FF below 75"
                )
            rows[-1]["start"] = minutes * 60 + seconds + frames / FRAMES
            continue
        found = re.match(r'\s*(?:REM\s+)?(\w+)\s+(?:"([^"]*)"|(.*))', line)
        if not found:
            continue
        word, value = found[1].upper(), (found[2] if found[2] is not None else found[3]).strip()
        if word == "FILE":
            file = value if found[2] is not None else value.rpartition(" ")[0] or value
        elif word == "TRACK":
            rows.append({"location": file, "track number": value.partition(" ")[0]})
        elif word in ("TITLE", "PERFORMER", "GENRE", "DATE", "ISRC", "BPM", "COMMENT"):
            (rows[-1] if rows else disc)[word] = value
    if not rows:
        raise DataError(f"{source.name}: it holds no TRACK; a cue sheet has one for each piece")
    _durations(rows)
    made = [_row(row, disc) for row in rows]
    out = table.from_dicts(made)
    out.format, out.title = "cue", str(disc.get("TITLE", ""))
    return out


def _durations(rows: list[dict[str, Any]]) -> None:
    """From start to start within one file; the last of a file has none."""
    for a, b in itertools.pairwise(rows):
        if a["location"] == b["location"] and "start" in a and b.get("start", -1) > a["start"]:
            a["duration_s"] = b["start"] - a["start"]


def _row(row: dict[str, Any], disc: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": row.get("TITLE") or f"Track {row['track number']}",
        "artist": row.get("PERFORMER") or disc.get("PERFORMER"),
        "album": disc.get("TITLE"),
        "genres": row.get("GENRE") or disc.get("GENRE"),
        "year": _year(row.get("DATE") or disc.get("DATE")),
        "bpm": row.get("BPM"),
        "isrc": row.get("ISRC"),
        "duration_s": row.get("duration_s"),
        "location": row["location"],
        "track number": row["track number"],
        "start (s)": row.get("start"),
    }


def _year(text: str | None) -> str | None:
    found = re.search(r"\b\d{4}\b", text or "")
    return found[0] if found else None
