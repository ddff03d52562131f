"""M3U and M3U8 playlists. Features ride along in #SEGUE comments, which players skip, so that a saved order can be explained."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from .. import _core, table, values
from .._core import DataError
from ..table import Table
from . import text

EXTINF = re.compile(r"#EXTINF:\s*(-?\d+(?:\.\d+)?)[^,]*,(.*)", re.I)
FIELDS = ("id", "title", "artists", "album", "genres", "role", "available", "note")


def read(path: Path) -> Table:
    """One row an entry: location, title, artist and duration, and what #SEGUE says. An empty playlist is an empty crate."""
    rows: list[dict[str, Any]] = []
    waiting: dict[str, Any] = {}
    for number, line in enumerate(text.decoded(path).splitlines(), 1):
        line = line.strip()
        if found := EXTINF.match(line):
            waiting |= _extinf(found)
        elif line.startswith("#SEGUE:"):
            waiting |= _features(line, number, path)
        elif line and not line.startswith("#"):
            rows.append(_entry(line, waiting))
            waiting = {}
    return table.from_dicts(rows)


def _extinf(found: re.Match[str]) -> dict[str, Any]:
    seconds, name = float(found[1]), found[2].strip()
    artist, dash, title = name.partition(" - ")
    out: dict[str, Any] = {"artists": [artist.strip()], "title": title.strip()} if dash else {"title": name}
    if seconds > 0:
        out["duration (s)"] = seconds
    return out


def _features(line: str, number: int, path: Path) -> dict[str, Any]:
    try:
        found = json.loads(line.removeprefix("#SEGUE:"))
    except json.JSONDecodeError as e:
        raise DataError(f"{path}: line {number}: #SEGUE does not hold JSON: {e.msg}") from None
    if not isinstance(found, dict):
        raise DataError(f"{path}: line {number}: #SEGUE must hold an object")
    if "duration" in found:
        found["duration (s)"] = found.pop("duration")
    return found


def _entry(line: str, waiting: dict[str, Any]) -> dict[str, Any]:
    out = {"location": line, **waiting}
    if "title" not in out:
        out["title"] = Path(line.replace("\\", "/")).stem
    return out


def write(playlist: Any, path: Path) -> str:
    """EXTINF and a location for every track, the unavailable ones too; a track without a location gets its label."""
    lines = ["#EXTM3U"]
    for track, row in zip(playlist.tracks, playlist.order, strict=True):
        label = playlist.crate.label(int(row)).replace("\n", " ")
        seconds = -1 if track.duration is None else round(track.duration)
        lines.append(f"#EXTINF:{seconds},{label}")
        lines.append("#SEGUE:" + json.dumps(_known(track), ensure_ascii=False))
        lines.append(track.location or label.replace("/", "_"))
    return "\n".join(lines) + "\n"


def _known(track: _core.Track) -> dict[str, Any]:
    """What is known of a track, as JSON takes it."""
    out: dict[str, Any] = {name: getattr(track, name) for name in (*FIELDS, *_core.scalars())}
    if track.key is not None:
        out["key"] = str(track.key)
    return {name: value for name, value in out.items() if not values.is_missing(value)}
