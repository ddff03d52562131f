"""PLS playlists: FileN, TitleN, LengthN. Features ride along in SegueN keys, which players skip."""

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
from .m3u8 import CONTROL
from .source import Source

KEY = re.compile(r"([A-Za-z]+)(\d{1,9})\s*=(.*)")


def read(source: Source, playlist: str | None = None) -> Table:
    """One row for every FileN, in the order of the numbers. Raises DataError where it is no PLS."""
    lines = [line.strip() for line in re.split(r"\r\n|\n|\r", source.text)]
    if not any(line.casefold() == "[playlist]" for line in lines):
        raise DataError(f"{source.name}: line 1: a PLS file starts with [playlist]")
    entries: dict[int, dict[str, str]] = {}
    said = None
    for line in lines:
        if found := KEY.fullmatch(line):
            entries.setdefault(int(found[2]), {})[found[1].casefold()] = found[3].strip()
        elif line.casefold().startswith("numberofentries"):
            said = line.partition("=")[2].strip()
    numbers = [n for n in sorted(entries) if entries[n].keys() & {"file", "title", "segue"}]
    if said is not None and said != str(len(numbers)):
        source.notes.append(f"NumberOfEntries is {said}, but {len(numbers)} are there; all are read")
    out = table.from_dicts([_row(entries[n], n, source.name) for n in numbers])
    out.format, out.own = (
        "pls",
        [{k: v for k, v in entries[n].items() if k not in ("file", "title", "length", "segue")} for n in numbers],
    )
    return out


def _row(entry: dict[str, str], number: int, name: str) -> dict[str, Any]:
    place = entry.get("file", "")
    artist, dash, title = entry.get("title", "").partition(" - ")
    out: dict[str, Any] = {
        "location": place or None,
        "title": (title if dash else artist).strip() or locations.stem(place),
    }
    if dash:
        out["artists"] = [artist.strip()]
    length = re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", entry.get("length", ""))
    if length and float(length[0]) > 0:
        out["duration_s"] = float(length[0])
    if "segue" in entry:
        try:
            found = json.loads(entry["segue"])
        except (json.JSONDecodeError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise DataError(f"{name}: Segue{number} does not hold a JSON object")
        out |= {"artists": None, "title": None, "duration_s": None} | found
    return out


def write(listing: Listing) -> bytes:
    """FileN, TitleN, LengthN and SegueN for every track."""
    lines = ["[playlist]"]
    for i, track in enumerate(listing.tracks):
        label = CONTROL.sub(" ", listing.labels[i]).strip()
        features = listing_.known(track)
        place = CONTROL.sub(" ", track.location).strip() or label.replace("/", "_")
        if place == features.get("location"):
            del features["location"]
        else:
            features.setdefault("location", None)
        n = i + 1
        lines += [f"File{n}={place}", f"Title{n}={label}"]
        lines.append(f"Length{n}={-1 if track.duration is None else round(track.duration)}")
        lines += [f"{key.capitalize()}{n}={value}" for key, value in (listing.own[i] if listing.own else {}).items()]
        lines.append(f"Segue{n}={json.dumps(features)}")
    return ("\n".join([*lines, f"NumberOfEntries={len(listing)}", "Version=2"]) + "\n").encode()
