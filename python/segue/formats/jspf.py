"""JSPF: XSPF as JSON, as ListenBrainz and MusicBrainz write it. Features ride along in an extension of each track."""

from __future__ import annotations

import json
from typing import Any

from .. import table
from .._core import DataError
from ..table import Table
from . import json as json_
from . import listing as listing_
from . import locations
from .listing import Listing
from .source import Source

EXTENSION = "urn:segue:track"
TEXTS = {"title": "title", "creator": "artists", "album": "album", "annotation": "note"}


def read(source: Source, playlist: str | None = None) -> Table:
    """One row a track. Raises DataError."""
    found = json_.parsed(source.text, source.name)
    inner = found.get("playlist") if isinstance(found, dict) else None
    if not isinstance(inner, dict) or not isinstance(tracks := inner.get("track", []), list):
        raise DataError(f"{source.name}: JSPF holds an object 'playlist' with a list 'track'; this file does not")
    rows = []
    for i, track in enumerate(tracks):
        if not isinstance(track, dict):
            raise DataError(f"{source.name}: track {i + 1} is {track!r:.60}; it must be an object")
        rows.append(_row(track, i, source.name))
    out = table.from_dicts(rows)
    out.format, out.own, out.title = "jspf", tracks, str(inner.get("title") or "")
    return out


def _row(track: dict[str, Any], i: int, name: str) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key, to in TEXTS.items():
        if track.get(key) is not None:
            if not isinstance(track[key], (str, int, float)):
                raise DataError(f"{name}: track {i + 1}: {key} is {track[key]!r:.60}; it must be a text")
            out[to] = [str(track[key])] if to == "artists" else str(track[key])
    duration = track.get("duration")
    if duration is not None:
        if isinstance(duration, bool) or not isinstance(duration, (int, float)) or duration < 0:
            raise DataError(f"{name}: track {i + 1}: duration is {duration!r:.60}; it must be milliseconds, 0 or more")
        out["duration_s"] = duration / 1000
    for key, to in (("identifier", "id"), ("location", "location")):
        first = track[key][:1] if isinstance(track.get(key), list) else [track[key]] if track.get(key) else []
        if first:
            out[to] = locations.from_url(str(first[0])) if to == "location" else str(first[0])
    extensions = track.get("extension")
    ours = extensions.get(EXTENSION) if isinstance(extensions, dict) else None
    if isinstance(ours, dict):
        return dict.fromkeys(out) | ours
    return out


def write(listing: Listing) -> bytes:
    """The tracks in order; from JSPF, each with all that it held."""
    tracks = []
    for i, track in enumerate(listing.tracks):
        made = dict(listing.own[i]) if listing.own else _track(track)
        extensions = made.get("extension")
        made["extension"] = {**(extensions if isinstance(extensions, dict) else {}), EXTENSION: listing_.known(track)}
        tracks.append(made)
    return (
        json.dumps({"playlist": {"title": listing.title, "track": tracks}}, ensure_ascii=False, indent=1) + "\n"
    ).encode()


def _track(track: Any) -> dict[str, Any]:
    made: dict[str, Any] = {
        "title": track.title,
        "creator": ", ".join(track.artists),
        "album": track.album,
        "annotation": track.note,
    }
    if track.duration is not None:
        made["duration"] = round(track.duration * 1000)
    if track.location:
        made["location"] = [locations.to_url(track.location)]
    if locations.SCHEME.match(track.id):
        made["identifier"] = [track.id]
    return {name: value for name, value in made.items() if value != ""}
