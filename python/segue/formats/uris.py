"""Lists of Spotify URIs or links, one a line: what Spotify's desktop program takes from the clipboard."""

from __future__ import annotations

import re
from typing import Any

from .. import table
from .._core import DataError
from ..table import Table
from .listing import Listing
from .m3u8 import CONTROL
from .source import Source

ID = re.compile(r"(?:spotify:track:|https?://open\.spotify\.com/(?:[\w-]+/)?track/)?([0-9A-Za-z]{22})(?:[?#].*)?")
WITHOUT = "# no Spotify URI: "


def read(source: Source, playlist: str | None = None) -> Table:
    """One row a URI, and one for every track of which writing said that it has none.

    Raises DataError naming the line.
    """
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(re.split(r"\r\n|\n|\r", source.text), 1):
        line = line.strip()
        if line.startswith(WITHOUT.strip()):
            rows.append({"id": None, "title": line[len(WITHOUT.strip()) :].strip(), "location": None})
        elif line and not line.startswith("#"):
            if not (found := ID.fullmatch(line)):
                raise DataError(
                    f"{source.name}: line {number}: '{line[:60]}' is not a Spotify URI such as "
                    f"spotify:track:4uLU6hMCjMI75M1A2tKUQC"
                )
            rows.append({"id": f"spotify:track:{found[1]}", "title": None, "location": f"spotify:track:{found[1]}"})
    if not rows:
        return Table(0, {"id": [], "title": []}, format="uris")
    out = table.from_dicts(rows)
    out.format = "uris"
    return out


def write(listing: Listing) -> bytes:
    """A URI a line; a track without one is a comment, so that none is lost silently."""
    lines = []
    for track, label in zip(listing.tracks, listing.labels, strict=True):
        found = next((m for text in (track.location, track.id.partition("#")[0]) if (m := ID.fullmatch(text))), None)
        lines.append(f"spotify:track:{found[1]}" if found else WITHOUT + CONTROL.sub(" ", label))
    return ("".join(f"{line}\n" for line in lines)).encode()
