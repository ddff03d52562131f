"""M3U and M3U8 playlists.

Features ride along in #SEGUE comments, which players skip, so that a saved order can be explained.
"""

from __future__ import annotations

import json
import re
from typing import Any

from .. import table
from .._core import DataError
from ..table import Table
from . import listing as listing_
from . import locations
from .listing import Listing
from .source import Source

EXTINF = re.compile(r"#EXTINF:\s*(-?\d{1,9}(?:\.\d{1,9})?)?([^,]*),(.*)", re.I)
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
SAID = {
    "#EXTALB:": "album",
    "#EXTGENRE:": "genres",
    "#EXTART:": "artist",
}  # what later entries inherit until it is said anew
CONTROL = re.compile("[\0-\x1f\x7f\x85\u2028\u2029]")


def read(source: Source, playlist: str | None = None) -> Table:
    """One row an entry: location, title, artist and duration, and what #SEGUE says.

    An empty playlist is an empty crate.
    """
    rows: list[dict[str, Any]] = []
    own: list[list[str]] = []
    waiting: dict[str, Any] = {}
    inherited: dict[str, Any] = {}
    more: list[str] = []
    title = ""
    for number, line in enumerate(re.split(r"\r\n|\n|\r", source.text), 1):
        line = line.strip()
        if found := EXTINF.match(line):
            waiting |= _extinf(found)
        elif line.startswith("#SEGUE:"):
            waiting |= _features(line, number, source.name)
        elif line[:10].upper() == "#PLAYLIST:":
            title = title or line[10:].strip()
        elif said := SAID.get(line.partition(":")[0].upper() + ":"):
            inherited[said] = line.partition(":")[2].strip()
            more.append(line)
        elif line.startswith("#"):
            if line[:7].upper() != "#EXTM3U":
                more.append(line)
        elif line:
            rows.append(_entry(line, inherited | waiting))
            own.append(more)
            waiting, more = {}, []
    out = table.from_dicts(rows)
    out.format, out.own, out.title = "m3u8", own, title
    return out


def _extinf(found: re.Match[str]) -> dict[str, Any]:
    name = found[3].strip()
    artist, dash, title = name.partition(" - ")
    out: dict[str, Any] = (
        {"artists": [artist.strip()], "title": title.strip()} if dash else {"title": name} if name else {}
    )
    if found[1] and float(found[1]) > 0:
        out["duration_s"] = float(found[1])
    out |= {key: value for key, value in ATTRIBUTE.findall(found[2]) if value and key not in out}
    return out


def _features(line: str, number: int, name: str) -> dict[str, Any]:
    try:
        found = json.loads(line.removeprefix("#SEGUE:"))
    except (json.JSONDecodeError, RecursionError) as e:
        raise DataError(
            f"{name}: line {number}: #SEGUE does not hold JSON: {getattr(e, 'msg', 'it nests too deeply')}"
        ) from None
    if not isinstance(found, dict):
        raise DataError(f"{name}: line {number}: #SEGUE must hold an object")
    if "duration" in found:
        found["duration_s"] = found.pop("duration")
    return {"artists": None, "title": None, **found}  # nothing that EXTINF guesses stands beside what is known


def _entry(line: str, waiting: dict[str, Any]) -> dict[str, Any]:
    out = {"location": line, **waiting}
    if line[:14].casefold() == "spotify:track:" and "id" not in out:
        out["id"] = line
    if "title" not in out:
        out["title"] = locations.stem(line)
    return out


def write(listing: Listing) -> bytes:
    """EXTINF and a location for every track, the unavailable ones too; a track without a location gets its label."""
    lines = ["#EXTM3U"]
    if listing.title:
        lines.append("#PLAYLIST:" + CONTROL.sub(" ", listing.title))
    for i, track in enumerate(listing.tracks):
        lines += listing.own[i] if listing.own else []
        label = CONTROL.sub(" ", listing.labels[i]).strip() or "track"
        lines.append(f"#EXTINF:{-1 if track.duration is None else round(track.duration)},{label}")
        features = listing_.known(track)
        place = CONTROL.sub(" ", track.location).strip() or label.replace("/", "_")
        place = f"./{place}" if place.startswith("#") else place
        if place == features.get("location"):
            del features["location"]
        else:
            features.setdefault("location", None)
        lines.append(
            "#SEGUE:"
            + json.dumps(features, ensure_ascii=False)
            .replace("\x85", "\\u0085")
            .replace("\u2028", "\\u2028")
            .replace("\u2029", "\\u2029")
        )
        lines.append(place)
    return ("\n".join(lines) + "\n").encode()
